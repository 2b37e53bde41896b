import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { codeOf, contoso, graphWith, group, guide, messageOf, person } from './graph-caller.ts'

const g1 = `/groups/${group(1)}`
const remove = (n: number) => ({ method: 'DELETE', url: `${g1}/members/${person(n)}/$ref` })
const read = (id: string) => ({ id, method: 'GET', url: `${g1}?$select=id` })

describe('A batch', () => {
  it('runs its parts as if they were requests, each with its own status, headers and body', async () => {
    const { batch, bind, complaints } = await graphWith()
    const told = await batch([
      read('1'),
      { method: 'PATCH', url: g1, body: bind(person(5)) },
      remove(9),
      { method: 'GET', url: '/x' },
    ])
    expect(told.status).toBe(200)
    expect(told.statuses).toEqual([200, 204, 404, 400])
    expect(told.part(1)).toMatchObject({ body: { id: group(1) }, headers: { 'Content-Type': 'application/json' } })
    expect(told.part(2)).not.toHaveProperty('body')
    expect(codeOf(told.part(3) ?? {})).toBe('Request_ResourceNotFound')
    expect(complaints()).toHaveLength(1)
  })

  it('promises nothing about the order of its answers', async () => {
    const { batch } = await graphWith()
    expect((await batch([read('a'), read('b')])).responses.map((r) => r.id)).toEqual(['b', 'a'])
  })

  it('reaches the token permissions of the whole request only', async () => {
    const { batch } = await graphWith()
    expect(
      (await batch([read('1'), { method: 'GET', url: '/users' }], { roles: ['Group.Read.All'] })).statuses,
    ).toEqual([200, 403])
  })

  it.each([
    ['more than twenty parts', Array.from({ length: 21 }, (_, n) => read(String(n)))],
    ['no parts', []],
    ['one id twice', [read('1'), read('1')]],
    ['a write without content type', [{ method: 'PATCH', url: g1, body: {}, headers: {} }]],
    ['a write without body', [{ method: 'POST', url: '/groups', headers: { 'Content-Type': 'application/json' } }]],
    ['a part that depends on nothing there', [{ ...read('1'), dependsOn: ['9'] }]],
    [
      'parts that depend on each other',
      [
        { ...read('1'), dependsOn: ['2'] },
        { ...read('2'), dependsOn: ['1'] },
      ],
    ],
  ])('is refused as a whole with %s', async (_what, parts) => {
    const { batch } = await graphWith()
    const told = await batch(parts)
    expect([told.status, codeOf(told)]).toEqual([400, 'BadRequest'])
  })

  it('has its addresses after the version, not before it', async () => {
    const { batch } = await graphWith()
    const told = await batch([{ method: 'GET', url: `/v1.0${g1}` }])
    expect(messageOf(told.part(1) ?? {})).toBe("Resource not found for the segment 'v1.0'.")
  })

  it('runs a part after those it depends on, and not at all when one of them failed', async () => {
    const { batch, state } = await graphWith()
    const after = (n: number, id: string) => ({ ...remove(n), dependsOn: [id] })
    const told = await batch([after(1, '2'), read('2'), { id: '3', method: 'GET', url: '/x' }, after(2, '3')])
    expect(told.statuses).toEqual([204, 200, 400, 424])
    expect(state.membersOf(group(1))).toEqual([person(2)])
  })

  it('does not manage more than five parts that add many', async () => {
    const { batch, bind, state } = await graphWith()
    const told = await batch([10, 11, 12, 13, 14, 15].map((n) => ({ method: 'PATCH', url: g1, body: bind(person(n)) })))
    expect(told.statuses).toEqual([204, 204, 204, 204, 204, 503])
    expect(codeOf(told.part(6) ?? {})).toBe('serviceNotAvailable')
    expect(state.membersOf(group(1))).toHaveLength(7)
  })

  it('counts as a write when one part is', async () => {
    const { graph, batch } = await graphWith()
    await batch([read('1')])
    expect(graph.judge.writes()).toHaveLength(0)
    await batch([read('1'), remove(1)])
    expect(graph.judge.writes()).toHaveLength(1)
  })

  it('can have single parts struck: rate limited, down, or applied and not told', async () => {
    const { graph, batch, state, complaints } = await graphWith()
    graph.partFaults.inject({ kind: 'rate limit', path: person(1), seconds: 0 })
    graph.partFaults.inject({ kind: 'down', path: person(2) })
    const struck = await batch([remove(1), remove(2)])
    expect(struck.statuses).toEqual([429, 503])
    expect(struck.part(1)?.headers['Retry-After']).toBe('0')
    expect(state.membersOf(group(1))).toHaveLength(2)
    graph.partFaults.inject({ kind: 'lose the reply', path: person(1), seconds: 0 })
    expect((await batch([remove(1)])).statuses).toEqual([429])
    expect(state.membersOf(group(1))).toEqual([person(2)])
    expect((await batch([remove(1)])).statuses).toEqual([404])
    expect(complaints()).toEqual([])
  })
})

