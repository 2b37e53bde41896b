import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startPlayground, type Playground } from '../../sandbox/start/playground.ts'
import { startBrowser } from '../support/browser.ts'
import { openPlayground, type PlaygroundChat } from '../support/playground-chat.ts'
import { aWorld, livesIn, type World } from '../support/world.ts'

/* The bot in Microsoft's Agents Playground, in a real browser: as `npm run playground` shows it. */
let folder: string
let world: World
let playground: Playground
let browser: Browser
let chat: PlaygroundChat

const held = { throttle: { kind: 'members', limit: 1 } }

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'assigner-playground-'))
  world = await aWorld({ environment: { BOT_PLAYGROUND: 'on' } })
  await world.create('Customer Success Denver', livesIn('Denver'))
  await world.create('Las Vegas office', livesIn('Las Vegas'))
  await world.maintain()
  // The tab was opened once: the bot knows who is an administrator.
  await world.api.get('/api/me')
  await world.change('Customer Success Denver', { ...livesIn('San Diego'), ...held })
  world.clock.advance(3)
  await world.maintain()
  playground = await startPlayground(`${world.url}/api/messages`, folder, 0)
  browser = await startBrowser()
  chat = await openPlayground(browser, playground.url)
})
afterAll(async () => {
  await chat.close()
  await browser.close()
  await playground.close()
  await world.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('The bot in the Agents Playground', () => {
  it('introduces itself, and says what can be asked for', async () => {
    await chat.answer('Welcome to Assigner')
    await chat.say('help')
    await chat.answer('What you can ask for', 'run maintenance')
    await chat.picture('bot-help')
  })

  it('previews the members of a profile', async () => {
    await chat.say('preview members Las Vegas office')
    await chat.answer('Las Vegas office', 'Diego Ramos')
    await chat.picture('bot-preview-members')
  })

  it('tells which changes are held, and applies one by a press on its card', async () => {
    await chat.say('held')
    await chat.answer('Customer Success Denver')
    await chat.say('approve Customer Success Denver')
    const card = await chat.answer('Customer Success Denver', 'Apply this change')
    await chat.picture('bot-held')
    await chat.press(card, 'Apply this change')
    await chat.answer('Customer Success Denver', 'Approved: it is applied in a moment.')
    const { items } = await world.api.get<{ items: { state: string }[] }>('/api/held?state=all')
    expect(items.map(({ state }) => state)).toEqual(['approved'])
    await chat.picture('bot-approved')
  })

  it('tells by itself of another change that is held, once alerts are on', async () => {
    await chat.say('alerts on')
    await chat.answer('Alerts are on')
    await world.change('Las Vegas office', { ...livesIn('Paris'), ...held })
    world.clock.advance(3)
    await world.maintain()
    await world.notices()
    await chat.answer('Las Vegas office', 'Keep as it is')
    await chat.picture('bot-alert')
    expect(world.complaints()).toEqual([])
  })
})
