import { badQuery, unsupportedQuery } from './refusal.ts'

type Row = Record<string, unknown>
type Clause = { property: string; test: (value: unknown) => boolean; alternatives: number }

/** Entra refuses longer lists of alternatives. */
const mostAlternatives = 15

const literal = `'(?:[^']|'')*'`
const token = new RegExp(
  `^\\s*(?:startswith\\(\\s*(\\w+)\\s*,\\s*(${literal})\\s*\\)|(\\w+)\\s+eq\\s+(${literal}|true|false|null)|(\\w+)\\s+in\\s*\\(\\s*(${literal}(?:\\s*,\\s*${literal})*)\\s*\\))`,
  'i',
)

const textOf = (quoted: string) => quoted.slice(1, -1).replaceAll("''", "'").toLowerCase()
const plain = (value: unknown) => (typeof value === 'string' ? value.toLowerCase() : (value ?? null))

function clauseOf(match: RegExpExecArray): Clause {
  const [, starts = '', prefix = '', equals = '', wanted = '', within = '', list = ''] = match
  if (starts) {
    const start = textOf(prefix)
    const test = (value: unknown) => typeof value === 'string' && value.toLowerCase().startsWith(start)
    return { property: starts, test, alternatives: 1 }
  }
  if (equals) {
    const want = wanted.startsWith("'") ? textOf(wanted) : (JSON.parse(wanted.toLowerCase()) as unknown)
    return { property: equals, test: (value) => plain(value) === want, alternatives: 1 }
  }
  const among = new Set([...list.matchAll(new RegExp(literal, 'g'))].map(([quoted]) => textOf(quoted)))
  return {
    property: within,
    test: (value) => typeof value === 'string' && among.has(value.toLowerCase()),
    alternatives: among.size,
  }
}

/**
 * The test that a `$filter` describes: `eq`, `in` and `startswith`, joined by `and` or by `or`.
 * @throws Refusal for what it cannot read, as the service does
 */
export function parseFilter(text: string, known: readonly string[]): (row: Row) => boolean {
  const clauses: Clause[] = []
  const joints = new Set<string>()
  let rest = text
  for (;;) {
    const match = token.exec(rest)
    if (!match) throw unsupportedQuery()
    const clause = clauseOf(match)
    if (!known.includes(clause.property))
      throw badQuery(`Invalid filter clause: Could not find a property named '${clause.property}'.`)
    clauses.push(clause)
    rest = rest.slice(match[0].length)
    if (rest.trim() === '') break
    const joint = /^\s+(and|or)\s/i.exec(rest)
    if (!joint?.[1]) throw unsupportedQuery()
    joints.add(joint[1].toLowerCase())
    rest = rest.slice(joint[0].length - 1)
  }
  if (joints.size > 1) throw unsupportedQuery()
  const either = joints.has('or')
  const counts = clauses.map((c) => c.alternatives)
  const alternatives = either ? counts.reduce((sum, n) => sum + n, 0) : Math.max(...counts)
  if (alternatives > mostAlternatives)
    throw unsupportedQuery(
      `Too many child clauses specified in search filter expression containing 'OR' operators: ${alternatives}. Max allowed: ${mostAlternatives}.`,
    )
  const holds = (row: Row) => (c: Clause) => c.test(row[c.property])
  return (row) => (either ? clauses.some(holds(row)) : clauses.every(holds(row)))
}
