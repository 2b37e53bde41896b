import { textsOf, type Json } from './fill-in.ts'
import { shown, type Problem } from './problem.ts'

/** The texts of a manifest that a translation names by their place. */
const translatable =
  /^(name\.(short|full)|description\.(short|full)|staticTabs\[\d+\]\.name|bots\[0\]\.commandLists\[\d\]\.commands\[\d+\]\.(title|description))$/

/** What a translation lacks of a manifest, and what it has without the manifest having it. */
export function translationProblems(manifest: Json, file: string, translation: { [place: string]: Json }): Problem[] {
  const places = textsOf(manifest).flatMap(({ place }) => (translatable.test(place) ? [place] : []))
  const missing = places
    .filter((place) => typeof translation[place] !== 'string' || translation[place].trim() === '')
    .map((place) => ({ place: `${file} ${place}`, found: shown(translation[place]), expected: 'the translated text' }))
  const strays = Object.keys(translation)
    .filter((place) => place !== '$schema' && !places.includes(place))
    .map((place) => ({ place: `${file} ${place}`, found: 'a text', expected: 'a place that the manifest has' }))
  return [...missing, ...strays, ...sameTitles(file, translation)]
}

/** Two commands of one title cannot be told apart. */
function sameTitles(file: string, translation: { [place: string]: Json }): Problem[] {
  const titles = Object.entries(translation).filter(([place]) => place.endsWith('.title'))
  const first = new Map(titles.map(([place, title]) => [title, place] as const).reverse())
  return titles
    .filter(([place, title]) => first.get(title) !== place)
    .map(([place, title]) => ({ place: `${file} ${place}`, found: shown(title), expected: 'a title of its own' }))
}
