import type { Problem } from './problem.ts'

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

const placeholder = /\$\{\{([^}]*)\}\}/g

/** Every text of a JSON document with its place, such as `bots[0].botId`. */
export function textsOf(json: Json, place = ''): { place: string; text: string }[] {
  if (typeof json === 'string') return [{ place, text: json }]
  if (Array.isArray(json)) return json.flatMap((item, index) => textsOf(item, `${place}[${index}]`))
  if (json === null || typeof json !== 'object') return []
  return Object.entries(json).flatMap(([name, value]) => textsOf(value, place ? `${place}.${name}` : name))
}

/** Placeholders for which there is no value; all of them. */
export const unknownPlaceholders = (json: Json, values: Record<string, string>): Problem[] =>
  textsOf(json).flatMap(({ place, text }) =>
    [...text.matchAll(placeholder)]
      .filter(([, name = '']) => !values[name])
      .map(([found]) => ({ place, found, expected: `one of ${Object.keys(values).join(', ')}` })),
  )

/** The document with `${{NAME}}` replaced in each of its texts; a placeholder without a value stays. */
export function fillIn(json: Json, values: Record<string, string>): Json {
  if (typeof json === 'string') return json.replace(placeholder, (found, name: string) => values[name] ?? found)
  if (Array.isArray(json)) return json.map((item) => fillIn(item, values))
  if (json === null || typeof json !== 'object') return json
  return Object.fromEntries(Object.entries(json).map(([name, value]) => [name, fillIn(value, values)]))
}
