import type { Problem } from '../../core/contract/answers.ts'
import type { SignIn } from '../sign-in.ts'
import { ApiError, situationOfType } from './api-error.ts'
import { fileNameOf } from './file-name.ts'

/** The product's API, called with the token of the person who looks at the tab. */
export type Api = {
  get: <T>(path: string, signal?: AbortSignal) => Promise<T>
  /** @param etag of the version that was edited; the server refuses when there is a newer one. */
  send: <T>(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown, etag?: string) => Promise<T>
  /** A question that is too long for an address; it changes nothing. */
  ask: <T>(path: string, body: unknown, signal: AbortSignal) => Promise<T>
  /** A file that is there as JSON already: the server reads it as it is, so that it can say where it is wrong. */
  upload: <T>(path: string, json: string) => Promise<T>
  /** A file: its bytes, and the name that the server gives it. */
  file: (path: string) => Promise<{ blob: Blob; name: string | undefined }>
}

const json = { 'Content-Type': 'application/json' }

/** Connects to the API of the same origin. */
export function connectApi(signIn: SignIn, fetcher: typeof fetch): Api {
  const call = async (path: string, init: RequestInit): Promise<Response> => {
    const once = async () => answer(fetcher, path, init, await signIn.token())
    const first = await once()
    if (first.status !== 401) return first
    const { type, detail } = await problemOf(first)
    const situation = situationOfType(type)
    // Another token would not help: the person has to consent first.
    if (situation) throw new ApiError({ kind: 'not signed in', why: 'refused', detail: detail ?? '', situation })
    // The token may have ended a moment ago: one more try with a fresh one, then it is for the person to sign in.
    await signIn.refused()
    const second = await once()
    if (second.status === 401)
      throw new ApiError({ kind: 'not signed in', why: 'refused', detail: await detailOf(second) })
    return second
  }
  const good = async (path: string, init: RequestInit): Promise<Response> => {
    const response = await call(path, init)
    if (!response.ok) throw await refusal(response)
    return response
  }
  return {
    async get<T>(path: string, signal?: AbortSignal) {
      const response = await good(path, signal ? { signal } : {})
      return (await response.json()) as T
    },
    async ask<T>(path: string, body: unknown, signal: AbortSignal) {
      const response = await good(path, { method: 'POST', headers: json, body: JSON.stringify(body), signal })
      return (await response.json()) as T
    },
    async send<T>(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown, etag?: string) {
      const headers = { ...json, ...(etag ? { 'If-Match': etag } : {}) }
      const response = await good(path, {
        method,
        headers,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      return (await response.json()) as T
    },
    async upload<T>(path: string, text: string) {
      const response = await good(path, { method: 'POST', headers: json, body: text })
      return (await response.json()) as T
    },
    async file(path) {
      const response = await good(path, {})
      return { blob: await response.blob(), name: fileNameOf(response.headers.get('Content-Disposition')) }
    },
  }
}

async function answer(fetcher: typeof fetch, path: string, init: RequestInit, token: string): Promise<Response> {
  const headers = new Headers(init.headers)
  headers.set('Authorization', `Bearer ${token}`)
  try {
    return await fetcher(path, { ...init, headers })
  } catch (cause) {
    if (init.signal?.aborted) throw cause
    throw new ApiError({ kind: 'unreachable' })
  }
}

/** The problem that the server describes; whatever else answers (a proxy, say) is described by its status. */
async function refusal(response: Response): Promise<ApiError> {
  const problem = await problemOf(response)
  const retryAfter = Number(response.headers.get('Retry-After') ?? Number.NaN)
  return new ApiError({
    kind: 'refused',
    status: response.status,
    ...(problem.type ? { type: problem.type } : {}),
    ...(problem.mayGrantFirst ? { mayGrantFirst: true } : {}),
    title: problem.title ?? response.statusText,
    detail: problem.detail ?? '',
    findings: problem.findings ?? [],
    requestId: problem.requestId ?? '',
    ...(problem.updatedBy && problem.modifiedAt ? { changed: { by: problem.updatedBy, at: problem.modifiedAt } } : {}),
    ...(problem.until ? { until: problem.until } : {}),
    ...(Number.isFinite(retryAfter) ? { retryAfterSeconds: retryAfter } : {}),
  })
}

const detailOf = async (response: Response): Promise<string> => (await problemOf(response)).detail ?? ''

async function problemOf(response: Response): Promise<Partial<Problem>> {
  if (!response.headers.get('Content-Type')?.includes('json')) return {}
  try {
    return (await response.json()) as Partial<Problem>
  } catch {
    return {}
  }
}
