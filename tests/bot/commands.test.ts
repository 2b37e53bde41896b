import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { HeldSummary } from '../../core/contract/held.ts'
import type { RunSummary } from '../../core/contract/answers.ts'
import { aWorld, livesIn, type World } from '../support/world.ts'
import { asks, inJapanese, readable } from './hearing.ts'

let world: World
let ask: ReturnType<typeof asks>
const japanese = (text: string, who?: string) => ask(text, who, inJapanese)

beforeAll(async () => {
  world = await aWorld()
  await world.create('Denver', livesIn('Denver'))
  await world.create('Denver *managers* <b>', { ...livesIn('Denver'), autoPopulate: false })
  await world.create('Sales in Rome', { autoPopulate: false })
  for (let n = 1; n <= 11; n += 1) await world.create(`Team ${String(n).padStart(2, '0')}`, { autoPopulate: false })
  await world.maintain()
  await world.change('Denver', { ...livesIn('San Diego'), throttle: { kind: 'members', limit: 1 } })
  world.clock.advance(3)
  await world.maintain()
  // Whoever administers by an app role is known to the bot once they have opened the tab.
  await world.api.get('/api/me')
  ask = asks(world)
})
afterAll(async () => {
  expect(world.complaints()).toEqual([])
  await world.close()
})

describe('A command is understood in English and in Japanese', () => {
  it.each([
    ['help', /What you can ask for[\s\S]*preview members \[profile\]: what the next maintenance would change/],
    ['ヘルプ', /What you can ask for/],
    ['status', /Lock: unlocked[\s\S]*Held changes: 1/],
    ['状況', /Users: 79/],
    ['profiles', /Sales in Rome[\s\S]*1 to 10 of 14\n\[More\]/],
    ['プロファイル managers', /Profiles with "managers"/],
    ['preview members Team 01', /Preview of "Team 01"/],
    ['メンバーのプレビュー team 01', /Preview of "Team 01"/],
    ['why Ana Souza in Denver', /Ana Souza is not in "Denver"\nDoes not match the rules[\s\S]*✗ City: Denver/],
    ['理由 Ana Souza Denver', /Ana Souza is not in "Denver"/],
    ['held', /\*\*Denver\*\*: 3 would be added, 16 removed/],
    ['保留中', /\[Decide: Denver\]/],
    ['approve team 02', /No change of "Team 02" waits for a decision/],
    ['承認 team 02', /No change of "Team 02" waits for a decision/],
  ])('%s', async (text, answer) => {
    expect(await ask(text)).toMatch(answer)
  })

  it('and answered in the language of the person’s Teams', async () => {
    expect(await japanese('help')).toMatch(/使用できるコマンド[\s\S]*メンバーのプレビュー \[プロファイル\]/)
    expect(await japanese('status')).toMatch(/ロック: ロックされていません[\s\S]*保留中の変更: 1/)
    expect(await japanese('held')).toContain('追加 3 人、削除 16 人の予定')
    expect(await japanese('理由 Ana Souza / Denver')).toMatch(
      /Ana Souza は「Denver」の対象ではありません\nルールに一致しません[\s\S]*✗ 市・区: Denver/,
    )
    expect(await japanese('preview members team 01')).toContain('「Team 01」のプレビュー')
    expect(await japanese('profiles nothing such')).toContain('「nothing such」を含むプロファイルはありません')
  })

  it('with a mention, in full width, in capitals, and with odd spaces', async () => {
    for (const text of [
      '<at>Assigner</at> help',
      'ｈｅｌｐ',
      ' HELP \u200b',
      '<p>help</p>',
      'help\r\n',
      '\u3000ヘルプ\u3000',
    ])
      expect(await ask(text), JSON.stringify(text)).toContain('What you can ask for')
  })
})

describe('A preview', () => {
  it('tells how many, what the next run would change, and the first names, with a link', async () => {
    const [message] = await world.teams.say('Maya Jensen', 'preview members denver *managers*')
    expect(readable(message ? [message] : [])).toContain('Preview of "Denver \\*managers\\* \\<b\\>"')
    const text = await ask(`preview members ${(await world.profile('Denver')).id}`)
    expect(text).toMatch(/The change would be held: 19 member changes exceed 1 members/i)
    expect(text).toMatch(
      /Should be members: 3[\s\S]*In the group now: 16[\s\S]*Would be added: 3[\s\S]*Would be removed: 16/,
    )
    expect(text).toMatch(/\*\*Would be added:\*\* Priya Nair, Ruth Adeyemi, Sam Whitfield/)
    expect(text).toMatch(/\(1 to 10 of 16\)[\s\S]*\[Open the profile\]/)
  })
})

