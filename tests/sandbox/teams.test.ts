import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { judgeMessage } from '../../sandbox/teams/judge-message.ts'
import { startTeams, type TeamsStandIn } from '../../sandbox/teams/start-teams.ts'

const botId = '2a7c9e10-4b5d-4f6a-8c7e-9d0f1a2b3c4d'
const maya = {
  tenantId: '8e4f3d2c-1b0a-4998-8776-655443322110',
  oid: '0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d',
  name: 'Maya Jensen',
  upn: 'maya@contoso.example',
}
let teams: TeamsStandIn
let bot: Server
const heard: { authorization: string | undefined; body: Record<string, unknown> }[] = []

beforeAll(async () => {
  teams = await startTeams({ port: 0, botId, verify: (token) => Promise.resolve(token === 'good') })
  bot = createServer((req, res) => {
    let text = ''
    req.on('data', (chunk: Buffer) => (text += chunk.toString()))
    req.on('end', () => {
      heard.push({ authorization: req.headers.authorization, body: JSON.parse(text) as Record<string, unknown> })
      res.end()
    })
  })
  await new Promise<void>((done) => bot.listen(0, '127.0.0.1', done))
  teams.botIsAt(`http://127.0.0.1:${(bot.address() as AddressInfo).port}`)
})
afterAll(async () => {
  bot.close()
  await teams.close()
})

const ask = async (method: string, path: string, body?: unknown, token = 'good') => {
  const response = await fetch(teams.serviceUrl + path, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  return {
    status: response.status,
    retryAfter: response.headers.get('retry-after'),
    body: JSON.parse(text || 'null') as unknown,
  }
}
const chat = () => `v3/conversations/${encodeURIComponent(teams.chatOf(maya).id)}`
const say = (own: Record<string, unknown> = { text: 'hello' }, token?: string) =>
  ask('POST', `${chat()}/activities`, { type: 'message', ...own }, token)

describe('The stand-in for Teams', () => {
  it('sends activities as Teams does, with a token that its published keys have signed', async () => {
    await teams.say(maya, 'help', { locale: 'ja-JP' })
    expect(heard.at(-1)?.body).toMatchObject({
      type: 'message',
      text: 'help',
      channelId: 'msteams',
      serviceUrl: teams.serviceUrl,
      locale: 'ja-JP',
      from: { id: expect.stringMatching(/^29:/) as string, aadObjectId: maya.oid },
      recipient: { id: `28:${botId}` },
      conversation: { conversationType: 'personal', tenantId: maya.tenantId },
      channelData: { tenant: { id: maya.tenantId } },
    })
    const metadata = (await (await fetch(teams.openIdUrl)).json()) as { issuer: string; jwks_uri: string }
    expect(metadata.issuer).toBe('https://api.botframework.com')
    const { keys } = (await (await fetch(metadata.jwks_uri)).json()) as {
      keys: { kid: string; endorsements: string[] }[]
    }
    const [header = ''] = (heard.at(-1)?.authorization ?? '').replace('Bearer ', '').split('.')
    const { kid } = JSON.parse(Buffer.from(header, 'base64url').toString()) as { kid: string }
    expect(keys.find((key) => key.kid === kid)?.endorsements).toContain('msteams')
  })

  it('keeps what the bot says, and puts another message in the place of one', async () => {
    const { body } = await say({ text: 'one' })
    const { id } = body as { id: string }
    expect(await ask('PUT', `${chat()}/activities/${id}`, { type: 'message', text: 'two' })).toMatchObject({
      status: 200,
    })
    expect(teams.chatOf(maya).sent.at(-1)).toMatchObject({ id, text: 'two', updates: 1 })
    expect((await ask('PUT', `${chat()}/activities/1`, { text: 'x' })).status).toBe(404)
  })

  it('takes the bot’s token alone', async () => {
    expect((await say({ text: 'x' }, 'another')).status).toBe(401)
  })

  it('tells who somebody is', async () => {
    const { userAccount } = teams.chatOf(maya)
    expect(await ask('GET', `${chat()}/members/${encodeURIComponent(userAccount)}`)).toMatchObject({
      status: 200,
      body: { aadObjectId: maya.oid, email: maya.upn },
    })
  })

  it('refuses as it is told, and as Teams does where the app was removed or the chat is not there', async () => {
    for (const status of [403, 412, 502] as const) {
      teams.refuse({ status, code: 'asked for' })
      expect((await say()).status).toBe(status)
    }
    await teams.uninstall(maya)
    expect(await say()).toMatchObject({ status: 403, body: { error: { subCode: 'MessageWritesBlocked' } } })
    await teams.install(maya)
    expect((await ask('POST', 'v3/conversations/a%3Anobody/activities', { text: 'x' })).status).toBe(404)
  })

  it('limits what is sent in a chat, and complains of who does not wait', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => say({ text: 'again' })))
    const late = answers.filter(({ status }) => status === 429)
    expect(late.length).toBeGreaterThan(0)
    expect(Number(late[0]?.retryAfter)).toBeGreaterThan(0)
    expect(teams.judge.complaints()).toEqual([])
    teams.faults.inject({ kind: 'rate limit', seconds: 30, path: '/activities' })
    await say({ text: 'hasty' })
    await say({ text: 'hasty' })
    expect(teams.judge.complaints()).toEqual([expect.stringContaining('before Retry-After')])
    teams.judge.clear()
  })
})

describe('The judge of messages', () => {
  it.each([
    ['a card of another version', { type: 'AdaptiveCard', version: '1.6', body: [] }, /version 1\.6/],
    [
      'an element that Teams does not know',
      { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'Chart' }] },
      /"Chart"/,
    ],
    [
      'a text that is empty',
      { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: '' }] },
      /without a text/,
    ],
    [
      'a card that is too large',
      { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: 'x'.repeat(30_000) }] },
      /28 KB/,
    ],
  ])('complains of %s', (_what, card, complaint) => {
    const complaints: string[] = []
    judgeMessage({ ...teams.judge, complain: (text) => void complaints.push(text) }, { summary: 'x' }, card)
    expect(complaints.join()).toMatch(complaint)
  })
})
