import type { ClientSettings } from '../core/contract/answers.ts'
import { ApiError } from './data/api-error.ts'

/** What the server tells a page before anybody is signed in. @throws ApiError `unreachable`. */
export async function clientSettings(): Promise<ClientSettings> {
  try {
    const response = await fetch('/api/client')
    if (response.ok) return (await response.json()) as ClientSettings
  } catch {
    // No connection, or no JSON: the same to the person.
  }
  throw new ApiError({ kind: 'unreachable' })
}