describe('The write quota', () => {
  const tight = { limits: { writes: 3, writeWindowSeconds: 3 } }

  it('answers 429 with how long to wait once the writes of the window are used up; reads go on', async () => {
    const { send, batch } = await graphWith(tight)
    const told = await batch([
      remove(1),
      remove(2),
      { method: 'PATCH', url: g1, body: { description: 'a' } },
      { method: 'PATCH', url: g1, body: { description: 'b' } },
    ])
    expect(told.statuses).toEqual([204, 204, 204, 429])
    const headers = told.part(4)?.headers
    expect(headers).toMatchObject({ 'Retry-After': '1', 'x-ms-throttle-information': 'WriteLimitExceeded' })
    expect(headers?.['x-ms-throttle-scope']).toContain(contoso)
    expect(told.part(3)?.headers['x-ms-throttle-limit-percentage']).toBe('1.0')
    expect((await send('GET', g1)).status).toBe(200)
  })

  it('is charged about a third of the members that are added', async () => {
    const { add, send } = await graphWith({ limits: { writes: 8, writeWindowSeconds: 800 } })
    expect((await add(group(2), ...Array.from({ length: 20 }, (_, n) => person(n)))).status).toBe(204)
    expect((await add(group(1), person(20), person(21), person(22), person(23))).status).toBe(429)
    const told = await send('DELETE', `${g1}/members/${person(1)}/$ref`)
    expect(told.status).toBe(204)
  })

  it('complains of a caller that does not wait, on its own or in a batch', async () => {
    const { graph, send, batch, complaints } = await graphWith({ limits: { writes: 1, writeWindowSeconds: 100 } })
    await batch([remove(1), remove(2)])
    expect(graph.judge.complaints()).toEqual([])
    expect((await batch([remove(2)])).statuses).toEqual([429])
    expect(Number((await send('DELETE', remove(2).url)).headers.get('retry-after'))).toBeGreaterThan(50)
    const early = /^retried \d+ ms before Retry-After: DELETE .*\$ref/
    expect(complaints()).toEqual([expect.stringMatching(early), expect.stringMatching(early)])
  })
})

describe('Two writers of one group', () => {
  it('at the same time: one of them is told of the other, and the judge complains', async () => {
    // Neither token is verified before both requests are there.
    let meet = () => {}
    const met = new Promise<void>((done) => (meet = done))
    let waiting = 0
    const verify = async () => {
      waiting += 1
      if (waiting === 2) meet()
      await met
      return { tid: contoso, appid: 'the-app', roles: guide }
    }
    const { batch, complaints } = await graphWith({ verify })
    const both = await Promise.all([batch([remove(1)]), batch([remove(2)])])
    const statuses = both.map((b) => b.statuses[0])
    expect(statuses).toContain(204)
    expect(statuses).toContain(409)
    const loser = both.find((b) => b.statuses[0] === 409)
    expect(codeOf(loser?.part(1) ?? {})).toBe('Directory_ConcurrencyViolation')
    expect(complaints()).toEqual([`two requests changed one group at the same time: ${group(1)}`])
  })

  it('one after the other, and writers of different groups, are welcome', async () => {
    const { batch, add } = await graphWith({ limits: { latencyMs: 20 } })
    await Promise.all([batch([remove(1)]), add(group(2), person(7))])
    expect((await batch([remove(2)])).statuses).toEqual([204])
  })
})

describe('A lost reply', () => {
  it.each(['lose the reply', 'half a page'] as const)(
    '(%s) excuses the caller that does the same again, once',
    async (kind) => {
      const { graph, send, add, complaints } = await graphWith()
      graph.faults.inject({ kind, method: 'DELETE' })
      graph.faults.inject({ kind, method: 'PATCH' })
      await send('DELETE', remove(1).url).catch(() => undefined)
      await add(group(1), person(8)).catch(() => undefined)
      expect(graph.state.membersOf(group(1))).toEqual([person(2), person(8)])
      expect((await send('DELETE', remove(1).url)).status).toBe(404)
      expect((await add(group(1), person(8))).status).toBe(400)
      expect(complaints()).toEqual([])
      await send('DELETE', remove(1).url)
      expect(complaints()).toHaveLength(1)
    },
  )
})

describe('The directory on disk', () => {
  it('is as it was after a restart, with the new people of the seed, and is never half written', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'graph-'))
    try {
      const file = join(folder, 'data', 'graph.json')
      const first = await graphWith({ file })
      await first.add(group(1), person(5))
      first.state.deleteUser(contoso, person(2))
      await first.send('DELETE', `/groups/${group(2)}`)
      await first.graph.close()
      expect(await readdir(join(folder, 'data'))).toEqual(['graph.json'])
      const second = await graphWith({ file })
      expect(second.state.membersOf(group(1))).toEqual([person(1), person(5)])
      expect(second.state.users(contoso)).toHaveLength(59)
      expect(second.state.deletedGroups(contoso).map((g) => g.id)).toEqual([group(2)])
      await second.graph.close()
    } finally {
      await rm(folder, { recursive: true })
    }
  })

  it('is saved soon after a write, without waiting for the end', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'graph-'))
    try {
      const { graph, add } = await graphWith({ file: join(folder, 'graph.json') })
      await add(group(1), person(5))
      await expect.poll(() => readdir(folder), { timeout: 60_000 }).toEqual(['graph.json'])
      await graph.close()
    } finally {
      await rm(folder, { recursive: true })
    }
  })

  it('holds no ids that the real one could not hold', async () => {
    const tenants = [
      {
        tenantId: contoso,
        displayName: 'C',
        users: [{ id: 'ana', displayName: 'A', userPrincipalName: 'a' }],
        groups: [],
      },
    ]
    await expect(graphWith({ tenants })).rejects.toThrow('directory ids are GUIDs, found "ana"')
  })
})
