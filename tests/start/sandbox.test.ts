import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeInOrder } from '../../sandbox/start/close-in-order.ts'
import { sandboxConfig } from '../../sandbox/start/sandbox-config.ts'

/* The sandbox as `npm start` runs it, in a folder of the test's own. */
let folder: string
const processes: ChildProcess[] = []

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'assigner-sandbox-'))
})
afterAll(() => {
  for (const child of processes) if (child.exitCode === null) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

type Ended = { code: number | null; said: string; problems: string }

/** Starts the sandbox; Ctrl-C as npm passes it on, twice, once `stopAt` is said. */
function started(options: string[], env: Record<string, string>, stopAt?: string): Promise<Ended> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'sandbox/start.ts', ...options], {
    env: { PATH: process.env.PATH, ...env },
  })
  processes.push(child)
  const ended: Ended = { code: null, said: '', problems: '' }
  let told = false
  child.stdout.on('data', (chunk: Buffer) => {
    ended.said += chunk.toString()
    if (told || stopAt === undefined || !ended.said.includes(stopAt)) return
    told = true
    child.kill('SIGINT')
    setTimeout(() => child.kill('SIGINT'), 20)
  })
  child.stderr.on('data', (chunk: Buffer) => (ended.problems += chunk.toString()))
  return new Promise((done, fail) => {
    child.once('error', fail).once('close', (code) => done({ ...ended, code }))
  })
}

describe('Ctrl-C', () => {
  it.each(['Starting the sandbox', 'Running maintenance', 'Ctrl-C ends everything'])(
    'ends the sandbox quietly and saves everything, told at "%s"; the next start goes on',
    async (stopAt) => {
      const ended = await started(['--folder', folder, '--users', '60'], { PORT: '0' }, stopAt)
      expect(ended).toMatchObject({ code: 0, problems: '' })
      expect(ended.said).toContain('Stopping')
      const files = readdirSync(folder)
      for (const file of ['sandbox.json', 'learn365.json', 'directory.json', 'cosmos']) expect(files).toContain(file)
      expect(files.filter((file) => file.endsWith('.new'))).toEqual([])
    },
  )

  it('closes what is left also where one cannot be closed, and says which', async () => {
    const closed: string[] = []
    const closing = [
      () => Promise.reject(new Error('the disk is full')),
      () => Promise.resolve(void closed.push('mail')),
    ]
    expect(await closeInOrder(closing)).toEqual(['Error: the disk is full'])
    expect(closed).toEqual(['mail'])
  })
})

describe('The sandbox', () => {
  it('names a variable that is wrong, what was found and what would be right, and ends with the code for that', async () => {
    const { code, problems } = await started(['--folder', folder], { PORT: 'abc' })
    expect(code).toBe(78)
    expect(problems).toContain('PORT: found "abc", expected a port number, 0 to 65535')
    expect(problems).not.toMatch(/\bat .*:\d+/)
  })

  it('says what it can be told', async () => {
    const ended = await started(['--help'], {})
    expect(ended).toMatchObject({ code: 0, problems: '' })
    for (const option of ['--users', '--reset', '--folder', '--playground']) expect(ended.said).toContain(option)
  })

  it('names an option that is wrong, and never forgets a folder that is no sandbox', async () => {
    const other = mkdtempSync(join(folder, 'other-'))
    writeFileSync(join(other, 'mine.txt'), 'mine')
    const wrong = [
      [['--users', '5'], '--users: found 5, expected a whole number of at least 60'],
      [['--colour'], "Unknown option '--colour'"],
      [['--reset', '--folder', other], `--reset: found no sandbox.json in ${other}, expected the folder of a sandbox`],
    ] as const
    const ends = await Promise.all(
      wrong.map(async ([options, words]) => [await started([...options], {}), words] as const),
    )
    for (const [{ code, problems }, words] of ends) {
      expect(code).toBe(64)
      expect(problems).toContain(words)
      expect(problems).not.toMatch(/\bat .*:\d+/)
    }
    expect(existsSync(join(other, 'mine.txt'))).toBe(true)
  })

  it('takes a free port where the wanted one is taken, and says it in the links of mails', async () => {
    const taken = createServer().listen(0)
    await once(taken, 'listening')
    const wanted = (taken.address() as AddressInfo).port
    const outside = {
      COSMOS_ENDPOINT: 'http://127.0.0.1:1',
      COSMOS_KEY: 'a key',
      ENTRA_APP_ID: '0f6c1d2e-3b4a-4c5d-8e6f-7a8b9c0d1e2f',
      BOT_ID: '1f6c1d2e-3b4a-4c5d-8e6f-7a8b9c0d1e2f',
      BOT_SECRET: 'a secret',
      BOT_TENANT_ID: '2f6c1d2e-3b4a-4c5d-8e6f-7a8b9c0d1e2f',
      SMTP_URL: 'smtp://127.0.0.1:1',
      MAIL_FROM: 'assigner@contoso.example',
      SECRETS_KEYS: `k1:${Buffer.alloc(32, 5).toString('base64')}`,
    }
    for (const PORT of [String(wanted), '0']) {
      const { port, publicUrl } = await sandboxConfig({ PORT, PUBLIC_URL: '' }, outside)
      expect(port).toBeGreaterThan(0)
      expect(port).not.toBe(wanted)
      expect(publicUrl).toBe(`http://localhost:${port}`)
    }
    taken.close()
    await once(taken, 'close')
    const said = { PORT: String(wanted), PUBLIC_URL: 'https://assigner.example' }
    expect(await sandboxConfig(said, outside)).toMatchObject({ port: wanted, publicUrl: said.PUBLIC_URL })
  })
})
