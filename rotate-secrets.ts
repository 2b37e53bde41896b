import { pathToFileURL } from 'node:url'
import { rotateSecrets, type Rotation } from './actions/rotate-secrets.ts'
import { configOrExit, type Config } from './config.ts'
import { openOutside, type Overrides } from './ports.ts'

/** Seals every tenant's secrets with the first key of SECRETS_KEYS. */
export async function rotateAll(config: Config, overrides: Overrides = {}): Promise<Rotation> {
  const outside = await openOutside(config, overrides)
  try {
    return await rotateSecrets(outside.ports)
  } finally {
    await outside.close()
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { resealed, asTheyWere, failed } = await rotateAll(configOrExit(process.env))
  process.stdout.write(
    `Sealed anew: ${resealed} tenants. Under the first key already, or without secrets: ${asTheyWere}.\n`,
  )
  for (const { tenantId, because } of failed) process.stderr.write(`Tenant ${tenantId}: ${because}\n`)
  if (failed.length === 0) process.stdout.write('The other keys of SECRETS_KEYS are not needed any more.\n')
  else process.exitCode = 1
}
