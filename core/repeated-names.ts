import { endOfText } from './json-pieces.ts'

/** An object or a list that is open where the text is read: what has been named in it, or how many items came before. */
type Open = { names: Set<string> | undefined; name: string } | { place: number }

/**
 * The names that stand twice in one object of a JSON text, which a reader of JSON cannot see: it keeps the last.
 * @param text is right JSON. @param most is how many are told.
 */
export function repeatedNames(text: string, most: number): { path: (string | number)[]; name: string }[] {
  const found: { path: (string | number)[]; name: string }[] = []
  const open: Open[] = []
  let expectsName = false
  for (let i = 0; i < text.length && found.length < most; i += 1) {
    const inner = open.at(-1)
    switch (text.charAt(i)) {
      case '{':
        open.push({ names: undefined, name: '' })
        expectsName = true
        break
      case '[':
        open.push({ place: 0 })
        expectsName = false
        break
      case '}':
      case ']':
        open.pop()
        expectsName = false
        break
      case ',':
        if (inner && 'place' in inner) inner.place += 1
        expectsName = inner !== undefined && 'names' in inner
        break
      case '"': {
        const end = endOfText(text, i)
        if (expectsName && inner && 'names' in inner) {
          inner.name = JSON.parse(text.slice(i, end + 1)) as string
          // Millions of empty objects have no names to be kept.
          inner.names ??= new Set()
          if (inner.names.has(inner.name)) found.push({ path: pathOf(open), name: inner.name })
          inner.names.add(inner.name)
          expectsName = false
        }
        i = end
        break
      }
      default:
    }
  }
  return found
}

const pathOf = (open: readonly Open[]): (string | number)[] =>
  open.map((one) => ('place' in one ? one.place : one.name))
