import { describe, expect, it } from 'vitest'
import { readSecretsKeys, secretsWith, type SecretsKey } from '../../adapters/secrets.ts'
import { TenantId } from '../../core/ids.ts'

const contoso = TenantId.parse('11111111-1111-4111-8111-111111111111')
const fabrikam = TenantId.parse('22222222-2222-4222-8222-222222222222')
const key = (id: string, byte: number): SecretsKey => ({ id, key: Buffer.alloc(32, byte) })
const now = () => new Date('2026-11-23T12:00:00Z')
const secrets = secretsWith([key('new', 1)], now)
const secret = 'Pa$$wörd~with~東京'

describe('A sealed secret', () => {
  const sealed = secrets.seal(contoso, 'learn365ApiKey', secret)

  it('opens again', () => {
    expect(secrets.open(contoso, 'learn365ApiKey', sealed)).toBe(secret)
  })

  it('shows only how it ends and since when it is set', () => {
    expect(sealed).toMatchObject({ endsIn: '~東京'.padStart(4, secret.at(-4)), since: '2026-11-23T12:00:00.000Z' })
    expect(JSON.stringify(sealed)).not.toContain('Pa$$')
  })

  it('shows nothing of its end when it is short', () => {
    expect(secrets.seal(contoso, 'learn365ApiKey', '12345678901').endsIn).toBe('')
    expect(secrets.seal(contoso, 'learn365ApiKey', '123456789012').endsIn).toBe('9012')
  })

  it('looks different every time it is sealed', () => {
    expect(secrets.seal(contoso, 'learn365ApiKey', secret).sealed).not.toBe(sealed.sealed)
  })

  it('does not open for another tenant, or in another field', () => {
    expect(() => secrets.open(fabrikam, 'learn365ApiKey', sealed)).toThrow()
    expect(() => secrets.open(contoso, 'entraClientSecret', sealed)).toThrow()
  })

  it('does not open when a bit of it was changed, or when it was cut', () => {
    const [id = '', body = ''] = sealed.sealed.split(':')
    const bytes = Buffer.from(body, 'base64')
    for (let at = 0; at < bytes.length; at += 5) {
      const changed = Buffer.from(bytes)
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(() =>
        secrets.open(contoso, 'learn365ApiKey', { ...sealed, sealed: `${id}:${changed.toString('base64')}` }),
      ).toThrow()
    }
    for (const length of [0, 11, 12, 16, 27, 28, bytes.length - 1]) {
      const cut = bytes.subarray(0, length).toString('base64')
      expect(() => secrets.open(contoso, 'learn365ApiKey', { ...sealed, sealed: `${id}:${cut}` })).toThrow()
    }
  })

  it('opens after the keys have changed, as long as its own is listed', () => {
    const rotated = secretsWith([key('newer', 2), key('new', 1)], now)
    expect(rotated.open(contoso, 'learn365ApiKey', sealed)).toBe(secret)
    expect(rotated.seal(contoso, 'learn365ApiKey', secret).sealed).toMatch(/^newer:/)
  })

  it('names the key that is missing, and not the secret', () => {
    const other = secretsWith([key('other', 3)], now)
    expect(() => other.open(contoso, 'learn365ApiKey', sealed)).toThrow(
      'learn365ApiKey was sealed with the key "new", which is not among SECRETS_KEYS',
    )
  })
})

describe('The keys of the configuration', () => {
  const base64 = Buffer.alloc(32, 9).toString('base64')

  it('are read in their order', () => {
    expect(readSecretsKeys(`k2:${base64}, k1:${base64}`)).toEqual({ keys: [key('k2', 9), key('k1', 9)] })
  })

  it.each(['', 'k1', 'k1:', `:${base64}`, `k 1:${base64}`, 'k1:c2hvcnQ=', `k1:${base64},`])(
    'are refused when they are %j',
    (text) => {
      expect(readSecretsKeys(text)).toEqual({ expected: 'id:key[,id:key…], each key 32 bytes in base64' })
    },
  )
})
