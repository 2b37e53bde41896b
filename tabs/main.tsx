import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { languageOf } from './appearance.ts'
import './base.css'
import { connectApi } from './data/connect-api.ts'
import { newQueryClient } from './data/query-client.ts'
import { startHost } from './start-host.ts'
import { remember, remembered } from './remembered.ts'

const host = await startHost()
try {
  draw()
  host.loaded()
} catch (error) {
  host.failed(error)
  throw error
}

function draw(): void {
  const inTeams = host.kind === 'teams'
  const asked = [new URLSearchParams(window.location.search).get('lang'), inTeams ? null : remembered('language')]
  const root = document.getElementById('root')
  if (!root) throw new Error('the page has no #root')
  const { signIn, shown, share, tenantId } = host
  createRoot(root).render(
    <App
      host={host}
      tab={{ api: connectApi(signIn, (path, init) => fetch(path, init)), signIn, inTeams, shown, share, tenantId }}
      queries={newQueryClient()}
      chosen={asked.some(Boolean) ? languageOf(asked) : undefined}
      keepLanguage={(language) => remember('language', language)}
    />,
  )
}
