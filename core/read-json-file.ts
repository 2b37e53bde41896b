import { finding, pathText, type Finding } from './findings.ts'
import { jsonPieces, type LongList, type Piece } from './json-pieces.ts'
import { repeatedNames } from './repeated-names.ts'
import { tooDeep } from './rules.ts'

const mostTold = 100
/** More values than a profile of ten thousand includes and excludes has, with a name for each. */
export const mostValues = 250_000
/** Deeper than any file, and not too deep to be shown; how deep its parts may be is told by the path of each. */
const deepestFile = 500

type Read = { value: unknown } | { findings: Finding[] }

/**
 * Reads JSON that people may have edited by hand: a slip is told by its line or in its words, and a name that is written twice in the
 * same object is refused, for the reader would keep the second and silently forget the first. A part with more values in it
 * than any file has, or deeper, is refused as well.
 * @param list whose items are read by themselves, with a pause behind each.
 */
export function* readJsonFile(text: string, list: LongList): Generator<undefined, Read> {
  const { items, count, inside, values } = yield* jsonPieces(text, list)
  if (count > list.most) return { findings: [finding(list.name, `${count} items`, `at most ${list.most}`)] }
  const read: unknown[] = []
  const repeated: Finding[] = []
  for (const [place, item] of items.entries()) {
    const one = readPiece(text.slice(item.start, item.end), item, [list.name, place])
    if ('findings' in one) return inText(text, item.start, one)
    read.push(one.value)
    repeated.push(...one.repeated)
    yield
  }
  const outline = text.slice(0, inside.start) + text.slice(inside.end)
  const whole = readPiece(outline, { start: 0, end: outline.length, values }, [])
  if ('findings' in whole) return inText(text, 0, whole, inside)
  repeated.push(...whole.repeated)
  if (repeated.length > 0) return { findings: repeated }
  if (items.length === 0) return { value: whole.value }
  return { value: { ...(whole.value as Record<string, unknown>), [list.name]: read } }
}

/** A part of a text and the names that stand twice in it; or what is wrong with it, where `at` is the character at which a reader of JSON has stopped. */
type Right = { value: unknown; repeated: Finding[] }
type Wrong = { findings: Finding[]; at?: number }

function readPiece(text: string, { values }: Piece, path: (string | number)[]): Right | Wrong {
  if (values > mostValues)
    return { findings: [finding(pathText(path), `more than ${mostValues} values`, 'no more in one part of a file')] }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    const said = error instanceof Error ? error.message : ''
    const [, at] = /at position (\d+)/.exec(said) ?? []
    return {
      findings: [finding('', said, 'a file of JSON', { code: 'no JSON' })],
      ...(at === undefined ? {} : { at: Number(at) }),
    }
  }
  const deep = tooDeep(value, deepestFile - path.length)
  if (deep)
    return {
      findings: [
        finding(pathText([...path, ...deep].slice(0, 20)), `more than ${deepestFile} levels`, 'a file of profiles'),
      ],
    }
  const repeated = repeatedNames(text, mostTold).map(({ path: inner, name }) =>
    finding(pathText([...path, ...inner]), name, 'each name once: which of the two is meant?'),
  )
  return { value, repeated }
}

/** The same where it stands in the whole text: `line 3, column 14`, where the reader says how far it came. */
function inText(text: string, start: number, { findings, at }: Wrong, left?: Piece): { findings: Finding[] } {
  if (at === undefined) return { findings }
  // Behind what was left out, everything is so much farther.
  const place = start + at + (left && at >= left.start ? left.end - left.start : 0)
  const lines = text.slice(0, place).split('\n')
  const path = `line ${lines.length}, column ${(lines.at(-1) ?? '').length + 1}`
  return { findings: findings.map((one) => ({ ...one, path })) }
}
