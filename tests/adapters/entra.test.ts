import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LeaseLost } from '../../core/errors.ts'
import type { MembershipWrite } from '../../core/ports/directory.ts'
import { entraTenant, groupId, mayWrite, people, person, tenantId } from './entra-tenant.ts'
import { between } from './small-server.ts'

let entra: Awaited<ReturnType<typeof entraTenant>>
const start = async (options: Parameters<typeof entraTenant>[0] = {}) => {
  await entra.close()
  entra = await entraTenant(options)
}
beforeEach(async () => {
  entra = await entraTenant()
})
afterEach(async () => {
  const complaints = entra.graph.judge.complaints()
  await entra.close()
  expect(complaints).toEqual([])
})

const add = (ids: ReturnType<typeof people>) => entra.directory.addMembers(groupId, ids, mayWrite)
const remove = (ids: ReturnType<typeof people>) => entra.directory.removeMembers(groupId, ids, mayWrite)
const batches = () => entra.sent('/$batch')
/** Nobody is left out of the answer, and nobody is in it twice. */
const everybody = ({ done, refused, unsure }: MembershipWrite) =>
  [...done, ...refused.map(({ id }) => id), ...unsure].sort()

describe('Adding members', () => {
  it.each([
    [0, 0],
    [1, 1],
    [20, 1],
    [21, 1],
    [100, 1],
    [101, 2],
    [250, 3],
  ])('takes as few requests as Graph manages: %i people in %i batches', async (count, expected) => {
    const told = await add(people(count))
    expect(told).toEqual({ done: people(count), refused: [], unsure: [] })
    expect(entra.members()).toEqual(people(count))
    expect(batches()).toBe(expected)
    expect(entra.sent('/v1.0/groups')).toBe(0)
  })

  it('leaves out a person who was deleted meanwhile, by name, and adds the rest', async () => {
    entra.state.deleteUser(tenantId, person(7))
    entra.state.deleteUser(tenantId, person(33))
    const told = await add(people(45))
    const because = 'is not in Entra ID any more'
    expect(told.refused).toEqual([
      { id: person(7), because },
      { id: person(33), because },
    ])
    expect(told.unsure).toEqual([])
    expect(everybody(told)).toEqual(people(45))
    expect(entra.members()).toEqual(people(45).filter((id) => id !== person(7) && id !== person(33)))
  })

  it('takes people who are members already for done', async () => {
    for (const n of [3, 25, 26]) entra.state.addMember(groupId, person(n))
    const told = await add(people(30))
    expect(told.refused).toEqual([])
    expect(everybody(told)).toEqual(people(30))
    expect(entra.members()).toEqual(people(30))
  })

  it('reads again when the reply to a batch is lost, and adds nobody twice', async () => {
    entra.graph.faults.inject({ kind: 'lose the reply', path: '/$batch' })
    const told = await add(people(50))
    expect(everybody(told)).toEqual(people(50))
    expect(told.unsure).toEqual([])
    expect(batches()).toBe(1)
    expect(entra.sent(`/groups/${groupId}/members`, 'GET')).toBe(1)
    expect(entra.members()).toEqual(people(50))
  })

  it.each(['down', 'unreachable', 'half a page'] as const)('goes on when a batch fails: %s', async (kind) => {
    entra.graph.faults.inject({ kind, path: '/$batch' })
    const told = await add(people(120))
    expect(told.unsure).toEqual([])
    expect(everybody(told)).toEqual(people(120))
    expect(entra.members()).toEqual(people(120))
  })

  it('waits when a whole batch is rate limited, and sends it again', async () => {
    entra.graph.faults.inject({ kind: 'rate limit', path: '/$batch', seconds: 0.2 })
    expect((await add(people(30))).done).toEqual(people(30))
    expect(entra.waits).toEqual([200])
    expect(batches()).toBe(2)
  })

  it('waits as long as Microsoft’s own group sync where the part of a batch names no time', async () => {
    let limited = 0
    const front = await between(entra.graph.url, {
      alter(text, { path }) {
        if (!path.includes('$batch') || limited > 0) return text
        limited += 1
        return JSON.stringify({ responses: [{ id: '0', status: 429, headers: {}, body: {} }] })
      },
    })
    try {
      const { directory } = entra.client({ graphUrl: front.url })
      expect(await directory.addMembers(groupId, people(3), mayWrite)).toMatchObject({ refused: [], unsure: [] })
      expect(entra.waits).toContain(150_000)
    } finally {
      // The answer was altered on its way: what looks like manners that are bad was asked for.
      entra.graph.judge.clear()
      await front.close()
    }
  })

  it('sends the part of a batch alone again that was rate limited, after its wait', async () => {
    entra.graph.partFaults.inject({ kind: 'rate limit', method: 'PATCH', seconds: 0.2, after: 1 })
    expect((await add(people(60))).done.sort()).toEqual(people(60))
    expect(entra.waits).toEqual([200])
    expect(batches()).toBe(2)
    expect(entra.members()).toEqual(people(60))
  })

  it('is not confused by a part that was applied although it was answered "rate limited"', async () => {
    entra.graph.partFaults.inject({ kind: 'lose the reply', method: 'PATCH', seconds: 0.1 })
    const told = await add(people(40))
    expect(everybody(told)).toEqual(people(40))
    expect(told.unsure).toEqual([])
    expect(entra.members()).toEqual(people(40))
  })

  it('waits until a new group is known everywhere', async () => {
    await start({ limits: { notReplicatedFor: 3 } })
    const id = await entra.directory.ensureGroup('assigner-new', 'New', 'New people.')
    const told = await entra.directory.addMembers(id, people(25), mayWrite)
    expect(told).toMatchObject({ refused: [], unsure: [] })
    expect(entra.state.membersOf(id)).toEqual(people(25))
  })

  it('says that nothing is certain when Graph never gets well', async () => {
    entra.graph.faults.inject({ kind: 'down', path: '/$batch', times: 100 })
    const told = await add(people(3))
    expect(told).toEqual({ done: [], refused: [], unsure: people(3) })
    expect(entra.members()).toEqual([])
  })

  it('reads again when the answer to a batch forgets one of its parts', async () => {
    let forgotten = 0
    const front = await between(entra.graph.url, {
      alter(text) {
        const batch = JSON.parse(text) as { responses?: unknown[] }
        if (!batch.responses || forgotten > 0) return text
        forgotten += 1
        return JSON.stringify({ responses: batch.responses.slice(1) })
      },
    })
    try {
      const { directory } = entra.client({ graphUrl: front.url })
      const told = await directory.addMembers(groupId, people(60), mayWrite)
      expect(everybody(told)).toEqual(people(60))
      expect([forgotten, told.unsure]).toEqual([1, []])
      expect(batches()).toBe(1)
    } finally {
      await front.close()
    }
  })

  it.each([
    ['to which roles can be assigned', () => entra.state.setRoleAssignable(groupId)],
    ['that has become dynamic', () => entra.state.setDynamic(groupId)],
  ])('is refused for a group %s', async (_what, change) => {
    change()
    const told = await add(people(2))
    expect(told.done).toEqual([])
    expect(told.refused.map(({ id }) => id)).toEqual(people(2))
    expect(told.refused[0]?.because).toMatch(/^Entra ID answered 403 Authorization_RequestDenied: Insufficient/)
  })

  it('to a group that is gone is refused', async () => {
    entra.state.deleteGroup(groupId)
    const told = await add(people(2))
    expect(told.refused).toEqual(people(2).map((id) => ({ id, because: 'the group is gone' })))
  })

  it('asks before every outside write, and stops at once when it may not', async () => {
    let asked = 0
    const lost = () => {
      asked += 1
      return asked < 2 ? Promise.resolve() : Promise.reject(new LeaseLost('another worker has the lock'))
    }
    await expect(entra.directory.addMembers(groupId, people(250), lost)).rejects.toThrow(LeaseLost)
    expect(batches()).toBe(1)
    expect(entra.members()).toHaveLength(100)
  })
})

