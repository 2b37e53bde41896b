import { describe, expect, it } from 'vitest'
import { AlertContent } from '../../../core/alerts.ts'
import { alertMessage } from '../../../core/cards/alert-card.ts'
import { heldMessage, type HeldView } from '../../../core/cards/held-card.ts'
import { plain } from '../../../core/cards/parts.ts'
import { HeldChangeSet } from '../../../core/change-set.ts'
import type { Consequences } from '../../../core/contract/preview.ts'
import type { NoticeContent } from '../../../core/notices.ts'
import { languages, type Language } from '../../../core/settings.ts'
import { entraId, profileId } from '../../support/people.ts'

const link = (page: string) => `https://teams.microsoft.com/l/entity/app/assigner?page=${encodeURIComponent(page)}`
const about = { profileId: profileId(1), title: 'Denver CSMs' }
const mover = (n: number, name: string) => ({ entraId: entraId(n), userId: null, name, reason: '' })
const set = (changes: Partial<HeldChangeSet> = {}): HeldChangeSet =>
  HeldChangeSet.parse({
    id: `${about.profileId}:maintenance:2026-11-23T12:00:00.000Z`,
    tenantId: '00000007-0000-4000-8000-000000000001',
    profileId: about.profileId,
    title: 'Denver *CSMs* [x](http://evil.example)',
    because: '19 member changes exceed 20 % of current members',
    heldAt: '2026-11-23T12:00:00.000Z',
    expiresAt: '2026-12-07T12:00:00.000Z',
    have: 71,
    add: Array.from({ length: 12 }, (_, n) => mover(n, `Coming ${n}`)),
    remove: [mover(40, 'Ana Souza'), mover(41, 'Bo_b')],
    state: 'held',
    ...changes,
  })
const consequences: Consequences = {
  enrolls: true,
  leaving: { people: 2, notInLearn365: 0, inProgress: 1, overdue: 1, completed: 0, keepACourse: 0 },
  courses: [{ id: 'gdpr' as never, title: 'GDPR basics', inProgress: 1, overdue: 1, completed: 0, kept: 0 }],
  cannotBeAdded: [{ because: 'is deleted', people: 3 }],
}
const view = (changes: Partial<HeldView> = {}): HeldView => ({
  set: set(),
  state: 'held',
  version: '"v1"',
  consequences,
  mayDecide: true,
  ...changes,
})

type Button = { type: string; title: string; verb?: string; data?: unknown; fallback?: unknown; url?: string }
const buttonsOf = (of: HeldView, language: Language = 'en') =>
  (heldMessage(of, language, link).card?.actions ?? []) as unknown as Button[]
const textOf = (of: HeldView, language: Language = 'en') => JSON.stringify(heldMessage(of, language, link).card?.body)

const english = /[a-z]{3,} [a-z]{2,} [a-z]{2,}/

