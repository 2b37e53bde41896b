import { describe, expect, it } from 'vitest'
import { warning } from '../../../core/findings.ts'
import { ProfileDefinition } from '../../../core/profile.ts'
import { begin, changed, type Change, type Changes } from '../../../tabs/editor/changes.ts'
import { countingIds } from '../../../tabs/editor/counting-ids.ts'
import { definitionOf, draftOf, isChanged, newDefinition, shapeFindings } from '../../../tabs/editor/draft.ts'
import { findingsAt, sayable, together } from '../../../tabs/editor/findings-at.ts'
import { countsByNode, findingsByNode, nodePaths, nodesIn } from '../../../tabs/editor/node-paths.ts'
import { replaced, type QueryRule } from '../../../tabs/editor/query.ts'
import { throttleForm, throttleOf } from '../../../tabs/editor/throttle-form.ts'
import { merged, versionsOf } from '../../../tabs/editor/versions.ts'

const denver = ProfileDefinition.parse({
  title: 'Denver',
  description: 'People in Denver',
  enroll: true,
  autoPopulate: true,
  userProperties: {
    rules: [
      { source: 'city', condition: 'is equal to', value: 'Denver' },
      { relation: 'or', rules: [{ source: 'jobTitle', condition: 'contains', value: 'Manager' }] },
    ],
  },
})
const draft = () => draftOf(denver, countingIds())
const run = (from: Changes, ...changes: Change[]) => changes.reduce(changed, from)
const write = (title: string): Change => ({ do: 'write', part: { title } })

describe('A profile that is opened to be changed', () => {
  it('is not changed by being opened', () => {
    expect(isChanged(draft(), denver)).toBe(false)
    expect(definitionOf(draft())).toMatchObject({ title: 'Denver', userProperties: denver.userProperties })
  })

  it('is changed by a word, and is not when the word is taken back', () => {
    const other = { ...draft(), title: 'Denver!' }
    expect(isChanged(other, denver)).toBe(true)
    expect(isChanged({ ...other, title: 'Denver' }, denver)).toBe(false)
  })

  it('is told what a new one lacks before it can be saved', () => {
    const paths = shapeFindings(draftOf(newDefinition, countingIds())).map(({ path }) => path)
    expect(paths).toEqual(['title', 'description'])
  })
})

describe('The throttle', () => {
  it.each([
    { kind: 'none' } as const,
    { kind: 'members', limit: 50 } as const,
    {
      kind: 'percent',
      limit: 12.5,
      adds: { kind: 'members', limit: 5 },
      removes: { kind: 'percent', limit: 0 },
      floor: 10,
    } as const,
  ])('is what was saved when nothing is typed: $kind', (throttle) => {
    expect(throttleOf(throttleForm(throttle))).toEqual(throttle)
  })

  it('is wrong while no number is typed', () => {
    const empty = { ...draft(), throttle: { ...throttleForm({ kind: 'members', limit: 1 }), limit: '' } }
    expect(shapeFindings(empty).map(({ path }) => path)).toEqual(['throttle.limit'])
  })
})

describe('Undo', () => {
  it('takes back one change after the other, and redo brings them again', () => {
    const written = run(begin(draft()), { do: 'write', part: { enroll: false } }, write('Other'))
    const undone = run(written, { do: 'undo' })
    expect(undone.draft).toMatchObject({ title: 'Denver', enroll: false })
    expect(run(undone, { do: 'undo' }).draft).toMatchObject({ title: 'Denver', enroll: true })
    expect(run(undone, { do: 'redo' }).draft.title).toBe('Other')
  })

  it('takes back a word, not a letter', () => {
    const typed = run(begin(draft()), write('A'), write('As'), write('Asp'))
    expect(run(typed, { do: 'undo' }).draft.title).toBe('Denver')
  })

  it('takes back a word in a rule, not a letter', () => {
    const from = begin(draft())
    const typed = ['B', 'Bo', 'Bou'].reduce((now, value) => {
      const { userProperties } = now.draft
      const rule = userProperties.rules[0] as QueryRule
      return changed(now, {
        do: 'write',
        part: { userProperties: replaced(userProperties, [0], { ...rule, value }) },
      })
    }, from)
    expect(typed.past).toHaveLength(1)
    expect(run(typed, { do: 'undo' }).draft.userProperties).toBe(from.draft.userProperties)
  })

  it('does nothing where nothing was done', () => {
    const from = begin(draft())
    expect(run(from, { do: 'undo' })).toBe(from)
    expect(run(from, { do: 'redo' })).toBe(from)
  })
})

