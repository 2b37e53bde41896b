/*
 * Runs the product directly after `git clone`: installs the packages when they are missing or older than the lockfile,
 * builds the tab when it is older than its sources, then goes on in the same process. Needs nothing but Node and npm.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
process.chdir(root)

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Node ${process.versions.node} is too old: Node 20.19 or newer is needed.`)
  process.exit(1)
}

/** A mark with the id of the process that installs or builds. */
const preparing = '.preparing'

/** Runs a command to its end; ends with its code when it fails. */
function run(command, args, env = {}) {
  const { status, signal } = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } })
  if (status === 0) return
  rmSync(preparing, { force: true })
  process.exit(status ?? (signal ? 130 : 1))
}

const timeOf = (path) => (existsSync(path) ? statSync(path).mtimeMs : 0)

function newestIn(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true }).reduce(
    (newest, entry) =>
      entry.isFile() ? Math.max(newest, timeOf(join(entry.parentPath ?? entry.path, entry.name))) : newest,
    0,
  )
}

/** Whether the process that made the mark still works. */
function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/**
 * Does something that two processes must not do at once (server and worker are often started together): the second
 * waits for the first, and then finds it done. A mark that a killed process left is taken over.
 */
function onceAtATime(isDone, act) {
  while (!isDone()) {
    try {
      writeFileSync(preparing, String(process.pid), { flag: 'wx' })
    } catch {
      if (existsSync(preparing) && !isAlive(Number(readFileSync(preparing, 'utf8')))) rmSync(preparing, { force: true })
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200)
      continue
    }
    if (!isDone()) act()
    rmSync(preparing, { force: true })
    return
  }
}

// npm writes this file at the end of an installation.
const isInstalled = () => timeOf('node_modules/.package-lock.json') >= timeOf('package-lock.json')
onceAtATime(isInstalled, () => {
  console.error('Installing packages …')
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'])
})

const bin = (name) => join('node_modules', '.bin', name)

function isBuilt() {
  const sources = [newestIn('tabs'), newestIn('core'), timeOf('vite.config.ts'), timeOf('package-lock.json')]
  return timeOf('dist/tab/index.html') > Math.max(...sources)
}
const buildTab = () =>
  onceAtATime(isBuilt, () => {
    console.error('Building the tab …')
    run(bin('vite'), ['build', '--logLevel', 'warn'])
  })

const checks = {
  types: ['tsc', ['--noEmit']],
  lint: ['eslint', ['.']],
  format: ['prettier', ['--check', '--log-level', 'warn', '.']],
  boundaries: ['depcruise', ['--config', '.dependency-cruiser.cjs', '.']],
}

/** What neither serves the tab nor tests it. */
const withoutTab = new Set(['appPackage/package.ts'])

const [task = '', ...rest] = process.argv.slice(2)
switch (task) {
  case 'test':
    buildTab()
    run(bin('vitest'), ['run', ...rest])
    break
  case 'check':
    for (const [name, [command, args]] of Object.entries(checks)) {
      console.error(`check: ${name}`)
      run(bin(command), args)
    }
    buildTab()
    if (!rest.includes('--without-tests')) run(bin('vitest'), ['run'])
    break
  default: {
    if (!withoutTab.has(task)) buildTab()
    process.argv.splice(1, 2, join(root, task))
    const { register } = await import('tsx/esm/api')
    register()
    await import(pathToFileURL(join(root, task)).href)
  }
}
