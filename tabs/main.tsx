import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { languageOf } from './appearance.ts'
import './base.css'
import { connectApi } from './data/connect-api.ts'
import { newQueryClient } from './data/query-client.ts'
import { startHost } from './host.ts'
import { remember, remembered } from './remembered.ts'

const host = await startHost()
const query = new URLSearchParams(window.location.search)
const inTeams = host.kind === 'teams'
const first = languageOf([query.get('lang'), inTeams ? null : remembered('language'), ...host.languages])
const root = document.getElementById('root')
if (!root) throw new Error('the page has no #root')

createRoot(root).render(
  <App
    host={host}
    tab={{ api: connectApi(host.signIn, (path, init) => fetch(path, init)), signIn: host.signIn, inTeams }}
    queries={newQueryClient()}
    first={first}
    keepLanguage={(language) => remember('language', language)}
  />,
)
host.loaded()
