import { makeStyles, mergeClasses, tokens, useAnnounce } from '@fluentui/react-components'
import { Suspense, lazy, useState } from 'react'
import type { Me, ProfileRow, TenantStatus } from '../../core/contract/answers.ts'
import { StoppedAt } from '../data/one-after-the-other.ts'
import { useProfileActions } from '../data/use-profile-actions.ts'
import { ErrorPanel } from '../parts/ErrorPanel.tsx'
import { useWords } from '../words/words-context.ts'
import { ActionButton } from './ActionButton.tsx'
import { RunMaintenance } from './RunMaintenance.tsx'
import { deedText } from './deed-text.ts'
import { whyNotAction, type Action, type Done } from './what-can-be-done.ts'

const DeleteDialog = lazy(async () => ({ default: (await import('./DeleteDialog.tsx')).DeleteDialog }))

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS, alignItems: 'center' },
  actions: { display: 'contents' },
  /** On a telephone, what nothing is selected for would stand between somebody and the list. */
  idle: { '@media (max-width: 640px)': { display: 'none' } },
})

type ProfileDeedsProps = {
  me: Me
  tenant: TenantStatus
  rows: readonly ProfileRow[]
  /** What is offered, in this order. */
  actions: readonly Action[]
  /** Told when profiles were deleted or restored. */
  onMoved?: () => void
}

/** What can be done with profiles, and why something cannot; asks before it deletes. */
export function ProfileDeeds({ me, tenant, rows, actions, onMoved }: ProfileDeedsProps) {
  const styles = useStyles()
  const { words, format } = useWords()
  const { announce } = useAnnounce()
  const [asking, setAsking] = useState(false)
  const deeds = useProfileActions((asked, title) => {
    setAsking(false)
    announce(deedText(asked, title, words, format))
    if (asked.deed !== 'delete' && asked.deed !== 'restore') return
    onMoved?.()
    // What had the focus is gone, or can be done no more.
    document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true })
  })
  const act = (deed: Done) => {
    if (deed === 'delete') setAsking(true)
    else deeds.mutate({ deed, rows })
  }
  const { error } = deeds
  return (
    <>
      <div className={styles.row}>
        <div className={mergeClasses(styles.actions, rows.length === 0 && styles.idle)}>
          {actions.map((action) => (
            <ActionButton
              key={action}
              action={action}
              rows={rows}
              reason={whyNotAction(action, rows, { me, tenant }, words)}
              busy={deeds.isPending}
              onAct={act}
            />
          ))}
        </div>
        <RunMaintenance me={me} tenant={tenant} />
      </div>
      {error && !asking && (
        <ErrorPanel error={error instanceof StoppedAt ? error.cause : error}>
          {error instanceof StoppedAt && rows.length > 1 && (
            <p>{words.actions.stopped(format.number(error.done), format.number(rows.length))}</p>
          )}
        </ErrorPanel>
      )}
      {asking && (
        <Suspense>
          <DeleteDialog
            rows={rows}
            busy={deeds.isPending}
            onDelete={() => deeds.mutate({ deed: 'delete', rows }, { onError: () => setAsking(false) })}
            onClose={() => setAsking(false)}
          />
        </Suspense>
      )}
    </>
  )
}
