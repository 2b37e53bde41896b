import type { Finding } from '../../core/findings.ts'

/** The findings about a part of a profile: `throttle.limit` belongs to `throttle`, `courses[3]` to `courses`. */
export const findingsAt = (findings: readonly Finding[], part: string): Finding[] =>
  findings.filter(({ path }) => path === part || path.startsWith(`${part}.`) || path.startsWith(`${part}[`))

/**
 * Without what only says that nothing is there yet: whoever has just begun knows that.
 * @param isTried something has been saved, or somebody has tried to save it.
 */
export const sayable = (findings: Finding[], isTried: boolean): Finding[] =>
  isTried ? findings : findings.filter(({ about }) => about?.code !== 'nobody can be added')

/** Findings of several origins; what two of them say of a place is said once. */
export function together(...origins: readonly (readonly Finding[])[]): Finding[] {
  const seen = new Set<string>()
  return origins.flat().filter(({ path, found, expected }) => {
    const key = [path, found, expected].join('\n')
    return !seen.has(key) && seen.add(key)
  })
}
