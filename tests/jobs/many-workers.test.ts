import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import type { Run } from '../../core/run.ts'
import { keyOf, manyTenants, slots, type ManyTenants } from './many-tenants.ts'

let world: ManyTenants
afterEach(async () => {
  await world.close()
})

/** Every tenant has one run of each kind told, begun once. */
function expectOneEach(runs: Run[], kinds: Run['kind'][]) {
  const ids = runs.map(({ tenantId, id }) => `${tenantId} ${id}`)
  const wanted = world.tenants.flatMap((tenant) =>
    kinds.map((kind) => `${tenant} ${slots[kind as keyof typeof slots]}`),
  )
  expect(ids.sort()).toEqual(wanted.sort())
  expect(runs.filter(({ lease }) => lease.epoch !== 1)).toEqual([])
}

describe('Two workers and a duplicate ring at once', () => {
  it('make one run a tenant and slot, whoever rings, however often', async () => {
    world = await manyTenants(8, ['one', 'two'])
    const server = await world.aServer()
    const ringAll = (kind: keyof typeof slots) => {
      const everywhere = [...world.bells, server, server].map((bell) =>
        Promise.all(world.tenants.map((tenant) => bell.ring(tenant, kind, slots[kind]))),
      )
      return Promise.all([...everywhere, world.ringTimetable(kind, 2)])
    }
    await ringAll('data refresh')
    await world.untilOver(8)
    await ringAll('maintenance')
    await world.untilOver(16)
    // Rings that come when all is over change nothing.
    await ringAll('maintenance')
    await pause(1_200)
    const runs = await world.runs()
    expectOneEach(runs, ['data refresh', 'maintenance'])
    expect(runs.filter(({ state }) => state !== 'done')).toEqual([])
    for (const tenant of world.tenants) expect(world.membersOf(tenant).map(({ length }) => length)).toEqual([3])
    expect(world.complaints()).toEqual([])
  })
})

describe('200 tenants on 3 workers', () => {
  it('run each exactly once, and none waits for the trouble of another', async () => {
    world = await manyTenants(200, ['one', 'two', 'three'])
    const troubled = (every: number, offset: number) =>
      new Set(world.tenants.filter((_, at) => at % every === offset).map(String))
    // More tenants hang than a worker runs at once.
    const [slow, down, refused] = [troubled(14, 1), troubled(28, 2), troubled(28, 3)]
    for (const [at, tenant] of world.tenants.entries()) {
      if (slow.has(tenant)) world.troubles.slow.add(keyOf(at + 1))
      if (down.has(tenant)) world.troubles.down.add(keyOf(at + 1))
      if (refused.has(tenant)) world.revokeKey(at + 1)
    }
    await world.ringTimetable('data refresh', 2)
    await world.untilOver(200 - slow.size)
    const before = await world.runs()
    const hanging = before.filter(({ state }) => state === 'running')
    expect(new Set(hanging.map(({ tenantId }) => String(tenantId)))).toEqual(slow)
    world.troubles.release()
    await world.untilOver(200)
    const runs = await world.runs()
    expectOneEach(runs, ['data refresh'])
    const failed = runs.filter(({ state }) => state === 'failed').map(({ tenantId }) => String(tenantId))
    expect(new Set(failed)).toEqual(new Set([...down, ...refused]))
    expect(runs.filter(({ state }) => state === 'done')).toHaveLength(200 - failed.length)
    expect(new Set(runs.map(({ lease }) => lease.owner))).toEqual(new Set(['one', 'two', 'three']))
    expect(world.complaints()).toEqual([])
  }, 360_000)
})
