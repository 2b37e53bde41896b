import { app } from '@microsoft/teams-js'
import { ApiError } from './data/api-error.ts'

/** Why the tab opens with a screen about an error, as Teams is told; the person reads our screen. */
export const startTrouble = (error: unknown): app.IExpectedFailureRequest => ({
  reason: reasonOf(error),
  message: error instanceof Error ? error.message : String(error),
})

function reasonOf(error: unknown): app.ExpectedFailureReason {
  const { Offline, Other, PermissionError, Throttling } = app.ExpectedFailureReason
  if (!(error instanceof ApiError)) return Other
  const { failure } = error
  if (failure.kind === 'unreachable') return Offline
  if (failure.kind === 'not signed in' || failure.status === 403) return PermissionError
  return failure.status === 429 || failure.status === 503 ? Throttling : Other
}
