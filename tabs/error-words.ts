import { ApiError, type Failure } from './data/api-error.ts'
import type { Format } from './format.ts'
import type { Words } from './words/en.ts'

/** An error as a person reads it: what it is, what the server said of it, and what to do. */
export type ErrorWords = { title: string; detail: string; todo: string; requestId: string }

/** The words for any error; what the tab does not know is our fault. */
export function errorWords(
  error: unknown,
  words: Pick<Words, 'errors' | 'told'>,
  format: Pick<Format, 'time'>,
): ErrorWords {
  const { errors } = words
  if (!(error instanceof ApiError)) return { ...said(errors.bug), detail: '', requestId: '' }
  const { failure } = error
  switch (failure.kind) {
    case 'unreachable':
      return { ...said(errors.unreachable), detail: '', requestId: '' }
    case 'not signed in': {
      const todo = {
        teams: errors.notSignedIn.teams,
        'teams only': errors.notSignedIn.teamsOnly,
        refused: errors.notSignedIn.refused,
      }
      return { title: errors.notSignedIn.title, todo: todo[failure.why], detail: failure.detail, requestId: '' }
    }
    case 'refused': {
      const detail = failure.detail === '' ? '' : words.told(failure.detail).text
      return { ...refused(failure, words, format), detail, requestId: failure.status >= 500 ? failure.requestId : '' }
    }
  }
}

const said = ({ title, text }: { title: string; text: string }) => ({ title, todo: text })

function refused(
  failure: Extract<Failure, { kind: 'refused' }>,
  { errors }: Pick<Words, 'errors'>,
  { time }: Pick<Format, 'time'>,
) {
  switch (failure.status) {
    case 400:
    case 422:
      return said(errors.invalid)
    case 401:
      return { title: errors.notSignedIn.title, todo: errors.notSignedIn.refused }
    case 403:
      return said(errors.notAllowed)
    case 404:
      return said(errors.notFound)
    case 409:
      return said(errors.notReady)
    case 412:
      return said(errors.changed)
    case 423:
      return {
        title: errors.locked.title,
        todo: failure.until ? errors.locked.until(time(failure.until)) : errors.locked.text,
      }
    case 429:
    case 503:
      return said(errors.busy)
    case 502:
    case 504:
      return said(errors.outside)
    default:
      return said(errors.bug)
  }
}
