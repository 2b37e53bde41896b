import { useUserSearch } from '../data/use-user-search.ts'
import { useLater } from '../use-later.ts'
import { useWords } from '../words/words-context.ts'
import { suggestionsLike, type Suggestion } from './suggestions.ts'
import type { SourceOption } from './value-props.ts'

/**
 * Values that somebody has at a source, with how many have each. Of names and addresses there are as many as people, so
 * those are searched where all people are.
 */
export function useValueSuggestions(source: SourceOption | undefined, typed: string) {
  const { words, format } = useWords()
  const isOfPeople = source?.id === 'email' || source?.id === 'title'
  const asked = useLater(typed.trim(), 250)
  const people = useUserSearch(asked, isOfPeople && asked !== '')
  const all: Suggestion[] = isOfPeople
    ? (people.data ?? []).map(({ email, title }) =>
        source.id === 'email' ? { id: email, text: email, about: title } : { id: title, text: title, about: email },
      )
    : (source?.values ?? []).map(({ value, users }) => ({
        id: value,
        text: value,
        about: words.editor.users(users, format.number(users)),
      }))
  const like = suggestionsLike(
    all.filter(({ text }) => text !== ''),
    typed,
  )
  const failed = isOfPeople && people.error !== null
  const searching = isOfPeople && (asked !== typed.trim() || people.isFetching)
  /** Why there may be none although somebody has such a value; empty where there is no such reason. */
  const note = failed ? words.editor.suggestionsFailed : searching ? words.editor.searching : ''
  return { ...like, failed, note }
}
