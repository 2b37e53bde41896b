import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const Kept = z.object({ secretsKey: z.string(), cosmosKey: z.string(), startedAt: z.iso.datetime(), users: z.int() })
export type Kept = z.infer<typeof Kept>

/** What a sandbox must remember of itself to open its own data again; made at the first start. */
export function keepKeys(folder: string, users: number): Kept {
  const file = join(folder, 'sandbox.json')
  if (existsSync(file)) return Kept.parse(JSON.parse(readFileSync(file, 'utf8')))
  mkdirSync(folder, { recursive: true })
  const made: Kept = {
    secretsKey: randomBytes(32).toString('base64'),
    cosmosKey: randomBytes(64).toString('base64'),
    startedAt: new Date().toISOString(),
    users,
  }
  writeFileSync(file, JSON.stringify(made, null, 2), { mode: 0o600 })
  return made
}