describe('Counts and findings', () => {
  const queries = draft()
  const ids = nodePaths(queries)
  const idAt = (path: string) => ids.get(path) ?? ''

  it('belong to the rule they speak of, wherever it is moved', () => {
    const counts = countsByNode(
      [
        { path: 'userProperties', users: 3 },
        { path: 'userProperties.rules[1].rules[0]', users: 7 },
        { path: 'userDates.rules[4]', users: 9 },
      ],
      ids,
    )
    expect(counts.get(idAt('userProperties'))).toBe(3)
    expect(counts.get(idAt('userProperties.rules[1].rules[0]'))).toBe(7)
    expect(counts.size).toBe(2)
  })

  it('stand beside the rule whose value they speak of, until it is changed', () => {
    const wrong = {
      path: 'userProperties.rules[0].value[2]',
      found: '""',
      expected: 'a text',
      severity: 'error',
    } as const
    const id = idAt('userProperties.rules[0]')
    expect(findingsByNode([wrong], ids).get(id)).toEqual([wrong])
    const [rule, other] = queries.userProperties.rules as [QueryRule, QueryRule]
    const now = replaced(queries.userProperties, [0], { ...rule, value: 'Boulder' })
    expect(now.rules.map((node) => nodesIn(queries).has(node))).toEqual([false, true])
    expect(now.rules[1]).toBe(other)
  })

  it('belong to a part of the profile, and are said once', () => {
    const of = (path: string) => ({ path, found: 'x', expected: 'y', severity: 'error' as const })
    expect(findingsAt([of('throttle.limit'), of('title'), of('throttles')], 'throttle')).toEqual([of('throttle.limit')])
    expect(together([of('a')], [of('a'), of('b')])).toEqual([of('a'), of('b')])
  })

  it('does not scold whoever has just begun for having written nothing yet', () => {
    const nothing = warning('userProperties', undefined, 'a rule', { code: 'nobody can be added' })
    const taken = warning('title', 'A', 'another title', { code: 'title taken', title: 'A' })
    expect(sayable([nothing, taken], false)).toEqual([taken])
    expect(sayable([nothing, taken], true)).toEqual([nothing, taken])
  })
})

describe('Two versions', () => {
  const mine = { ...denver, title: 'Mine', enroll: false }
  const theirs = { ...denver, title: 'Theirs', description: 'Theirs, too' }

  it('differ where either was changed; what only they changed is theirs', () => {
    const { parts, usual } = versionsOf(denver, mine, theirs)
    expect(parts).toEqual(['title', 'description', 'enroll'])
    expect(usual).toEqual({ title: 'mine', description: 'theirs', enroll: 'mine' })
  })

  it('do not differ by a section that is stored without rules: it is none', () => {
    const stored = ProfileDefinition.parse({ ...theirs, userDates: { rules: [] }, userActivities: { rules: [] } })
    expect(versionsOf(stored, definitionOf(draftOf(mine, countingIds())), stored).parts).toEqual([
      'title',
      'description',
      'enroll',
    ])
    expect(versionsOf(denver, mine, stored).versions.theirs).toMatchObject({ userDates: null, userActivities: null })
  })

  it('are put together as it was chosen', () => {
    const both = merged(mine, theirs, { title: 'mine', description: 'theirs', enroll: 'theirs' })
    expect(both).toMatchObject({ title: 'Mine', description: 'Theirs, too', enroll: true })
  })
})
