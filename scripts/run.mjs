/*
 * Runs the product directly after `git clone`: installs the packages when they are missing or older than the lockfile,
 * builds the tab when it is older than its sources, then goes on in the same process. Needs nothing but Node and npm.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
process.chdir(root)

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Node ${process.versions.node} is too old: Node 20.19 or newer is needed.`)
  process.exit(1)
}

/** Runs a command to its end; ends with its code when it fails. */
function run(command, args, env = {}) {
  const { status, signal } = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } })
  if (status !== 0) process.exit(status ?? (signal ? 130 : 1))
}

const timeOf = (path) => (existsSync(path) ? statSync(path).mtimeMs : 0)

function newestIn(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true }).reduce(
    (newest, entry) =>
      entry.isFile() ? Math.max(newest, timeOf(join(entry.parentPath ?? entry.path, entry.name))) : newest,
    0,
  )
}

// npm writes this file at the end of an installation.
if (timeOf('node_modules/.package-lock.json') < timeOf('package-lock.json')) {
  console.error('Installing packages …')
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'])
}

const bin = (name) => join('node_modules', '.bin', name)

function buildTab() {
  const built = timeOf('dist/tab/index.html')
  if (built > Math.max(newestIn('tabs'), newestIn('core'), timeOf('vite.config.ts'), timeOf('package-lock.json')))
    return
  console.error('Building the tab …')
  run(bin('vite'), ['build', '--logLevel', 'warn'])
}

const checks = {
  types: ['tsc', ['--noEmit']],
  lint: ['eslint', ['.']],
  format: ['prettier', ['--check', '--log-level', 'warn', '.']],
  boundaries: ['depcruise', ['--config', '.dependency-cruiser.cjs', '.']],
}

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
    buildTab()
    process.argv.splice(1, 2, join(root, task))
    const { register } = await import('tsx/esm/api')
    register()
    await import(pathToFileURL(join(root, task)).href)
  }
}
