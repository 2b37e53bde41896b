import { randomBytes } from 'node:crypto'
import { exportJWK, generateKeyPair, type CryptoKey, type JWK } from 'jose'

export type SigningKey = { kid: string; privateKey: CryptoKey; publicKey: CryptoKey; jwk: JWK }

export type SigningKeys = {
  /** Signs from now on. */
  current(): SigningKey
  /** All keys that validators should accept, the current one first. */
  published(): SigningKey[]
  /** A new key signs; the old ones stay published. */
  rotate(): Promise<void>
  /** Only the current key stays published. */
  retireOld(): void
}

/** A fresh RSA key of 2048 bits. */
export async function makeSigningKey(): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true })
  const kid = randomBytes(20).toString('base64url')
  const { n, e } = await exportJWK(publicKey)
  if (!n || !e) throw new Error('an RSA public key has a modulus and an exponent')
  // Entra publishes no `alg`: a validator has to know by itself that it wants RS256.
  return { kid, privateKey, publicKey, jwk: { kty: 'RSA', use: 'sig', kid, n, e } }
}

/** A key takes as long to make as everything else that starts: the issuers of one process begin with the same. */
let first: Promise<SigningKey> | undefined

/** The issuer's keys, with rollover. */
export async function makeSigningKeys(): Promise<SigningKeys> {
  let current = await (first ??= makeSigningKey())
  let old: SigningKey[] = []
  return {
    current: () => current,
    published: () => [current, ...old],
    async rotate() {
      const next = await makeSigningKey()
      old = [current, ...old]
      current = next
    },
    retireOld: () => (old = []),
  }
}
