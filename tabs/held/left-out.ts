import type { HeldDetail } from '../../core/contract/held.ts'

/** How many of a decided change were refused: dismissed, unticked, or of a direction that was not approved. */
export function leftOutOf({ add, remove, decision }: Pick<HeldDetail, 'add' | 'remove' | 'decision'>): number {
  if (!decision) return 0
  const except = new Set(decision.except)
  const refused = (people: HeldDetail['add'], isApproved: boolean): number =>
    people.filter(({ entraId }) => !isApproved || except.has(entraId)).length
  return refused(add, decision.adds) + refused(remove, decision.removes)
}
