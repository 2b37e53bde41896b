import { setTimeout as sleep } from 'node:timers/promises'
import type {
  MembersPage,
  ProfileRow,
  RunDetail,
  RunSummary,
  SettingsAnswer,
  TenantStatus,
} from '../../core/contract/answers.ts'

/** What the first cycle asks of the API, as any client would. */
export type ApiClient = {
  /** Aborted when nothing is asked any more. */
  signal: AbortSignal | undefined
  get<A>(path: string): Promise<A>
  /** @param etag the version that was edited, where one is named. */
  send<A>(method: 'POST' | 'PUT' | 'DELETE', path: string, body: unknown, etag?: string): Promise<A>
}

export type { MembersPage, ProfileRow, RunDetail, RunSummary, SettingsAnswer, TenantStatus }

/** A client of the API; `token` is asked at every call. Once `signal` is aborted, calls and waiting throw its reason. */
export function apiClient(url: string, token: () => Promise<string>, signal?: AbortSignal): ApiClient {
  const ask = async (method: string, path: string, body?: unknown, etag?: string): Promise<unknown> => {
    signal?.throwIfAborted()
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${await token()}`,
        'content-type': 'application/json',
        ...(etag === undefined ? {} : { 'if-match': etag }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path} was answered ${response.status}: ${text}`)
    return text === '' ? undefined : JSON.parse(text)
  }
  return {
    signal,
    get: async <A>(path: string) => (await ask('GET', path)) as A,
    send: async <A>(method: 'POST' | 'PUT' | 'DELETE', path: string, body: unknown, etag?: string) =>
      (await ask(method, path, body, etag)) as A,
  }
}

const lookEveryMs = 250

/** Waits until a run is over. @throws when it takes longer than `patienceMs`, or when the client's signal is aborted. */
export async function untilOver(api: ApiClient, id: string, patienceMs = 10 * 60_000): Promise<RunDetail> {
  const end = Date.now() + patienceMs
  for (;;) {
    const run = await api.get<RunDetail>(`/api/runs/${encodeURIComponent(id)}`)
    if (run.state !== 'waiting' && run.state !== 'running') return run
    if (Date.now() > end) throw new Error(`the run ${id} is still ${run.state}`)
    await sleep(lookEveryMs, undefined, api.signal ? { signal: api.signal } : {})
  }
}
