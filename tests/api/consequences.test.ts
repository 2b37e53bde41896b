import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { HeldDetail, HeldSummary } from '../../core/contract/held.ts'
import { ProfilePreview, type Consequences } from '../../core/contract/preview.ts'
import { EntraUserId } from '../../core/ids.ts'
import { aWorld, livesIn, type World } from '../support/world.ts'
import { asking, type Ask } from './asking.ts'

const gdpr = 'GDPR basics'
let world: World
let ask: Ask
beforeAll(async () => {
  world = await aWorld()
  ask = asking(world)
  await world.create('Denver', { ...livesIn('Denver'), enroll: true, courses: [world.course(gdpr)] })
  await world.maintain()
  await world.nextCycle()
})
afterAll(async () => {
  expect(world.complaints()).toEqual([])
  await world.close()
})

async function preview(title: string, changes: Record<string, unknown>, query = ''): Promise<ProfilePreview> {
  const { id, definition } = await world.profile(title)
  const body = { ...definition, ...changes }
  const told = await ask('POST', `/api/profiles/preview?profile=${id}${query}`, { body })
  expect(told.status, told.text).toBe(200)
  return ProfilePreview.parse(told.body)
}
/** How many of these people satisfy a condition on the course, as a preview of a rule counts. */
async function satisfying(condition: string, names: string[]): Promise<number> {
  const include = names.map((name) => ({ kind: 'user', id: world.person(name).id }))
  const { id } = await world.create(`Only them ${condition}`, { autoPopulate: false, overrides: { include } })
  const userActivities = { rules: [{ source: `course:${world.course(gdpr)}`, condition }] }
  const draft = { userActivities, overrides: { exclude: [{ kind: 'profile', id }] } }
  const told = await ask('POST', '/api/profiles/preview?quick=true', { body: draft })
  const { counts } = ProfilePreview.parse(told.body)
  await world.remove(`Only them ${condition}`)
  if (!counts) throw new Error('nobody can say')
  return counts.matches - counts.members - counts.cannotBeMembers
}
const consequencesOf = async (...about: Parameters<typeof preview>): Promise<Consequences> => {
  const { consequences } = await preview(...about)
  if (!consequences) throw new Error('the preview has no consequences')
  return consequences
}

describe('The consequences of a draft', () => {
  it('tell how those who would leave stand in its courses, by the conditions of the same names', async () => {
    const members = await world.membersOf('Denver')
    const { leaving, courses, enrolls } = await consequencesOf('Denver', livesIn('Nowhere'))
    const expected = {
      inProgress: await satisfying('is in progress', members),
      overdue: await satisfying('is overdue', members),
      completed: await satisfying('was completed', members),
    }
    expect(leaving).toEqual({ people: members.length, notInLearn365: 0, ...expected, keepACourse: 0 })
    expect(courses).toEqual([{ id: world.course(gdpr), title: gdpr, ...expected, kept: 0 }])
    expect(expected.inProgress + expected.overdue + expected.completed).toBeGreaterThan(0)
    expect(enrolls).toBe(true)
  })

  it('tell who keeps a course through another profile, and ask Entra ID about no other group', async () => {
    const [first = ''] = await world.membersOf('Denver')
    const include = [{ kind: 'user', id: world.person(first).id }]
    await world.create('Keeper', { enroll: true, courses: [world.course(gdpr)], overrides: { include } })
    const seen = world.standIns.graph.judge.seen.length
    const { leaving, courses } = await consequencesOf('Denver', livesIn('Nowhere'))
    expect([leaving.keepACourse, courses[0]?.kept]).toEqual([1, 1])
    const asked = world.standIns.graph.judge.seen.slice(seen).length
    await consequencesOf('Denver', livesIn('Nowhere'))
    expect(world.standIns.graph.judge.seen.length - seen).toBe(2 * asked)
    await world.change('Keeper', { enroll: false })
    expect((await consequencesOf('Denver', livesIn('Nowhere'))).leaving.keepACourse).toBe(0)
    await world.remove('Keeper')
  })

  it('also tell of courses that it has enrolled and that the draft does not select any more', async () => {
    const { courses } = await consequencesOf('Denver', { ...livesIn('Nowhere'), courses: [], enroll: false })
    expect(courses.map(({ title }) => title)).toEqual([gdpr])
  })

  it('count who cannot be added, by reason', async () => {
    const { cannotBeAdded } = await consequencesOf('Denver', {
      userProperties: { rules: [{ source: 'title', condition: 'is not empty' }] },
    })
    const here = world.demo.people.filter(({ deleted, name }) => !deleted && name)
    const outside = here.filter(({ source }) => source !== 'Entra ID').length
    const withoutId = here.filter(({ source, directoryId }) => source === 'Entra ID' && directoryId === null).length
    expect(Object.fromEntries(cannotBeAdded.map(({ because, people }) => [because, people]))).toEqual({
      ...(outside > 0 ? { 'is not an Entra ID user': outside } : {}),
      ...(withoutId > 0 ? { 'has no directory id in Learn365': withoutId } : {}),
    })
    expect(outside + withoutId).toBeGreaterThan(0)
  })

  it('are all nothing where nobody leaves, and are left out where it is quick or nobody can say', async () => {
    expect(await consequencesOf('Denver', {})).toMatchObject({ leaving: { people: 0 }, courses: [], enrolls: true })
    expect((await preview('Denver', livesIn('Nowhere'), '&quick=true')).consequences).toBeNull()
    expect((await preview('Denver', { userProperties: null })).consequences).toBeNull()
  })
})

describe('The consequences of a held change', () => {
  const detail = (id: string) => world.api.get<HeldDetail>(`/api/held/${encodeURIComponent(id)}`)

  it('are those of a preview, for as long as it waits or is approved and not applied', async () => {
    const members = await world.membersOf('Denver')
    const expected = await consequencesOf('Denver', livesIn('Nowhere'))
    await world.change('Denver', { ...livesIn('Nowhere'), throttle: { kind: 'members', limit: 1 } })
    await world.nextCycle()
    const [held] = (await world.api.get<{ items: HeldSummary[] }>('/api/held')).items
    const { consequences, remove } = await detail(held?.id ?? '')
    expect(remove).toHaveLength(members.length)
    expect(consequences).toEqual(expected)
    const except = remove.slice(1).map(({ entraId }) => EntraUserId.parse(entraId))
    await world.api.send('POST', `/api/held/${encodeURIComponent(held?.id ?? '')}/approve`, { except })
    expect((await detail(held?.id ?? '')).consequences?.leaving.people).toBe(1)
    await world.nextCycle()
    expect(await detail(held?.id ?? '')).toMatchObject({ state: 'applied', consequences: null })
  })
})
