import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from './free-port.ts'

export type Playground = { url: string; close(): Promise<void> }

const root = join(import.meta.dirname, '..', '..')
const usualPort = 56_150
const patienceMs = 30_000

/**
 * Starts Microsoft's Agents Playground as a process of its own, with people of Contoso (`.m365agentsplayground.yml`), and
 * waits until it answers. It opens no browser, sends no telemetry, and keeps its log in `folder`.
 * @param botUrl where the bot listens, `/api/messages` included.
 */
export async function startPlayground(botUrl: string, folder: string, wanted = usualPort): Promise<Playground> {
  const port = await freePort(wanted)
  const cli = createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/cli.js')
  const args = [
    'start',
    '--app-endpoint',
    botUrl,
    '--channel-id',
    'msteams',
    '--port',
    String(port),
    '--disable-telemetry',
  ]
  const child = spawn(process.execPath, [cli, ...args], {
    stdio: 'ignore',
    env: {
      PATH: process.env.PATH,
      TEAMSAPPTESTER_BROWSER: 'none',
      M365_AGENTS_PLAYGROUND_CONFIG_PATH: join(root, '.m365agentsplayground.yml'),
      M365_AGENTS_PLAYGROUND_LOGFILE: join(folder, 'playground.log'),
    },
  })
  const url = `http://localhost:${port}`
  const ended = once(child, 'exit')
  const close = async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
    await ended
  }
  const until = Date.now() + patienceMs
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error(`the playground ended with code ${child.exitCode}; see playground.log`)
    if (await answers(url)) return { url, close }
    await sleep(200)
  }
  await close()
  throw new Error(`the playground does not answer at ${url}`)
}

/** Whether somebody serves there already; that nobody does is no error. */
const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    ({ ok }) => ok,
    () => false,
  )
