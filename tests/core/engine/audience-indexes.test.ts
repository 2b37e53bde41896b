import { describe, expect, it } from 'vitest'
import { audienceIndexes } from '../../../core/engine/audience-indexes.ts'
import type { AudienceIndex } from '../../../core/engine/audience-index.ts'
import type { TenantId } from '../../../core/ids.ts'
import type { Snapshot } from '../../../core/snapshot.ts'
import { aTenant } from '../../support/people.ts'

/** The snapshot of the nth tenant. */
function snapshotOf(n: number): Snapshot {
  const tenant = aTenant()
  for (let i = 0; i < 100; i += 1) tenant.person(`Person ${i}`, { city: `City ${i % 10}` })
  return { ...tenant.snapshot(), tenantId: `0000000${n}-0000-4000-8000-000000000001` as TenantId }
}
/** Has an index build a column. */
const use = (index: AudienceIndex): AudienceIndex => {
  index.columns.text({ from: 'property', kind: 'text', property: 'city' })
  return index
}
const [one, two, three] = [snapshotOf(1), snapshotOf(2), snapshotOf(3)]
const bytesOfOne = use(audienceIndexes(1e9).of(one)).bytes

describe('The audience index of a tenant', () => {
  it('is the same one as long as the snapshot is the same', () => {
    const indexes = audienceIndexes(1e9)
    const index = use(indexes.of(one))
    use(indexes.of(two))
    expect(indexes.of(one)).toBe(index)
    expect(index.bytes).toBeGreaterThan(0)
  })

  it('is another one as soon as there is another snapshot, and the old one is forgotten', () => {
    const indexes = audienceIndexes(1e9)
    const old = indexes.of(one)
    const newer = { ...one }
    expect(indexes.of(newer)).not.toBe(old)
    expect(indexes.of(newer).population.snapshot).toBe(newer)
    expect(indexes.of(one)).not.toBe(old)
  })

  it('goes when there is no room, the one that was asked for least recently first', () => {
    const indexes = audienceIndexes(2.5 * bytesOfOne)
    const [first, second] = [use(indexes.of(one)), use(indexes.of(two))]
    expect(indexes.of(one)).toBe(first)
    // They grow after they were handed out: the next one to be asked for finds no room.
    use(indexes.of(three))
    expect(indexes.of(three).population.snapshot).toBe(three)
    expect(indexes.of(one)).toBe(first)
    expect(indexes.of(two)).not.toBe(second)
  })

  it('stays while it is the one in use, however large it is', () => {
    const indexes = audienceIndexes(1)
    const index = use(indexes.of(one))
    expect(indexes.of(one)).toBe(index)
    indexes.of(two)
    expect(indexes.of(one)).not.toBe(index)
  })
})
