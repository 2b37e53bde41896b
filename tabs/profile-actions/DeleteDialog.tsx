import { Button, Spinner, makeStyles, tokens } from '@fluentui/react-components'
import type { ProfileRow } from '../../core/contract/answers.ts'
import { useReferrers } from '../data/queries.ts'
import { ErrorPanel } from '../parts/ErrorPanel.tsx'
import { Modal } from '../parts/Modal.tsx'
import { useWords } from '../words/words-context.ts'

const mostNamed = 10

const useStyles = makeStyles({ list: { paddingLeft: tokens.spacingHorizontalL } })

type DeleteDialogProps = { rows: readonly ProfileRow[]; busy: boolean; onDelete: () => void; onClose: () => void }

/** Asks before profiles are deleted, and tells which others refer to them. */
export function DeleteDialog({ rows, busy, onDelete, onClose }: DeleteDialogProps) {
  const styles = useStyles()
  const { words, format } = useWords()
  const { deleting, actions } = words
  const referrers = useReferrers(rows)
  const named = rows.slice(0, mostNamed)
  const rest = rows.length - named.length
  return (
    <Modal
      title={deleting.title(rows.length, format.number(rows.length))}
      onClose={onClose}
      foot={
        <>
          <Button autoFocus onClick={onClose}>
            {deleting.cancel}
          </Button>
          <Button appearance="primary" disabledFocusable={busy} onClick={onDelete}>
            {busy ? actions.busy : deleting.confirm}
          </Button>
        </>
      }
    >
      <ul className={styles.list}>
        {named.map(({ id, title }) => (
          <li key={id}>{title}</li>
        ))}
        {rest > 0 && <li>{deleting.more(format.number(rest))}</li>}
      </ul>
      <p>{deleting.text(rows.length)}</p>
      <div role="status">
        {referrers.isPending && <Spinner size="tiny" label={deleting.looking(rows.length)} />}
        {referrers.error && <ErrorPanel error={referrers.error} onRetry={() => void referrers.refetch()} />}
        {referrers.data?.length === 0 && <p>{deleting.nobody(rows.length)}</p>}
        {referrers.data && referrers.data.length > 0 && (
          <>
            <p>{deleting.referred(new Set(referrers.data.map(({ title }) => title)).size)}</p>
            <ul className={styles.list}>
              {referrers.data.map(({ title, of }) => (
                <li key={`${title} ${of}`}>{deleting.refersTo(title, of)}</li>
              ))}
            </ul>
          </>
        )}
      </div>
    </Modal>
  )
}
