import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createDefaultHttpClient, type HttpClient } from '@azure/core-rest-pipeline'
import { afterEach, describe, expect, it } from 'vitest'
import { keysInVault, keysSecret } from '../../adapters/key-vault.ts'

const vaultUrl = 'https://contoso-assigner.vault.azure.net'
const key = Buffer.alloc(32, 5).toString('base64')
const ends: (() => void)[] = []
afterEach(() => {
  for (const end of ends.splice(0)) end()
})

/** Key Vault as its REST reference describes it: a challenge first, then the secret. */
async function aVault(
  secrets: Record<string, string>,
  mayRead = true,
): Promise<{ client: HttpClient; asked: string[] }> {
  const asked: string[] = []
  const server = createServer((req, res) => {
    asked.push(`${req.method} ${req.url?.replace(/\?.*/, '')} ${req.headers.authorization ?? 'without a token'}`)
    const answer = (status: number, body: unknown, headers: Record<string, string> = {}) =>
      res.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
    const challenge = 'Bearer authorization="https://login.microsoftonline.com/t", resource="https://vault.azure.net"'
    const refused = (code: string) => ({ error: { code, message: `${code}: not for this caller.` } })
    if (req.headers.authorization === undefined)
      return void answer(401, refused('Unauthorized'), { 'www-authenticate': challenge })
    if (!mayRead) return void answer(403, refused('Forbidden'))
    const [, , name = ''] = (req.url ?? '').split(/[/?]/)
    const value = secrets[name]
    if (value === undefined) return void answer(404, refused('SecretNotFound'))
    answer(200, { value, id: `${vaultUrl}/secrets/${name}/1`, attributes: { enabled: true } })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  ends.push(() => void server.close())
  const real = createDefaultHttpClient()
  const { port } = server.address() as AddressInfo
  return {
    asked,
    // The library speaks TLS to Azure alone; on this machine the same requests go to the vault that is played here.
    client: {
      sendRequest: (request) =>
        real.sendRequest({
          ...request,
          url: request.url.replace(vaultUrl, `http://127.0.0.1:${port}`),
          allowInsecureConnection: true,
        }),
    },
  }
}

const someone = {
  getToken: () => Promise.resolve({ token: 'a-token-of-azure', expiresOnTimestamp: Date.now() + 3_600_000 }),
}
const read = (client: HttpClient) =>
  keysInVault(vaultUrl, someone, { httpClient: client, retryOptions: { maxRetries: 0 } })

describe('The keys that secrets are sealed with, in Key Vault', () => {
  it('are read with the token of whoever the process is', async () => {
    const { client, asked } = await aVault({ [keysSecret]: `2026-11:${key}` })
    expect(await read(client)).toEqual([{ id: '2026-11', key: Buffer.alloc(32, 5) }])
    expect(asked.at(-1)).toMatch(/^GET \/secrets\/assigner-secrets-keys\/? Bearer a-token-of-azure$/)
  })

  it('are missed in words that say where, and never show what was found', async () => {
    await expect(read((await aVault({})).client)).rejects.toThrow(
      /assigner-secrets-keys of contoso-assigner.*SecretNotFound/,
    )
    await expect(read((await aVault({}, false)).client)).rejects.toThrow(/Forbidden/)
    const half = await aVault({ [keysSecret]: 'a-secret-that-is-no-key' })
    const error = await read(half.client).catch(String)
    expect(error).toMatch(/holds no keys: expected id:key/)
    expect(error).not.toContain('a-secret-that-is-no-key')
  })
})
