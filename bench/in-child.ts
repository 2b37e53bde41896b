import { spawn } from 'node:child_process'
import type { Report } from './report.ts'

export type Million = {
  users: number
  enrollments: number
  profiles: number
  seed: number
  /** How many of the profiles DuckDB checks. */
  check: number
  /** What the process may take at most, in MB. */
  bound: number
}

/** Runs the large plan in a process of its own. @throws when that process fails. */
export async function inChild(million: Million): Promise<Omit<Report, 'drafts'>> {
  const options = Object.entries(million).map(([name, value]) => `--${name}=${value}`)
  const heap = `--max-old-space-size=${million.bound}`
  const child = spawn(process.execPath, [heap, 'scripts/run.mjs', 'bench/million.ts', ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const stop = (): void => {
    child.kill()
  }
  process.once('exit', stop)
  const output: Buffer[] = []
  child.stdout.on('data', (data: Buffer) => output.push(data))
  const code = await new Promise<number | null>((done, fail) => {
    child.once('error', fail)
    child.once('close', done)
  })
  process.removeListener('exit', stop)
  const said = Buffer.concat(output).toString().trim()
  if (code !== 0) throw new Error(`the process with a million users ended with ${code}: ${said}`)
  return JSON.parse(said.slice(said.lastIndexOf('\n') + 1)) as Omit<Report, 'drafts'>
}
