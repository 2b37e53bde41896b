import type { Audience, Pass } from '../audiences.ts'
import { hasRow } from '../engine/row-set.ts'

/** Whether somebody should be a member, and what other Learn365 users of the same Entra ID account have to do with it. */
export type Standing = {
  wanted: boolean
  /** What of the others decides it; null where it is the person's own. */
  twin: 'should be a member' | 'is excluded' | null
  /** Whether it lies with the person alone. */
  alone: boolean
}

/**
 * Whom a group has is an Entra ID account, and Learn365 may have several users of one: the account is a member when one
 * of them is wanted and none is excluded.
 */
export function standingOf(
  { users, excluded }: Extract<Audience, { kind: 'known' }>,
  row: number,
  { index }: Pick<Pass, 'index'>,
): Standing {
  const inAudience = users()
  const wanted = hasRow(inAudience, row)
  const isOut = (one: number): boolean => excluded !== null && hasRow(excluded, one)
  const others = index
    .ableMembers()
    .twins.filter((rows) => rows.includes(row))
    .flatMap((rows) => rows.filter((other) => other !== row))
  const otherIsOut = others.some(isOut)
  const otherIsIn = others.some((other) => hasRow(inAudience, other))
  const alone = !otherIsOut && !otherIsIn
  if (isOut(row)) return { wanted: false, twin: null, alone }
  if (otherIsOut) return { wanted: false, twin: 'is excluded', alone }
  return { wanted: wanted || otherIsIn, twin: otherIsIn && !wanted ? 'should be a member' : null, alone }
}
