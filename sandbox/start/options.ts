import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'

export type StartOptions = { folder: string; users: number | undefined; watchTab: boolean; playground: boolean }

const fewestUsers = 60

const usage = `npm start -- [options]: the whole product on this machine, with stand-ins for everything outside.

  --users <n>      makes the demo tenant as large, at least ${fewestUsers}; kept until --reset
  --reset          forgets what the sandbox has kept
  --folder <path>  where it keeps its data (.sandbox)
  --watch-tab      builds the tab again whenever it changes
  --playground     opens the bot in Microsoft's Agents Playground
  --help           says this
`

/** A wrong option: said on standard error, and an end with code 64 (a usage error). */
function refuse(words: string): never {
  process.stderr.write(`${words}\n`)
  process.exit(64)
}

function parsed(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        users: { type: 'string' },
        folder: { type: 'string' },
        reset: { type: 'boolean', default: false },
        'watch-tab': { type: 'boolean', default: false },
        playground: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error))
  }
}

/** Forgets a sandbox; a folder that is none is left alone. */
function reset(folder: string): void {
  const isSandbox = existsSync(join(folder, 'sandbox.json'))
  if (!isSandbox && existsSync(folder) && readdirSync(folder).length > 0)
    refuse(`--reset: found no sandbox.json in ${folder}, expected the folder of a sandbox`)
  rmSync(folder, { recursive: true, force: true })
}

/**
 * The options of `npm start`: `--users` (at least 60; kept until `--reset`), `--folder` (where the sandbox keeps its
 * data, default `usualFolder`), `--reset` (done here), `--watch-tab`, `--playground` (the bot in Microsoft's Agents
 * Playground), `--help` (said here).
 */
export function readOptions(args: string[], usualFolder: string): StartOptions {
  const said = parsed(args)
  if (said.help) {
    process.stdout.write(usage)
    process.exit(0)
  }
  const users = said.users === undefined ? undefined : Number(said.users)
  if (users !== undefined && (!Number.isInteger(users) || users < fewestUsers))
    refuse(`--users: found ${said.users}, expected a whole number of at least ${fewestUsers}`)
  const folder = resolve(said.folder ?? usualFolder)
  if (said.reset) reset(folder)
  return { folder, users, watchTab: said['watch-tab'], playground: said.playground }
}
