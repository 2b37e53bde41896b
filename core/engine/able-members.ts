import { eligibility } from '../eligibility.ts'
import type { EntraUserId } from '../ids.ts'
import type { Population } from '../population.ts'
import { bitmap, hasBit, setBit, type Bitmap } from './bitmap.ts'
import { hasRow, united, type Union } from './row-set.ts'
import { alone } from './words.ts'

/** Who of the people can be a member of an Entra ID group. */
export type AbleMembers = {
  able: Bitmap
  /** Rows that are one and the same Entra user, several records of whom Learn365 has. */
  twins: number[][]
}

/** Looks at everybody once. */
export function ableMembersOf({ people }: Population): AbleMembers {
  const able = bitmap(people.length)
  const first = new Map<EntraUserId, number>()
  const twins = new Map<EntraUserId, number[]>()
  for (const [row, user] of people.entries()) {
    const one = eligibility(user)
    if ('because' in one) continue
    setBit(able, row)
    const known = first.get(one.entraId)
    if (known === undefined) first.set(one.entraId, row)
    else twins.set(one.entraId, [...(twins.get(one.entraId) ?? [known]), row])
  }
  return { able, twins: [...twins.values()] }
}

/**
 * How many of these users would be members of a group (those who can be, each Entra user once, nobody who is excluded),
 * and how many cannot be.
 */
export function countMembers(
  { able, twins }: AbleMembers,
  users: Union,
  excluded: Union | null,
): { members: number; unable: number } {
  const people = able.length * 32
  const all = alone(united(users.bitmaps, users.lists), people)
  const size = all.size()
  all.keep(able)
  const rows = all.size()
  const inGroup = twins.length > 0 ? all.copyTo(bitmap(people)) : able
  const members = twins.reduce((count, twin) => {
    const inside = twin.filter((row) => hasBit(inGroup, row)).length
    const isOut = excluded !== null && twin.some((row) => hasRow(excluded, row))
    return count - inside + (inside > 0 && !isOut ? 1 : 0)
  }, rows)
  return { members, unable: size - rows }
}
