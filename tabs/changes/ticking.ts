import type { Mover } from '../../core/change-set.ts'

/** Who is unticked after some were ticked or unticked. */
export function untickedAfter(
  unticked: ReadonlySet<string>,
  changed: readonly Mover[],
  ticked: boolean,
): ReadonlySet<string> {
  const next = new Set(unticked)
  for (const { entraId } of changed) {
    if (ticked) next.delete(entraId)
    else next.add(entraId)
  }
  return next
}

/** Those whose name has every word of the text in it. */
export function calledLike<T extends { name: string }>(people: readonly T[], text: string): readonly T[] {
  const words = folded(text).split(/\s+/).filter(Boolean)
  return words.length === 0 ? people : people.filter(({ name }) => words.every((word) => folded(name).includes(word)))
}

const folded = (text: string): string => text.normalize('NFKC').toLowerCase()
