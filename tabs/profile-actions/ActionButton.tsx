import { Button, makeStyles } from '@fluentui/react-components'
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download'
import { ArrowExportRegular } from '@fluentui/react-icons/svg/arrow-export'
import { ArrowUndoRegular } from '@fluentui/react-icons/svg/arrow-undo'
import { CopyRegular } from '@fluentui/react-icons/svg/copy'
import { DeleteRegular } from '@fluentui/react-icons/svg/delete'
import { EditRegular } from '@fluentui/react-icons/svg/edit'
import { EyeRegular } from '@fluentui/react-icons/svg/eye'
import { HistoryRegular } from '@fluentui/react-icons/svg/history'
import { OpenRegular } from '@fluentui/react-icons/svg/open'
import { PeopleRegular } from '@fluentui/react-icons/svg/people'
import type { ReactElement } from 'react'
import type { ProfileRow } from '../../core/contract/answers.ts'
import { useWords } from '../words/words-context.ts'
import { addressOf, isLeading, type Action, type Done } from './what-can-be-done.ts'

const icons: Record<Action, ReactElement> = {
  edit: <EditRegular />,
  duplicate: <CopyRegular />,
  preview: <EyeRegular />,
  members: <PeopleRegular />,
  download: <ArrowDownloadRegular />,
  history: <HistoryRegular />,
  openGroup: <OpenRegular />,
  export: <ArrowExportRegular />,
  delete: <DeleteRegular />,
  restore: <ArrowUndoRegular />,
}

const useStyles = makeStyles({ button: { minWidth: 0, flexShrink: 0 } })

type ActionButtonProps = {
  action: Action
  rows: readonly ProfileRow[]
  /** Why it cannot be done; undefined when it can. */
  reason: string | undefined
  busy: boolean
  onAct: (action: Done) => void
}

/** One action: a link where it leads somewhere, else a button; it says why it cannot be done. */
export function ActionButton({ action, rows, reason, busy, onAct }: ActionButtonProps) {
  const styles = useStyles()
  const { words } = useWords()
  const label = words.actions[action]
  const icon = icons[action]
  const [row] = rows
  const href = reason === undefined && row && isLeading(action) ? addressOf(action, row) : undefined
  const outside = action === 'openGroup' ? { target: '_blank', rel: 'noreferrer' } : {}
  if (href)
    return (
      <Button as="a" className={styles.button} appearance="subtle" icon={icon} href={href} {...outside}>
        {label}
      </Button>
    )
  return (
    <Button
      className={styles.button}
      appearance="subtle"
      icon={icon}
      disabledFocusable={reason !== undefined || busy}
      title={reason}
      aria-description={reason}
      onClick={() => !isLeading(action) && onAct(action)}
    >
      {label}
    </Button>
  )
}
