import { describe, expect, it } from 'vitest'
import { letterFor } from '../../core/letters/letter.ts'
import { NoticeContent } from '../../core/notices.ts'
import { languages } from '../../core/settings.ts'
import { profileId } from '../support/people.ts'

const about = { profileId: profileId(1), title: 'Denver CSMs' }
type Line = [content: NoticeContent, page: string, said: string[]]
const held = {
  kind: 'held' as const,
  ...about,
  heldId: 'a held change',
  because: '30 member changes exceed 20 members',
  have: 71,
  adds: 12,
  removes: 18,
}

const lines: Line[] = [
  [{ kind: 'ready for use' }, '#/activity', []],
  [
    { ...held, names: ['Ana', 'Ben'] },
    `#/profiles/${about.profileId}`,
    ['Denver CSMs', '71', '12', '18', 'Ana', 'Ben', '30', '20'],
  ],
  [{ ...held, names: [] }, `#/profiles/${about.profileId}`, ['Denver CSMs', '71', '12', '18']],
  [
    { kind: 'needs review', ...about, problems: ['Hire Date is gone', 'Team is gone'] },
    `#/profiles/${about.profileId}`,
    ['Denver CSMs', 'Hire Date is gone', 'Team is gone'],
  ],
  [
    { kind: 'sync failed', run: 'maintenance:2026-11-23T12:00:00.000Z', problem: 'Graph cannot be reached' },
    '#/activity',
    ['maintenance:2026-11-23T12:00:00.000Z', 'Graph cannot be reached'],
  ],
  [
    { kind: 'access refused', system: 'Entra ID', problem: 'AADSTS7000222' },
    '#/settings',
    ['Entra ID', 'AADSTS7000222'],
  ],
  [{ kind: 'refresh kept aside', problems: ['users: 100 before, 50 now'] }, '#/activity', ['100', '50']],
  [{ kind: 'secret expires', on: '2026-12-01', days: 7 }, '#/settings', ['2026-12-01', '7']],
  [
    { kind: 'group recreated', ...about, group: 'Assigner Denver CSMs' },
    `#/profiles/${about.profileId}`,
    ['Denver CSMs', 'Assigner Denver CSMs'],
  ],
]

describe.each(languages)('Letters in the language "%s"', (language) => {
  it.each(lines)('say everything of %o', (content, page, said) => {
    const letter = letterFor(NoticeContent.parse(content), language, 'https://assigner.example')
    const { text, url } = letter.link
    for (const line of [letter.subject, letter.heading, letter.footer, text, ...letter.lines]) {
      expect(line.trim()).not.toBe('')
      expect(line).not.toMatch(/undefined|null|NaN|\[object/)
    }
    expect(letter.lines.length).toBeGreaterThan(0)
    expect(letter.subject).not.toMatch(/[\r\n]/)
    expect(url).toBe(`https://assigner.example/tab/${page}`)
    for (const fact of said) expect([letter.subject, ...letter.lines].join('\n')).toContain(fact)
  })
})

describe('A Japanese letter', () => {
  const linesOf = (content: NoticeContent) => letterFor(content, 'ja', 'https://assigner.example').lines.join('\n')
  const english = /[a-z]{3,} [a-z]{2,} [a-z]{2,}/

  it.each<NoticeContent>([
    { ...held, names: [] },
    { ...held, because: '3 memberships turn round for the second time within seven days', names: [] },
    {
      ...held,
      because: 'a held change waits for a decision: the result is empty, but the group has members',
      names: [],
    },
    {
      kind: 'needs review',
      ...about,
      problems: [
        'userDates.rules[0].source: "field:1", expected a user field that exists in Learn365',
        'overrides.include[1]: a rule is not valid, expected a profile whose members can be computed',
        'it has no filter and no overrides',
      ],
    },
    { kind: 'refresh kept aside', problems: ['users: 100 before, 50 now', 'filled Job title: 80 before, 0 now'] },
    { kind: 'sync failed', run: 'data refresh 2026-11-23T12:00:00.000Z', problem: 'unexpected error' },
  ])('says in Japanese what %o says', (content) => {
    expect(linesOf(content)).not.toMatch(english)
  })

  it('quotes what a system outside has said as the detail that it is', () => {
    const problem = 'reading Users: Learn365 answered 503, "Service Unavailable"'
    expect(linesOf({ kind: 'sync failed', run: 'maintenance 2026-11-23T12:00:00.000Z', problem })).toContain(
      'Learn365 が HTTP 503 を返しました (詳細: reading Users, "Service Unavailable")',
    )
    expect(linesOf({ kind: 'access refused', system: 'Entra ID', problem: 'AADSTS7000222' })).toContain(
      '詳細: AADSTS7000222',
    )
  })
})

describe('Letters', () => {
  it('exist for every kind of notice', () => {
    const kinds = NoticeContent.options.map((option) => option.shape.kind.value)
    expect(new Set(lines.map(([content]) => content.kind))).toEqual(new Set(kinds))
  })

  it('are written in the language of the settings', () => {
    const subjects = (['en', 'ja'] as const).map((language) =>
      lines.map(([content]) => letterFor(content, language, 'https://assigner.example').subject),
    )
    expect(subjects[0]?.every((subject) => !/[\u3040-\u30ff\u4e00-\u9fff]/.test(subject))).toBe(true)
    expect(subjects[1]?.every((subject) => /[\u3040-\u30ff\u4e00-\u9fff]/.test(subject))).toBe(true)
  })
})
