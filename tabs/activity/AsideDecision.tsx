import { Button, MessageBar, MessageBarActions, MessageBarBody, useAnnounce } from '@fluentui/react-components'
import type { Me, RunDetail, TenantStatus } from '../../core/contract/answers.ts'
import { useDecideRefresh } from '../data/use-decide-refresh.ts'
import { ErrorPanel } from '../parts/ErrorPanel.tsx'
import { whyNotChange } from '../why-not-change.ts'
import { useWords } from '../words/words-context.ts'

type AsideDecisionProps = { run: RunDetail; me: Me; tenant: TenantStatus }

/** A data refresh that was kept aside waits for a person: use its data, or not. */
export function AsideDecision({ run, me, tenant }: AsideDecisionProps) {
  const { words } = useWords()
  const { announce } = useAnnounce()
  const { aside } = words.activity
  const decide = useDecideRefresh(run.id, (decision) =>
    announce(decision === 'accept' ? aside.accepted : aside.discarded),
  )
  const reason = whyNotChange(me, tenant, words)
  const disabled = reason !== '' || decide.isPending
  return (
    <>
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>
          {aside.text} {reason}
        </MessageBarBody>
        <MessageBarActions>
          <Button disabledFocusable={disabled} onClick={() => decide.mutate('accept')}>
            {aside.accept}
          </Button>
          <Button disabledFocusable={disabled} onClick={() => decide.mutate('discard')}>
            {aside.discard}
          </Button>
        </MessageBarActions>
      </MessageBar>
      {decide.error && <ErrorPanel error={decide.error} />}
    </>
  )
}
