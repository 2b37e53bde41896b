import { exportSPKI, SignJWT, type JWTPayload } from 'jose'
import { makeSigningKey, type SigningKeys } from './signing-keys.ts'
import { sign } from './tokens.ts'

/** A way in which a token can be wrong; each must be refused by whoever validates it. */
export const forgeries = [
  'alg none',
  'HS256 with the public key',
  'another key',
  'unknown kid',
  'tampered',
  'expired',
  'not yet valid',
  'another audience',
  'another issuer',
  "another tenant's issuer",
  'another client',
  'without scope',
  'without oid',
  'without tid',
  'for an app',
] as const
export type Forgery = (typeof forgeries)[number]

const stranger = '0badf00d-0000-4000-8000-000000000000'
const text = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** A token made of good claims, with exactly one thing wrong. */
export async function forge(kind: Forgery, keys: SigningKeys, good: JWTPayload): Promise<string> {
  const key = keys.current()
  const signed = (changes: JWTPayload) => sign(key, { ...good, ...changes })
  const at = Math.floor(Date.now() / 1000)
  switch (kind) {
    case 'alg none':
      return `${text({ typ: 'JWT', alg: 'none', kid: key.kid })}.${text(good)}.`
    case 'HS256 with the public key': {
      const secret = new TextEncoder().encode(await exportSPKI(key.publicKey))
      return new SignJWT(good).setProtectedHeader({ typ: 'JWT', alg: 'HS256', kid: key.kid }).sign(secret)
    }
    case 'another key':
      return sign({ ...(await makeSigningKey()), kid: key.kid }, good)
    case 'unknown kid':
      return sign(await makeSigningKey(), good)
    case 'tampered': {
      const [header, , signature] = (await sign(key, good)).split('.')
      return `${header ?? ''}.${text({ ...good, roles: ['Assigner.Admin'], oid: stranger })}.${signature ?? ''}`
    }
    case 'expired':
      return signed({ iat: at - 7200, nbf: at - 7200, exp: at - 3600 })
    case 'not yet valid':
      return signed({ iat: at + 3600, nbf: at + 3600, exp: at + 7200 })
    case 'another audience':
      return signed({ aud: stranger })
    case 'another issuer':
      return signed({ iss: `https://login.example.net/${String(good.tid)}/v2.0` })
    case "another tenant's issuer":
      return signed({ iss: String(good.iss).replace(String(good.tid), stranger) })
    case 'another client':
      return signed(good.ver === '1.0' ? { appid: stranger } : { azp: stranger })
    case 'without scope':
      return signed({ scp: undefined })
    case 'without oid':
      return signed({ oid: undefined })
    case 'without tid':
      return signed({ tid: undefined })
    case 'for an app':
      return signed({ idtyp: 'app', scp: undefined })
  }
}
