import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { Secrets } from '../core/ports/ports.ts'

/** A key of 32 bytes and its id; the first of a list seals, all of them open. */
export type SecretsKey = { id: string; key: Buffer }

const ivBytes = 12
const tagBytes = 16

/**
 * Reads `id:base64key[,older…]`.
 * @returns the keys, or what would be right.
 */
export function readSecretsKeys(text: string): { keys: SecretsKey[] } | { expected: string } {
  const keys = text.split(',').map((part) => {
    const [id = '', key = ''] = part.trim().split(':')
    return { id, key: Buffer.from(key, 'base64') }
  })
  if (keys.every(({ id, key }) => /^[\w-]{1,40}$/.test(id) && key.length === 32)) return { keys }
  return { expected: 'id:key[,id:key…], each key 32 bytes in base64' }
}

/**
 * Seals secrets with AES-256-GCM. Tenant and name are bound in as additional data: a sealed value copied to another
 * tenant or field does not open.
 */
export function secretsWith(keys: SecretsKey[], now: () => Date): Secrets {
  const [first] = keys
  if (!first) throw new Error('no key to seal secrets with')
  const bound = (tenantId: string, name: string) => Buffer.from(`${tenantId}\n${name}`)
  const seal: Secrets['seal'] = (tenantId, name, secret) => {
    const iv = randomBytes(ivBytes)
    const cipher = createCipheriv('aes-256-gcm', first.key, iv).setAAD(bound(tenantId, name))
    const body = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
    const sealed = Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64')
    return { sealed: `${first.id}:${sealed}`, endsIn: endOf(secret), since: now().toISOString() }
  }
  const open: Secrets['open'] = (tenantId, name, { sealed }) => {
    const [id, body = ''] = sealed.split(':')
    const key = keys.find((candidate) => candidate.id === id)
    if (!key) throw new Error(`${name} was sealed with the key "${id}", which is not among SECRETS_KEYS`)
    const bytes = Buffer.from(body, 'base64')
    const decipher = createDecipheriv('aes-256-gcm', key.key, bytes.subarray(0, ivBytes))
      .setAAD(bound(tenantId, name))
      .setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes))
    return decipher.update(bytes.subarray(ivBytes + tagBytes), undefined, 'utf8') + decipher.final('utf8')
  }
  return {
    seal,
    open,
    resealed(tenantId, name, sealed) {
      if (sealed.sealed.startsWith(`${first.id}:`)) return undefined
      return { ...sealed, sealed: seal(tenantId, name, open(tenantId, name, sealed)).sealed }
    },
  }
}

/** The last four characters, of a secret long enough that they give nothing away. */
const endOf = (secret: string): string => (secret.length >= 12 ? secret.slice(-4) : '')
