import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { buildPackage } from '../../appPackage/build-package.ts'
import { readDeployment, type Deployment } from '../../appPackage/deployment.ts'
import { told } from '../../appPackage/problem.ts'
import product from '../../package.json' with { type: 'json' }

/** What the repository has. */
export const committed = join(import.meta.dirname, '..', '..', 'appPackage')

export const environment = {
  PUBLIC_URL: 'https://assigner.contoso.com',
  ENTRA_APP_ID: '1b4e28ba-2fa1-4d2b-883f-0016d3cca427',
  BOT_ID: '7c9e6679-7425-40de-944b-e07fc1f90ae7',
}

export function deploymentOf(more: Record<string, string> = {}): Deployment {
  const read = readDeployment({ ...environment, ...more })
  if ('deployment' in read) return read.deployment
  throw new Error(read.problems.map(told).join('\n'))
}

type Parts = { folder?: string; more?: Record<string, string> }

export const build = ({ folder = committed, more }: Parts = {}) =>
  buildPackage({ folder, deployment: deploymentOf(more), productVersion: product.version })

/** The zip. @throws with all problems where there are some. */
export async function zipOf(parts?: Parts): Promise<Buffer> {
  const built = await build(parts)
  if ('zip' in built) return built.zip
  throw new Error(built.problems.map(told).join('\n'))
}

/** The problems as they are told; none where a zip was made. */
export async function problemsOf(parts?: Parts): Promise<string[]> {
  const built = await build(parts)
  return 'problems' in built ? built.problems.map(told) : []
}

/** A copy of the package's files that a test may break; gone after the test. */
export function aCopy(): string {
  const folder = mkdtempSync(join(tmpdir(), 'app-package-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const file of ['manifest.json', 'ja.json', 'color.png', 'outline.png'])
    cpSync(join(committed, file), join(folder, file))
  return folder
}

/** Changes the text of a file of a copy. @throws where there is nothing to change: the test would prove nothing. */
export function change(folder: string, file: string, from: string | RegExp, to: string): void {
  const path = join(folder, file)
  const text = readFileSync(path, 'utf8')
  const changed = text.replace(from, () => to)
  if (changed === text) throw new Error(`${file} has no ${String(from)}`)
  writeFileSync(path, changed)
}
