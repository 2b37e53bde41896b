/** Something that keeps the package from being made: where, what is there, what would be right. */
export type Problem = { place: string; found: string; expected: string }

export const told = ({ place, found, expected }: Problem): string => `${place}: found ${found}, expected ${expected}`

const longest = 120

/** A value as a problem shows it. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing'
  const text = JSON.stringify(value)
  return text.length > longest ? `${text.slice(0, longest)}…` : text
}
