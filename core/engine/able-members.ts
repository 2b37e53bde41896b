import { eligibility } from '../eligibility.ts'
import type { EntraUserId } from '../ids.ts'
import type { Population } from '../population.ts'
import { bitmap, hasBit, intersect, setBit, type Bitmap } from './bitmap.ts'
import { countBits } from './words.ts'

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
  users: Bitmap,
  excluded: Bitmap | null,
): { members: number; unable: number } {
  const inGroup = users.slice()
  intersect(inGroup, able)
  const rows = countBits(inGroup)
  const members = twins.reduce((count, twin) => {
    const inside = twin.filter((row) => hasBit(inGroup, row)).length
    const isOut = excluded !== null && twin.some((row) => hasBit(excluded, row))
    return count - inside + (inside > 0 && !isOut ? 1 : 0)
  }, rows)
  return { members, unable: countBits(users) - rows }
}
