import { finding, type Finding } from './findings.ts'
import { repeatedNames } from './repeated-names.ts'

const mostTold = 100

/**
 * Reads JSON that people may have edited by hand: a slip is told by its line or in its words, and a name that is written twice in the
 * same object is refused, for the reader would keep the second and silently forget the first.
 */
export function readJsonFile(text: string): { value: unknown } | { findings: Finding[] } {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    const said = error instanceof Error ? error.message : ''
    return { findings: [finding(placeIn(text, said), said, 'a file of JSON')] }
  }
  const repeated = repeatedNames(text, mostTold)
  if (repeated.length === 0) return { value }
  return {
    findings: repeated.map(({ path, name }) => finding(path, name, 'each name once: which of the two is meant?')),
  }
}

/** `line 3, column 14`, where the reader says how far it came; it quotes what stands there otherwise. */
function placeIn(text: string, said: string): string {
  const [, position] = /at position (\d+)/.exec(said) ?? []
  if (position === undefined) return ''
  const lines = text.slice(0, Number(position)).split('\n')
  return `line ${lines.length}, column ${(lines.at(-1) ?? '').length + 1}`
}