describe('Removing members', () => {
  beforeEach(async () => {
    await add(people(60))
    entra.graph.judge.clear()
  })

  it.each([
    [0, 0],
    [1, 1],
    [20, 1],
    [21, 2],
    [60, 3],
  ])('takes twenty people a batch: %i people in %i batches', async (count, expected) => {
    const told = await remove(people(count))
    expect(told).toEqual({ done: people(count), refused: [], unsure: [] })
    expect(entra.members()).toEqual(people(60 - count, count))
    expect(batches()).toBe(expected)
  })

  it('never deletes a person, only the membership', async () => {
    const before = entra.state.users(tenantId).length
    await remove(people(60))
    expect(entra.state.users(tenantId)).toHaveLength(before)
  })

  it('takes somebody for done who is not a member any more, or nowhere', async () => {
    entra.state.removeMember(groupId, person(1))
    entra.state.deleteUser(tenantId, person(2))
    const told = await remove(people(5))
    expect(told).toMatchObject({ refused: [], unsure: [] })
    expect(everybody(told)).toEqual(people(5))
  })

  it('reads again when the reply is lost, and removes nobody twice', async () => {
    entra.graph.faults.inject({ kind: 'lose the reply', path: '/$batch' })
    const told = await remove(people(20))
    expect(everybody(told)).toEqual(people(20))
    expect(batches()).toBe(1)
  })

  it('sends the parts alone again that were rate limited', async () => {
    entra.graph.partFaults.inject({ kind: 'rate limit', method: 'DELETE', seconds: 0.2, after: 3, times: 2 })
    expect(everybody(await remove(people(20)))).toEqual(people(20))
    expect(entra.waits).toEqual([200])
    expect(batches()).toBe(2)
    expect(entra.members()).toEqual(people(40, 20))
  })

  it('from a group that is gone is refused', async () => {
    entra.state.deleteGroup(groupId)
    expect((await remove(people(2))).refused).toEqual(people(2).map((id) => ({ id, because: 'the group is gone' })))
  })
})
