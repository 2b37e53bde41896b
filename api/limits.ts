import { isIPv6 } from 'node:net'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { SignedIn } from '../actions/actor.ts'
import { HttpRefusal } from './http-refusal.ts'

/** So many points in so many seconds. */
export type Limit = { points: number; seconds: number }

/** What one process takes of a person, of all people of a tenant, and of an address whose tokens are not accepted. */
export type Limits = { user: Limit; tenant: Limit; address: Limit }

/** A person who types meets several quick previews a second, of 2 points each; only programs come near these. */
export const usualLimits: Limits = {
  user: { points: 1_200, seconds: 60 },
  tenant: { points: 12_000, seconds: 60 },
  address: { points: 300, seconds: 60 },
}

/** Nobody types that fast in a chat; what comes without a good token is counted as for the API. */
export const botLimits: Limits = {
  user: { points: 60, seconds: 60 },
  tenant: { points: 1_200, seconds: 60 },
  address: { points: 300, seconds: 60 },
}

export type Gate = {
  /** Reads a token. @throws HttpRefusal 429 where too many from the same address were not accepted, and what `read` throws. */
  signIn<T>(address: string, read: () => Promise<T>): Promise<T>
  /** Takes points from somebody and from their tenant. @throws HttpRefusal 429. */
  spend(person: Pick<SignedIn, 'tenantId' | 'userId'>, points: number): Promise<void>
}

/** Counts requests in this process's memory; a count is forgotten at the end of its window. */
export function gateOf(limits: Limits): Gate {
  const limiterOf = ({ points, seconds }: Limit) => new RateLimiterMemory({ points, duration: seconds })
  const users = limiterOf(limits.user)
  const tenants = limiterOf(limits.tenant)
  const addresses = limiterOf(limits.address)
  return {
    async signIn(address, read) {
      try {
        return await read()
      } catch (error) {
        // Of an address that many people share, nobody with a good token is locked out by somebody without.
        await take(addresses, networkOf(address), 1, 'Too many tokens from your address were not accepted.')
        throw error
      }
    },
    async spend({ tenantId, userId }, points) {
      await take(users, `${tenantId}/${userId}`, points, 'You have sent too many requests.')
      await take(tenants, tenantId, points, 'Your organization has sent too many requests.')
    },
  }
}

async function take(limiter: RateLimiterMemory, key: string, points: number, why: string): Promise<void> {
  try {
    await limiter.consume(key, points)
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused
    const seconds = Math.max(1, Math.ceil(refused.msBeforeNext / 1_000))
    throw new HttpRefusal(429, 'too many requests', `${why} Please try again in ${seconds} seconds.`, {
      headers: { 'Retry-After': String(seconds) },
    })
  }
}

/** Whom an address counts for: of IPv6 the /64, which is one subscriber's. */
function networkOf(address: string): string {
  if (!isIPv6(address) || address.startsWith('::ffff:')) return address
  const [head = '', tail] = address.split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length
  return [...before, ...Array<string>(zeros).fill('0'), ...after].slice(0, 4).join(':')
}
