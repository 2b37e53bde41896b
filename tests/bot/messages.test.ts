import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { channelForgeries } from '../../sandbox/teams/channel-tokens.ts'
import { aWorld, type World } from '../support/world.ts'
import { asks, readable } from './hearing.ts'

let world: World
let ask: ReturnType<typeof asks>

beforeAll(async () => {
  world = await aWorld({
    botLimits: {
      user: { points: 40, seconds: 60 },
      tenant: { points: 1e6, seconds: 60 },
      address: { points: 1e6, seconds: 60 },
    },
  })
  await world.api.get('/api/me')
  ask = asks(world)
})
afterAll(async () => {
  expect(world.complaints()).toEqual([])
  await world.close()
})

const maya = () => world.teams.person('Maya Jensen')
const anActivity = (own: Record<string, unknown> = {}) =>
  world.teams.standIn.activity(maya(), { type: 'message', text: 'profiles', ...own })
const problem = (status: number) => ({
  status,
  body: { status, type: expect.stringMatching(/^urn:assigner:/) as string },
})

describe('What is sent to /api/messages', () => {
  it.each(channelForgeries)('is not heard with a token that is wrong: %s', async (kind) => {
    const { standIn } = world.teams
    const before = standIn.chatOf(maya()).sent.length
    const answered = await standIn.post(anActivity(), await standIn.forge(kind))
    expect(answered).toMatchObject(problem(kind === 'for another service URL' ? 403 : 401))
    expect(JSON.stringify(answered.body)).not.toMatch(/\bat .*\.ts|node_modules/)
    expect(standIn.chatOf(maya()).sent).toHaveLength(before)
  })

  it('is not heard without a token, nor with the tab’s', async () => {
    const { standIn } = world.teams
    expect(await standIn.post(anActivity(), null)).toMatchObject(problem(401))
    expect(await standIn.post(anActivity(), await world.token('Maya Jensen'))).toMatchObject(problem(401))
    expect(await standIn.post({}, null)).toMatchObject(problem(401))
  })

  it('is refused with what is wrong where it is no activity', async () => {
    const { standIn } = world.teams
    for (const body of [{}, { type: 'message' }, { ...anActivity(), from: null }, { ...anActivity(), conversation: 7 }])
      expect(await standIn.post(body)).toMatchObject(problem(400))
  })

  it('is refused where it is too large, or for a service URL that is none of Microsoft’s', async () => {
    const { standIn } = world.teams
    expect(await standIn.post(anActivity({ text: 'x'.repeat(300_000) }))).toMatchObject(problem(413))
    const serviceUrl = 'https://evil.example/'
    const token = await standIn.token({ serviceurl: serviceUrl })
    expect(await standIn.post({ ...anActivity(), serviceUrl }, token)).toMatchObject(problem(403))
  })

  it('is only posted', async () => {
    const response = await fetch(`${world.url}/api/messages`)
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST'])
  })

  it('is passed over where it is nothing to the bot', async () => {
    for (const own of [
      { type: 'typing' },
      { type: 'messageReaction' },
      { type: 'conversationUpdate', membersAdded: [] },
    ])
      expect((await world.teams.standIn.post(anActivity(own))).status).toBe(200)
    const unknown = await world.teams.standIn.post(
      anActivity({ type: 'invoke', name: 'composeExtension/query', value: {} }),
    )
    expect(unknown.status).toBe(501)
  })
})

describe('A hostile message', () => {
  it.each([
    ['nothing', ''],
    ['100 KB', 'preview members '.repeat(6_400)],
    ['control characters', 'preview members \u0000\u001b[31m\u202e'],
    ['markup', 'preview members <script>alert(1)</script> [x](javascript:alert(1)) **b**'],
    ['half a character', 'why \ud800 in \udc00'],
    ['a pattern', '(((((((((((a+)+)+$ in .*'],
    ['many mentions', '<at>'.repeat(20_000)],
    ['a page that is not there', 'profiles >9999'],
  ])('has a helpful answer: %s', async (_what, text) => {
    const { status, said } = await world.teams.standIn.say(maya(), text)
    expect(status).toBe(200)
    expect(readable(said)).not.toBe('')
    expect(readable(said)).not.toMatch(/Something went wrong|\bat .*\.ts/)
    expect(readable(said)).not.toMatch(/(?<!\\)\[x\]\(javascript|<script>/)
  })

  it('cannot press a button that is not there', async () => {
    const { standIn } = world.teams
    const invoke = (action: unknown) =>
      standIn.post(anActivity({ type: 'invoke', name: 'adaptiveCard/action', value: { action } }))
    const odd = await invoke({ type: 'Action.Execute', verb: 'drop everything', data: { held: '../x' } })
    expect(odd).toMatchObject({
      status: 200,
      body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message' },
    })
    for (const action of [undefined, { type: 'Action.Execute' }, { type: 'Action.Execute', verb: 7, data: 'x' }])
      expect(await invoke(action)).toMatchObject({ status: 400 })
  })
})

describe('Where Teams’ connector does not take the answer', () => {
  it('that is no success, and no stack either', async () => {
    const { standIn } = world.teams
    standIn.refuse({ status: 502, code: 'BadGateway' })
    const { status, body } = await standIn.say(maya(), 'help')
    expect({ status, body }).toMatchObject(problem(503))
    standIn.faults.inject({ kind: 'rate limit', method: 'POST', path: '/activities' })
    expect(await ask('help')).toContain('What you can ask for')
  })
})

describe('Somebody who writes too much', () => {
  it('is asked to wait', async () => {
    const answers = await Promise.all(
      Array.from({ length: 45 }, () => world.teams.standIn.post(anActivity({ type: 'typing' }))),
    )
    expect(answers.some(({ status }) => status === 429)).toBe(true)
  })
})
