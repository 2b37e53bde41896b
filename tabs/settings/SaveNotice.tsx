import { MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import { RunProgress } from '../activity/RunProgress.tsx'
import { useRuns } from '../data/queries.ts'
import { LinkButton } from '../parts/LinkButton.tsx'
import { alone } from '../../core/told/told.ts'
import { useWords } from '../words/words-context.ts'
import { saveProgress } from './save-progress.ts'

/** After saving: that Assigner will be ready within a few minutes, how far it is, and when it is. */
export function SaveNotice({ savedAt }: { savedAt: string | null }) {
  const { settings, told } = useWords().words
  const runs = useRuns()
  const progress = saveProgress(runs.data ?? [], savedAt)
  const { title, text } = {
    waiting: { title: settings.savedReady, text: `${settings.refreshWaiting} ${settings.savedMail}` },
    refreshing: { title: settings.savedReady, text: settings.savedMail },
    ready: { title: settings.ready, text: settings.saved },
    failed: { title: settings.refreshFailed, text: 'because' in progress ? alone(told(progress.because).text) : '' },
  }[progress.kind]
  return (
    <MessageBar
      layout="multiline"
      intent={progress.kind === 'failed' ? 'error' : progress.kind === 'ready' ? 'success' : 'info'}
    >
      <MessageBarBody>
        <MessageBarTitle>{title}</MessageBarTitle> {text}
        {progress.kind === 'refreshing' && <RunProgress id={progress.runId} />}
      </MessageBarBody>
      {'runId' in progress && (
        <MessageBarActions>
          <LinkButton to={{ page: 'run', id: progress.runId }}>{settings.seeRun}</LinkButton>
        </MessageBarActions>
      )}
    </MessageBar>
  )
}
