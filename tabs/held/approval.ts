import type { Mover } from '../../core/change-set.ts'
import type { Approval } from '../../core/contract/held.ts'

/** Which directions of a held change are approved. */
export const directions = ['both', 'adds', 'removes'] as const
export type Direction = (typeof directions)[number]

type Change = { add: readonly Mover[]; remove: readonly Mover[] }

/** A decision as it is being made: a direction, and who is left out by name. */
export type Choice = { direction: Direction; unticked: ReadonlySet<string> }

/** What a choice would do. */
export type Chosen = {
  adds: number
  removes: number
  /** Who of the change is left out, by name or because of the direction. */
  leftOut: number
  /** Undefined where nobody would be approved: that is a dismissal. */
  approval: Approval | undefined
}

/** The directions that make sense for a change. */
export const directionsOf = ({ add, remove }: Change): readonly Direction[] =>
  add.length > 0 && remove.length > 0 ? directions : []

/** Counts a choice, and says it as the API wants to hear it. */
export function chosenOf({ add, remove }: Change, { direction, unticked }: Choice): Chosen {
  const isTicked = ({ entraId }: Mover) => !unticked.has(entraId)
  const adding = direction === 'removes' ? [] : add.filter(isTicked)
  const removing = direction === 'adds' ? [] : remove.filter(isTicked)
  const [adds, removes] = [adding.length, removing.length]
  const approved = [...(direction === 'removes' ? [] : add), ...(direction === 'adds' ? [] : remove)]
  const except = approved.filter((one) => !isTicked(one)).map(({ entraId }) => entraId)
  return {
    adds,
    removes,
    leftOut: add.length + remove.length - adds - removes,
    approval:
      adds + removes === 0 ? undefined : { adds: direction !== 'removes', removes: direction !== 'adds', except },
  }
}
