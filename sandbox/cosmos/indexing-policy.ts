/** Which paths a container indexes; the most precise pattern that covers a path decides. */
export type IndexingPolicy = {
  indexingMode?: string
  includedPaths?: { path: string }[]
  excludedPaths?: { path: string }[]
  compositeIndexes?: { path: string; order?: string }[][]
}

const alwaysIndexed = new Set(['id', '_ts'])

/** Every policy that names paths must say what becomes of the root. */
export function coversRoot({ indexingMode, includedPaths, excludedPaths }: IndexingPolicy): boolean {
  if (indexingMode?.toLowerCase() === 'none' || (!includedPaths && !excludedPaths)) return true
  return [...(includedPaths ?? []), ...(excludedPaths ?? [])].some(({ path }) => path === '/*')
}

/** Whether a query may sort by this property, given as its path's parts. */
export function isIndexed(policy: IndexingPolicy, property: string[]): boolean {
  if (policy.indexingMode?.toLowerCase() === 'none') return false
  if (property.length === 1 && alwaysIndexed.has(property[0] ?? '')) return true
  if (!policy.includedPaths && !policy.excludedPaths) return true
  const best = (paths: { path: string }[] = []) => Math.max(-1, ...paths.map(({ path }) => precision(path, property)))
  return best(policy.includedPaths) > best(policy.excludedPaths)
}

/** How precisely a pattern such as `/name/?` or `/chunk/*` covers a property; -1 when it does not. */
function precision(pattern: string, property: string[]): number {
  const parts = pattern
    .split('/')
    .slice(1)
    .map((part) => part.replace(/^"(.*)"$/, '$1'))
  const end = parts.pop()
  if (!parts.every((part, at) => part === property[at])) return -1
  if (end === '?') return parts.length === property.length ? 2 * parts.length + 1 : -1
  return 2 * parts.length
}
