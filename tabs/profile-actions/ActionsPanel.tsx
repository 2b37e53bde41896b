import { Button, Text, makeStyles, tokens, useAnnounce } from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { Suspense, lazy, useId, useState } from 'react'
import type { Me, ProfileRow, TenantStatus } from '../../core/contract/answers.ts'
import { StoppedAt } from '../data/one-after-the-other.ts'
import { useProfileActions } from '../data/use-profile-actions.ts'
import { ErrorPanel } from '../parts/ErrorPanel.tsx'
import { useWords } from '../words/words-context.ts'
import { ActionButton } from './ActionButton.tsx'
import { RunMaintenance } from './RunMaintenance.tsx'
import { deedText } from './deed-text.ts'
import { actions, whyNotAction, type Done } from './what-can-be-done.ts'

const DeleteDialog = lazy(async () => ({ default: (await import('./DeleteDialog.tsx')).DeleteDialog }))

const useStyles = makeStyles({
  panel: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
  },
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS, alignItems: 'center' },
  quiet: { color: tokens.colorNeutralForeground3 },
})

type ActionsPanelProps = { me: Me; tenant: TenantStatus; rows: readonly ProfileRow[]; onClear: () => void }

/** The guide's Actions panel: what can be done with the selected profiles, and why something cannot. */
export function ActionsPanel({ me, tenant, rows, onClear }: ActionsPanelProps) {
  const styles = useStyles()
  const { words, format } = useWords()
  const { announce } = useAnnounce()
  const noteId = useId()
  const own = words.actions
  const [asking, setAsking] = useState(false)
  const deeds = useProfileActions((asked, title) => {
    setAsking(false)
    announce(deedText(asked, title, words, format))
    if (asked.deed !== 'delete' && asked.deed !== 'restore') return
    onClear()
    // What had the focus is gone with the selection.
    document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true })
  })
  const act = (deed: Done) => {
    if (deed === 'delete') setAsking(true)
    else deeds.mutate({ deed, rows })
  }
  const { error } = deeds
  const refused = whyNotAction('delete', rows, { me, tenant }, words)
  return (
    <section className={styles.panel} aria-label={own.label}>
      <div className={styles.row}>
        <Text weight="semibold" role="status">
          {rows.length === 0 ? own.hint : own.selected(rows.length, format.number(rows.length))}
        </Text>
        {rows.length > 0 && (
          <Button size="small" appearance="subtle" icon={<DismissRegular />} onClick={onClear}>
            {own.clear}
          </Button>
        )}
        {rows.length > 0 && refused && (
          <Text size={200} className={styles.quiet} id={noteId}>
            {refused}
          </Text>
        )}
      </div>
      <div className={styles.row}>
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
        <RunMaintenance me={me} tenant={tenant} />
      </div>
      {error && !asking && (
        <ErrorPanel error={error instanceof StoppedAt ? error.cause : error}>
          {error instanceof StoppedAt && rows.length > 1 && (
            <p>{own.stopped(format.number(error.done), format.number(rows.length))}</p>
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
    </section>
  )
}
