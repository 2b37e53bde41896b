import { z } from 'zod'
import type { LockStore } from '../../core/ports/store.ts'
import { isLocked, Lock } from '../../core/tenant.ts'
import { changeDocument } from './change-document.ts'
import type { Documents } from './documents.ts'
import { valueOf } from './kept.ts'

/**
 * A lock's document stays when the lock is released, so that its epoch goes on growing: a worker that slept through its
 * lease can never mistake a later lock for its own.
 */
const KeptLock = Lock.extend({ released: z.boolean() })
type KeptLock = z.infer<typeof KeptLock>

const id = 'lock'

/** The tenants' locks, one document each. */
export function lockStore(documents: Documents): LockStore {
  const change = (tenantId: string, next: (lock: KeptLock | undefined) => KeptLock | undefined) =>
    changeDocument({ documents, partition: tenantId, id, type: 'lock', shape: KeptLock }, next)

  return {
    async get(tenantId) {
      const document = await documents.read(tenantId, id)
      const lock = document && valueOf(KeptLock, document, documents.name)
      return lock && !lock.released ? bare(lock) : undefined
    },
    async take(tenantId, owner, now, until) {
      const taken = await change(tenantId, (lock) => {
        const holder = lock && !lock.released && isLocked(lock, now) ? lock : undefined
        if (holder && holder.owner !== owner) return undefined
        // The same run gets a new epoch as well: it may be taken over from a worker that still believes in the old one.
        const since = holder?.since ?? now.toISOString()
        return { owner, since, until: until.toISOString(), epoch: (lock?.epoch ?? 0) + 1, released: false }
      })
      return taken && bare(taken)
    },
    async renew(tenantId, held, until) {
      const renewed = await change(
        tenantId,
        (lock) => same(lock, held) && { ...held, until: until.toISOString(), released: false },
      )
      return renewed !== undefined
    },
    async release(tenantId, held) {
      await change(tenantId, (lock) => same(lock, held) && { ...held, until: held.since, released: true })
    },
  }
}

/** Whether it is still the same holding of the lock; undefined when not, as `changeDocument` wants it. */
const same = (lock: KeptLock | undefined, held: Lock): true | undefined =>
  (lock && !lock.released && lock.owner === held.owner && lock.epoch === held.epoch) || undefined

const bare = ({ owner, since, until, epoch }: KeptLock): Lock => ({ owner, since, until, epoch })
