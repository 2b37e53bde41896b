/** One value that is not what it was, by its path; `undefined` where there was none or is none. */
export type Difference = { path: string; before: unknown; after: unknown }

/**
 * What differs between two JSON values, leaf by leaf. Lists of the same length are compared item by item; of others it
 * is told which items went and which came, wherever they stand, because that is what somebody did to them.
 * @returns paths as in findings (`userProperties.rules[0].value`); none where the values are equal.
 */
export function differences(before: unknown, after: unknown, path = ''): Difference[] {
  if (isSame(before, after)) return []
  if (Array.isArray(before) && Array.isArray(after)) return listDifferences(before, after, path)
  if (isObject(before) && isObject(after)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
    return names.flatMap((name) => differences(before[name], after[name], path === '' ? name : `${path}.${name}`))
  }
  return [{ path, before, after }]
}

function listDifferences(before: unknown[], after: unknown[], path: string): Difference[] {
  if (before.length === after.length && before.every(isObject) && after.every(isObject))
    return before.flatMap((item, i) => differences(item, after[i], `${path}[${i}]`))
  const went = without(before, after)
  const came = without(after, before)
  // The same items in another order.
  if (went.length + came.length === 0) return [{ path, before, after }]
  return [{ path, before: went, after: came }]
}

function without(items: unknown[], others: unknown[]): unknown[] {
  const left = new Map<string, number>()
  for (const text of others.map(asText)) left.set(text, (left.get(text) ?? 0) + 1)
  return items.filter((item) => {
    const count = left.get(asText(item)) ?? 0
    left.set(asText(item), count - 1)
    return count <= 0
  })
}

/** What is absent and what is null are both nothing. */
const asText = (value: unknown): string => JSON.stringify(value ?? null)
const isSame = (one: unknown, other: unknown): boolean => asText(one) === asText(other)
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