describe('The card about a held change', () => {
  it('tells the numbers, the limit, some names and what it means to people', () => {
    const text = textOf(view())
    for (const said of [
      '71',
      '"12"',
      '"2"',
      '20 % of current members',
      'Coming 2 and 7 more',
      'Ana Souza',
      'GDPR basics',
    ])
      expect(text).toContain(said)
    expect(text).toContain('1 person overdue in a course')
    expect(text).toContain('Cannot be added: 3 people')
    expect(text).not.toContain('Coming 5')
  })

  it('offers to review, to apply it, to apply adds only and to keep the group; its data are ids alone', () => {
    const buttons = buttonsOf(view())
    expect(buttons.map(({ title }) => title)).toEqual([
      'Review in the tab',
      'Apply this change',
      'Apply adds only',
      'Keep as it is',
    ])
    expect(buttons[0]?.url).toContain(encodeURIComponent('held/'))
    for (const { type, data, verb, fallback, title } of buttons.slice(1)) {
      expect(type).toBe('Action.Execute')
      expect(data).toEqual({ held: set().id, version: '"v1"' })
      expect(fallback).toEqual({ type: 'Action.Submit', title, data: { held: set().id, version: '"v1"', verb } })
    }
  })

  it('does not offer adds only where there is nothing else', () => {
    for (const one of [set({ remove: [] }), set({ add: [] })])
      expect(buttonsOf(view({ set: one })).map(({ title }) => title)).not.toContain('Apply adds only')
  })

  it('has no button to decide for whoever may only read', () => {
    expect(buttonsOf(view({ mayDecide: false })).map(({ type }) => type)).toEqual(['Action.OpenUrl'])
    expect(textOf(view({ mayDecide: false }))).toContain('Administrators of Assigner decide')
  })

  it.each(['approved', 'applied', 'dismissed', 'expired', 'withdrawn'] as const)(
    'tells that the change is %s, by whom, without names and without buttons to decide',
    (state) => {
      const decision = {
        by: 'maya@contoso.example',
        at: '2026-11-24T08:00:00.000Z',
        adds: true,
        removes: false,
        except: [],
      }
      const outcome = { at: '2026-11-24T08:00:10.000Z', added: 12, removed: 0, left: [] }
      for (const language of languages) {
        const after = view({ state, set: set({ state, decision, outcome }), consequences: null })
        expect(buttonsOf(after, language)).toHaveLength(1)
        expect(textOf(after, language)).toContain('maya@contoso.example')
        expect(textOf(after, language)).not.toMatch(/Ana Souza|Coming/)
      }
    },
  )

  it('is small, however long the names are', () => {
    const long = 'é'.repeat(5_000)
    const many = Array.from({ length: 20_000 }, (_, n) => mover(n, long))
    const of = view({ set: set({ add: many, remove: many, title: long }) })
    expect(JSON.stringify(heldMessage(of, 'ja', link).card).length).toBeLessThan(25_000)
  })

  it('shows what people have written as they have written it, and never as a link', () => {
    const text = textOf(view())
    expect(text).toContain(String.raw`Denver \\*CSMs\\* \\[x\\](http://evil.example)`)
    expect(text).toContain(String.raw`Bo\\_b`)
  })

  it('is all in Japanese where the person’s Teams is', () => {
    const of = view({ consequences: { ...consequences, courses: [] } })
    expect(textOf(of, 'ja')).not.toMatch(english)
    expect(buttonsOf(of, 'ja').map(({ title }) => title)).toEqual([
      'タブで確認',
      'この変更を適用',
      '追加のみ適用',
      '現在のままにする',
    ])
  })
})

const heldContent: NoticeContent = {
  kind: 'held',
  ...about,
  heldId: 'one',
  because: '30 member changes exceed 20 members',
  have: 71,
  adds: 12,
  removes: 18,
  names: ['Ana'],
}
const contents: AlertContent[] = [
  { kind: 'ready for use' },
  { kind: 'needs review', ...about, problems: ['it has no filter and no overrides'] },
  { kind: 'sync failed', run: 'maintenance 2026-11-23T12:00:00.000Z', problem: 'unexpected error' },
  { kind: 'access refused', system: 'Entra ID', problem: 'AADSTS7000222' },
  { kind: 'refresh kept aside', problems: ['users: 100 before, 50 now'] },
  { kind: 'secret expires', on: '2026-12-01', days: 7 },
  { kind: 'group recreated', ...about, group: 'Assigner Denver CSMs' },
  AlertContent.parse({ kind: 'locked', runId: 'maintenance:x', since: '2026-11-23T12:00:00.000Z' }),
  { kind: 'unlocked' },
  { kind: 'digest', items: [heldContent], all: 12 },
]

describe('A card about anything else', () => {
  it.each(contents)('says it in both languages, with a way to act: %o', (content) => {
    for (const language of languages) {
      const { text, card } = alertMessage(content, language, link)
      const said = JSON.stringify(card)
      expect(said).not.toMatch(/undefined|NaN|\[object/)
      expect(card?.fallbackText).toBe(text)
      expect(card?.actions?.length).toBeGreaterThan(0)
      expect(/[\u3040-\u30ff\u4e00-\u9fff]/.test(text)).toBe(language === 'ja')
      if (language === 'ja') expect(JSON.stringify(card?.body)).not.toMatch(english)
    }
  })

  it('that is a digest links to each thing that it names, and says how many more there are', () => {
    const said = JSON.stringify(alertMessage({ kind: 'digest', items: [heldContent], all: 12 }, 'en', link).card)
    expect(said).toContain(`](${link('held/one')})`)
    expect(said).toContain('And 11 more')
  })
})

describe('Somebody’s text on a card', () => {
  it.each([
    ['# no heading', String.raw`\# no heading`],
    ['1. no list', String.raw`\1. no list`],
    ['two\nlines\u0000', 'two lines'],
    ['<at>Ana</at>', String.raw`\<at\>Ana\</at\>`],
    ['20 % (of 5)', '20 % (of 5)'],
  ])('%j is read as it is', (text, said) => {
    expect(plain(text)).toBe(said)
  })
})
