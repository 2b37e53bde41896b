import { QueryClient } from '@tanstack/react-query'
import { mayRetry, retryDelayMs } from './api-error.ts'

/** Reads are kept for a moment and tried again where that may help; writes never are. */
export const newQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: { staleTime: 10_000, retry: mayRetry, retryDelay: retryDelayMs, networkMode: 'always' },
      mutations: { retry: false, networkMode: 'always' },
    },
  })
