import type { TokenCredential } from '@azure/identity'
import type { SecretClientOptions } from '@azure/keyvault-secrets'
import { Trouble } from '../core/errors.ts'
import { readSecretsKeys, type SecretsKey } from './secrets.ts'

/** Name of the secret in Key Vault whose value is what SECRETS_KEYS would be. */
export const keysSecret = 'assigner-secrets-keys'

/**
 * Reads the keys that secrets are sealed with from Azure Key Vault, once, when a process starts.
 * @param credential who asks; by default as Azure finds it: managed identity, workload identity, environment.
 * @throws Trouble when the vault does not answer or refuses, or when what it holds are no keys.
 */
export async function keysInVault(
  url: string,
  credential?: TokenCredential,
  options: SecretClientOptions = {},
): Promise<SecretsKey[]> {
  // Large libraries, which only deployments with a vault need.
  const [{ SecretClient }, { DefaultAzureCredential }] = await Promise.all([
    import('@azure/keyvault-secrets'),
    import('@azure/identity'),
  ])
  const client = new SecretClient(url, credential ?? new DefaultAzureCredential(), options)
  const about = `the secret ${keysSecret} of ${new URL(url).host}`
  const { value } = await client.getSecret(keysSecret).catch((error: unknown) => {
    const because = error instanceof Error ? error.message.split(/[\r\n]/)[0] : 'no answer'
    throw new Trouble('refused', 'Key Vault', `${about} cannot be read: ${because}`, { cause: error })
  })
  const read = readSecretsKeys(value ?? '')
  if ('keys' in read) return read.keys
  throw new Trouble('unintelligible', 'Key Vault', `${about} holds no keys: expected ${read.expected}`)
}
