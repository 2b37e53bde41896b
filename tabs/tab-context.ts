import { createContext, use } from 'react'
import type { Api } from './data/connect-api.ts'
import type { Host } from './host.ts'
import type { SignIn } from './sign-in.ts'

/** What every component may use: the API, the way to sign in, and what surrounds the tab. */
export type Tab = { api: Api; signIn: SignIn; inTeams: boolean } & Pick<Host, 'shown' | 'share' | 'tenantId'>

export const TabContext = createContext<Tab | undefined>(undefined)

export function useTab(): Tab {
  const tab = use(TabContext)
  if (!tab) throw new Error('useTab outside TabContext')
  return tab
}
