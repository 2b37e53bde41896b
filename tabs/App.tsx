import { AriaLiveAnnouncer, FluentProvider, tokens } from '@fluentui/react-components'
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { Language } from '../core/settings.ts'
import { languageOf } from './appearance.ts'
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
  /** The language that was chosen before; where none was, the host's first one that Assigner speaks. */
  chosen: Language | undefined
  /** Remembers the language that was chosen. */
  keepLanguage: (language: Language) => void
}

const page = { minHeight: '100%', backgroundColor: tokens.colorNeutralBackground2 }

/** The tab with all that its parts use: theme, words, API and announcements. */
export function App({ host, tab, queries, chosen: before, keepLanguage }: AppProps) {
  const [chosen, setChosen] = useState(before)
  const theme = useSyncExternalStore(host.theme.subscribe, host.theme.get)
  const wished = useSyncExternalStore(host.languages.subscribe, host.languages.get)
  const language = chosen ?? languageOf(wished)
  const speech = useMemo(() => {
    const speak = (choice: Language) => {
      keepLanguage(choice)
      setChosen(choice)
    }
    return speechOf(language, speak, wished)
  }, [keepLanguage, language, wished])
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
