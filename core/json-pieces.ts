/** A part of a JSON text, from its first character to the one after its last, and about how many values are in it. */
export type Piece = { start: number; end: number; values: number }

/** A list that stands under a name in a text's outermost object, and the most items that it may have. */
export type LongList = { name: string; most: number }

/** The items of a list (the first of them, where there are more than may be), and where its inside is. */
export type Pieces = { items: Piece[]; count: number; inside: Piece; values: number }

/** Characters that are looked at without a pause: some milliseconds. */
const atOnce = 1_000_000

const [quote, comma, colon, backslash] = [0x22, 0x2c, 0x3a, 0x5c]
const [opensList, closesList, opensObject, closesObject] = [0x5b, 0x5d, 0x7b, 0x7d]

/**
 * Where the items of a list are, so that each can be read by itself: to read 20 MB at once would keep all others waiting
 * for seconds. Pauses now and then.
 * @param text is perhaps no JSON: then what is told of it is not either. Without such a list, `items` is empty.
 * @returns also about how many values there are beside the list.
 */
export function* jsonPieces(text: string, list: LongList): Generator<undefined, Pieces> {
  const items: Piece[] = []
  const nowhere = { start: text.length, end: text.length, values: 0 }
  let inside: Piece | undefined
  let [count, depth, values, outside, from, pause] = [0, 0, 1, 0, 0, atOnce]
  let [lastText, isNamed, isOpen] = [{ start: 0, end: 0 }, false, false]
  const close = (end: number) => {
    count += 1
    if (count <= list.most) items.push({ start: from, end, values })
    ;[from, values] = [end + 1, 1]
  }
  for (let i = 0; i < text.length; i += 1) {
    if (i >= pause) {
      pause = i + atOnce
      yield
    }
    switch (text.charCodeAt(i)) {
      case quote: {
        const end = endOfText(text, i)
        lastText = { start: i, end }
        i = end
        break
      }
      case colon:
        if (depth === 1) isNamed = text.slice(lastText.start + 1, lastText.end) === list.name
        break
      case comma:
        values += 1
        if (depth === 1) isNamed = false
        if (isOpen && depth === 2) close(i)
        break
      case opensList:
      case opensObject:
        values += 1
        depth += 1
        if (depth !== 2 || !isNamed || inside || text.charCodeAt(i) === opensObject) break
        isOpen = true
        inside = { ...nowhere, start: i + 1 }
        ;[from, outside, values] = [i + 1, values, 1]
        break
      case closesList:
      case closesObject:
        depth -= 1
        if (!isOpen || !inside || depth !== 1) break
        if (items.length > 0 || text.slice(from, i).trim() !== '') close(i)
        inside.end = i
        ;[isOpen, values] = [false, outside]
        break
      default:
    }
  }
  // A list that has no end is read as far as it goes, for whoever wrote it to be told where that is.
  if (isOpen) close(text.length)
  return { items, count, inside: inside ?? nowhere, values: isOpen ? outside : values }
}

/** Where the quote stands that closes a text; the end of all where none does. */
export function endOfText(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === quote) return at
    if (code === backslash) at += 1
  }
  return text.length
}
