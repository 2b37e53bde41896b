import { describe, expect, it } from 'vitest'
import { ProfileId } from '../../core/ids.ts'
import { Override } from '../../core/profile.ts'
import { overrideLines } from '../../tabs/profile/override-names.ts'
import { en } from '../../tabs/words/en.ts'

const [here, deleted, unknown] = [1, 2, 3].map((n) => `00000000-0000-4000-8000-00000000000${n}`)
const overrides = [
  ...[here, deleted, unknown].map((id) => Override.parse({ kind: 'profile', id })),
  Override.parse({ kind: 'user', id: unknown }),
]
const rows = [
  { id: ProfileId.parse(here), title: 'Denver', status: 'up to date' as const },
  { id: ProfileId.parse(deleted), title: 'Tokyo', status: 'deleted' as const },
]
const read = (...known: [Parameters<typeof overrideLines>[1], Parameters<typeof overrideLines>[2]]) =>
  overrideLines(overrides, ...known, en).map(({ name, about, gone }) => [name, about, gone])

describe('An override', () => {
  it('on a profile that was deleted says so, by its title while that is known', () => {
    expect(read([], rows).slice(0, 3)).toEqual([
      ['Denver', 'everyone of the profile', undefined],
      ['Tokyo', 'everyone of the profile', 'deleted'],
      ['A profile', unknown, 'deleted'],
    ])
  })

  it('on somebody who is gone is not called by an id; that stands beside for whoever looks it up', () => {
    expect(read([], rows)[3]).toEqual(['Somebody', unknown, 'no longer in Learn365'])
  })

  it('calls nobody gone while people and profiles are still being read', () => {
    expect(read(undefined, undefined).every(([, , gone]) => gone === undefined)).toBe(true)
  })
})