describe('A profile is found', () => {
  it('by a choice, where several have the text in their title; a button asks again', async () => {
    const [message] = await world.teams.say('Maya Jensen', 'preview members team')
    expect(readable(message ? [message] : [])).toMatch(/Which profile\?[\s\S]*\[Team 01\][\s\S]*\[Team 05\]$/)
    if (!message) throw new Error('nothing was said')
    const { said } = await world.teams.standIn.press(world.teams.person('Maya Jensen'), message, 'Team 03')
    expect(readable(said)).toContain('Preview of "Team 03"')
  })

  it('by a suggestion, where the title is misspelt', async () => {
    expect(await ask('preview members Denvr')).toMatch(/There is no profile "Denvr"\.\nDid you mean[\s\S]*\[Denver\]/)
  })

  it('by asking back, where none is named or none is like it', async () => {
    expect(await ask('preview members')).toMatch(/Which profile\?[\s\S]*preview members \\\[profile\\\]/)
    expect(await ask('approve something else')).toMatch(/There is no profile "something else"[\s\S]*\[Profiles\]/)
    expect(await ask('why Nobody Known in Team 01')).toContain('Learn365 has no user "Nobody Known"')
    expect(await ask('why Ana Souza in 松が丘')).toContain('There is no profile "松が丘"')
    expect(await ask('preview members den\u200Dver')).toContain('Denver')
    expect(await ask('why Ana Souza in sales in rome')).toContain('whether Ana Souza is in "Sales in Rome"')
    expect(await ask('why')).toContain('**why** Ana Souza **in** US CSMs')
  })
})

describe('A text that is no command', () => {
  it('is answered with the nearest commands as buttons', async () => {
    expect(await ask('hepl')).toMatch(/I do not know this command[\s\S]*\[help\]/)
    expect(await ask('previw members Denver')).toMatch(/\[preview members Denver\]/)
    expect(await ask('refresh date')).toMatch(/\[refresh data\]/)
    expect(await ask('make me coffee')).toMatch(/I do not know this command\nWrite \*\*help\*\*/)
  })
})

describe('A list that is long', () => {
  it('comes page by page', async () => {
    const [message] = await world.teams.say('Maya Jensen', 'profiles')
    if (!message) throw new Error('nothing was said')
    const { said } = await world.teams.standIn.press(world.teams.person('Maya Jensen'), message, 'More')
    expect(readable(said)).toMatch(/Team 11[\s\S]*11 to 14 of 14\n\[Open Assigner\]/)
  })

  it('ends with its last page, whatever page an old button asks for', async () => {
    expect(await ask('profiles >99')).toMatch(/Team 11[\s\S]*11 to 14 of 14/)
    expect(await ask('held >99')).toMatch(/Denver[\s\S]*1 to 1 of 1/)
  })
})

describe('A held change', () => {
  it('is shown with its consequences by "approve", decided by a button alone, and decided once', async () => {
    const [message] = await world.teams.say('Maya Jensen', `approve ${(await world.profile('Denver')).id}`)
    if (!message) throw new Error('nothing was said')
    expect(readable([message])).toMatch(/Would be removed: 16[\s\S]*\[Apply this change\]/)
    const stateOf = async () => (await world.api.get<{ items: HeldSummary[] }>('/api/held')).items[0]
    expect((await stateOf())?.state).toBe('held')
    await world.teams.standIn.press(world.teams.person('Maya Jensen'), message, 'Keep as it is')
    expect(await stateOf()).toBeUndefined()
    expect(readable([message])).toContain('The change is dismissed')
    const { items } = await world.api.get<{ items: HeldSummary[] }>('/api/held?state=all')
    expect(items[0]?.decision?.by).toBe(world.person('Maya Jensen').email)
  })
})

describe('A run', () => {
  it.each([
    ['run maintenance', 'The maintenance was asked for', 'maintenance'],
    ['データの更新', 'The data refresh was asked for', 'data refresh'],
  ])('is asked for by "%s", as the person, and once', async (text, answer, kind) => {
    expect(await ask(text)).toContain(answer)
    const { items } = await world.api.get<{ items: RunSummary[] }>('/api/runs')
    const started = items.find((run) => run.kind === kind && run.state === 'waiting')
    expect(started?.startedBy).toBe(world.person('Maya Jensen').email)
    expect(await ask(text)).toContain(`A ${kind} is waiting to start already.`)
  })
})

describe('Alerts', () => {
  it('are switched on and off by whoever wants them, the lock apart', async () => {
    const { tenantId, person, worker } = world
    const kept = async () => (await worker.store.conversations.get(tenantId, person('Maya Jensen').directoryId))?.value
    expect(await kept()).toMatchObject({ alerts: false, lockAlerts: false, email: person('Maya Jensen').email })
    expect(await ask('alerts on')).toContain('Alerts are on')
    expect(await kept()).toMatchObject({ alerts: true, lockAlerts: false, language: 'en' })
    expect(await japanese('アラート ロック オン')).toContain('ロックと解除もお知らせします')
    expect(await kept()).toMatchObject({ alerts: true, lockAlerts: true, language: 'ja' })
    expect(await ask('status')).toContain('Alerts: on, with the lock')
    expect(await ask('alerts off')).toContain('Alerts are off')
    expect(await kept()).toMatchObject({ alerts: false, lockAlerts: false })
  })
})
