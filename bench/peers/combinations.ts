/** All ways to choose some of a list, in its order. */
export function combinations<T>(list: readonly T[], size: number): T[][] {
  if (size === 0) return [[]]
  return list.flatMap((one, at) => combinations(list.slice(at + 1), size - 1).map((rest) => [one, ...rest]))
}
