import { ApiError, type Failure } from './data/api-error.ts'
import type { Format } from './format.ts'
import type { Words } from './words/en.ts'
import { alone } from '../core/told/told.ts'

/**
 * An error as a person reads it: what it is; what the server said and what to do; whether it passes by itself, whether
 * trying again cannot help, because what is not there stays away; and the words of somebody else, which are no lead.
 */
export type ErrorWords = { title: string; text: string; passes: boolean; isFinal: boolean; foreign?: string }

type Refused = Extract<Failure, { kind: 'refused' }>
type Said = { title: string; text: string }

/** The words for any error; what the tab does not know is our fault. */
export function errorWords(
  error: unknown,
  words: Pick<Words, 'errors' | 'told'>,
  format: Pick<Format, 'time'>,
): ErrorWords {
  const { errors } = words
  if (!(error instanceof ApiError)) return { ...errors.bug, passes: false, isFinal: false }
  const { failure } = error
  switch (failure.kind) {
    case 'unreachable':
      return { ...errors.unreachable, passes: false, isFinal: false }
    case 'not signed in': {
      const { title, teams, teamsOnly, refused } = errors.notSignedIn
      const todo = { teams, 'teams only': teamsOnly, refused }[failure.why]
      const foreign = failure.detail === '' ? {} : { foreign: failure.detail }
      return { title, text: todo, passes: false, isFinal: false, ...foreign }
    }
    case 'refused':
      return refusedWords(failure, words, format)
  }
}

function refusedWords(
  failure: Refused,
  words: Pick<Words, 'errors' | 'told'>,
  format: Pick<Format, 'time'>,
): ErrorWords {
  const { status, until, detail, requestId } = failure
  const { errors } = words
  if (status === 423) {
    const text = until ? errors.locked.until(format.time(until)) : errors.locked.text
    return { title: errors.locked.title, text, passes: true, isFinal: false }
  }
  const { title, text } = saidOf(status, errors)
  const id = status >= 500 && requestId !== '' ? errors.requestId(requestId) : ''
  const passes = [409, 412, 429, 503].includes(status)
  return { title, text: sentences(alone(words.told(detail).text), text, id), passes, isFinal: status === 404 }
}

function saidOf(status: number, errors: Words['errors']): Said {
  switch (status) {
    case 400:
    case 422:
      return errors.invalid
    case 401:
      return { title: errors.notSignedIn.title, text: errors.notSignedIn.refused }
    case 403:
      return errors.notAllowed
    case 404:
      return errors.notFound
    case 409:
      return errors.notReady
    case 412:
      return errors.changed
    case 429:
    case 503:
      return errors.busy
    case 502:
    case 504:
      return errors.outside
    default:
      return errors.bug
  }
}

/** Sentences one after the other, each with its full stop. */
const sentences = (...texts: string[]): string =>
  texts
    .filter((text) => text !== '')
    .map((text) => (/[.!?:。！？…]$/u.test(text) ? text : `${text}.`))
    .join(' ')
