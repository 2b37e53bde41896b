import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ErrorPanel } from './ErrorPanel.tsx'
import { Loading } from './Loading.tsx'

type LoadedProps<T> = {
  query: Pick<UseQueryResult<T>, 'data' | 'error' | 'refetch'>
  children: (data: T) => ReactNode
}

/** What was asked for, once it is there; until then that it is coming, or why it does not. Old data outlive an error. */
export function Loaded<T>({ query, children }: LoadedProps<T>) {
  const { data, error, refetch } = query
  if (data === undefined) return error ? <ErrorPanel error={error} onRetry={() => void refetch()} /> : <Loading />
  return (
    <>
      {error && <ErrorPanel error={error} onRetry={() => void refetch()} />}
      {children(data)}
    </>
  )
}
