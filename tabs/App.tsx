import { AriaLiveAnnouncer, FluentProvider, tokens } from '@fluentui/react-components'
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { Language } from '../core/settings.ts'
import { Gate } from './Gate.tsx'
import type { Host } from './host.ts'
import { ErrorBoundary } from './parts/ErrorBoundary.tsx'
import { ErrorScreen } from './parts/ErrorScreen.tsx'
import { TabContext, type Tab } from './tab-context.ts'
import { themeFor } from './theme.ts'
import { SpeechContext, speechOf } from './words/words-context.ts'

type AppProps = {
  host: Host
  tab: Tab
  queries: QueryClient
  first: Language
  /** Remembers the language that was chosen. */
  keepLanguage: (language: Language) => void
}

const page = { minHeight: '100%', backgroundColor: tokens.colorNeutralBackground2 }

/** The tab with all that its parts use: theme, words, API and announcements. */
export function App({ host, tab, queries, first, keepLanguage }: AppProps) {
  const [language, setLanguage] = useState(first)
  const theme = useSyncExternalStore(host.theme.subscribe, host.theme.get)
  const speech = useMemo(() => {
    const speak = (chosen: Language) => {
      keepLanguage(chosen)
      setLanguage(chosen)
    }
    return speechOf(language, speak, host.languages)
  }, [host, keepLanguage, language])
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  return (
    <FluentProvider
      theme={themeFor(theme, language)}
      style={{ ...page, colorScheme: theme === 'light' ? 'light' : 'dark' }}
    >
      <AriaLiveAnnouncer>
        <SpeechContext value={speech}>
          <TabContext value={tab}>
            <QueryClientProvider client={queries}>
              <ErrorBoundary
                fallback={(error) => <ErrorScreen error={error} onRetry={() => window.location.reload()} />}
              >
                <Gate />
              </ErrorBoundary>
            </QueryClientProvider>
          </TabContext>
        </SpeechContext>
      </AriaLiveAnnouncer>
    </FluentProvider>
  )
}
