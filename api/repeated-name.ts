/** An object with the names that it has so far, or a list; `at` is the name or the place that is being read. */
type Open = { names: Set<string>; at: string } | { names: undefined; at: number }

/**
 * Where an object has a name twice (RFC 8259, section 4, leaves open which one counts).
 * @param json a text that `JSON.parse` has read, so that only its marks have to be looked at; each is, once.
 * @returns the path of the second one, or undefined.
 */
export function repeatedName(json: string): PropertyKey[] | undefined {
  const open: Open[] = []
  for (let place = 0; place < json.length; place += 1) {
    const inner = open.at(-1)
    switch (json.charAt(place)) {
      case '{':
        open.push({ names: new Set(), at: '' })
        break
      case '[':
        open.push({ names: undefined, at: 0 })
        break
      case '}':
      case ']':
        open.pop()
        break
      case ',':
        if (inner && !inner.names) inner.at += 1
        break
      case '"': {
        const end = endOfText(json, place)
        if (inner?.names && isName(json, end)) {
          inner.at = String(JSON.parse(json.slice(place, end)))
          if (inner.names.has(inner.at)) return open.map(({ at }) => at)
          inner.names.add(inner.at)
        }
        place = end - 1
        break
      }
    }
  }
  return undefined
}

/** The place after the closing quote of the text that begins at a place. */
function endOfText(json: string, begin: number): number {
  let place = begin + 1
  while (json[place] !== '"') place += json[place] === '\\' ? 2 : 1
  return place + 1
}

/** Whether a text that ends at a place is a name: a colon follows, after white space. */
function isName(json: string, end: number): boolean {
  let place = end
  while (' \t\r\n'.includes(json[place] ?? '.')) place += 1
  return json[place] === ':'
}
