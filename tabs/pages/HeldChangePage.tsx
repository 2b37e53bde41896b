import { useAnnounce } from '@fluentui/react-components'
import { useEffect, useRef } from 'react'
import type { Me, TenantStatus } from '../../core/contract/answers.ts'
import type { HeldDetail } from '../../core/contract/held.ts'
import { ConsequencesCard } from '../changes/ConsequencesCard.tsx'
import { isGone } from '../data/api-error.ts'
import { useHeldChange } from '../data/queries.ts'
import { useDecideHeld } from '../data/use-decide-held.ts'
import { DecidedCards } from '../held/DecidedCards.tsx'
import { DecisionForm } from '../held/DecisionForm.tsx'
import { HeldFacts } from '../held/HeldFacts.tsx'
import { choiceKey, dropChoice } from '../held/kept-choice.ts'
import { HeldStateBadge } from '../held/HeldStateBadge.tsx'
import { BackLink } from '../parts/BackLink.tsx'
import { CopyLink } from '../parts/CopyLink.tsx'
import { ErrorPanel } from '../parts/ErrorPanel.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { Page } from '../parts/Page.tsx'
import { whyNotChange } from '../why-not-change.ts'
import { useWords } from '../words/words-context.ts'

type HeldChangePageProps = { id: string; me: Me; tenant: TenantStatus }

/** One held change: everybody by name, what it means to them, and the decision. */
export function HeldChangePage({ id, me, tenant }: HeldChangePageProps) {
  const { words } = useWords()
  const { held } = words
  const set = useHeldChange(id)
  return (
    <Page
      title={
        set.data ? held.changeTitle(set.data.title) : isGone(set.error) ? words.nowhere['held change'] : held.title
      }
      actions={set.data && <CopyLink page={{ page: 'held change', id }} title={held.changeTitle(set.data.title)} />}
      back={<BackLink to={{ page: 'held' }}>{held.back}</BackLink>}
      lead={
        set.data && (
          <div role="status">
            <HeldStateBadge state={set.data.state} />
          </div>
        )
      }
    >
      <Loaded query={set}>{(data) => <HeldParts set={data} me={me} tenant={tenant} />}</Loaded>
    </Page>
  )
}

function HeldParts({ set, me, tenant }: { set: HeldDetail; me: Me; tenant: TenantStatus }) {
  const { words } = useWords()
  const { announce } = useAnnounce()
  const said = { approve: words.held.approved, dismiss: words.held.dismissed, release: words.held.released }
  const key = choiceKey(me.userId, set.id)
  const decide = useDecideHeld(set.id, (kind) => {
    dropChoice(key)
    announce(said[kind])
    // The form and its button are gone: the focus goes on from the top, where the new state is told.
    document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true })
  })
  useApplied(set.state, () => announce(words.held.applied))
  const reason = whyNotChange(me, tenant, words)
  const waits = set.state === 'held'
  return (
    <>
      <HeldFacts set={set} />
      {(waits || set.state === 'approved') && <ConsequencesCard consequences={set.consequences} />}
      {decide.error && <ErrorPanel error={decide.error} />}
      {waits ? (
        <DecisionForm
          set={set}
          choiceKey={key}
          reason={reason}
          busy={decide.isPending}
          onDecide={(choice) => decide.mutate(choice)}
        />
      ) : (
        <DecidedCards
          set={set}
          reason={reason}
          busy={decide.isPending}
          onRelease={() => decide.mutate({ kind: 'release' })}
        />
      )}
    </>
  )
}

/** Tells when an approval has been applied while somebody looks on. */
function useApplied(state: HeldDetail['state'], onApplied: () => void) {
  const was = useRef(state)
  useEffect(() => {
    if (was.current === 'approved' && state === 'applied') onApplied()
    was.current = state
  })
}
