import { describe, expect, it } from 'vitest'
import { RunId } from '../../core/ids.ts'
import { isOpen, manualRunId, newRun, Run, slotRunId } from '../../core/run.ts'
import { isLocked, leaseMs, Lock } from '../../core/tenant.ts'
import type { TenantId } from '../../core/ids.ts'

const slot = new Date('2026-11-23T12:00:00Z')
const tenantId = '00000007-0000-4000-8000-000000000001' as TenantId

describe("The tenant's lock", () => {
  const lock = Lock.parse({
    owner: 'maintenance:x',
    since: slot.toISOString(),
    until: '2026-11-23T12:01:30.000Z',
    epoch: 1,
  })
  it.each([
    [0, true],
    [leaseMs - 1, true],
    [leaseMs, false],
    [leaseMs + 1, false],
  ])('is free again by itself: %i ms after it was taken, locked is %s', (ms, locked) => {
    expect(isLocked(lock, new Date(slot.getTime() + ms))).toBe(locked)
  })
  it('is free when nobody has taken it', () => {
    expect(isLocked(undefined, slot)).toBe(false)
  })
})

describe('A run', () => {
  it('has the id of its slot, so that whoever inserts it first has it', () => {
    expect(slotRunId('maintenance', slot)).toBe('maintenance:2026-11-23T12:00:00.000Z')
    expect(slotRunId('data refresh', slot)).not.toBe(slotRunId('maintenance', slot))
    expect(manualRunId('maintenance', 'r1')).toBe('maintenance:manual:r1')
  })
  it('waits until somebody begins it, and can be stored', () => {
    const run = newRun(tenantId, 'maintenance', slotRunId('maintenance', slot), slot, 'the timetable')
    expect(Run.parse(JSON.parse(JSON.stringify(run)))).toEqual(run)
    expect(RunId.parse(run.id)).toBe(run.id)
  })
  it.each([
    ['waiting', true],
    ['running', true],
    ['done', false],
    ['failed', false],
    ['kept aside', false],
    ['terminated', false],
  ] as const)('that is %s is open: %s', (state, open) => {
    expect(isOpen({ state })).toBe(open)
  })
})
