import { Link, makeStyles, tokens } from '@fluentui/react-components'
import type { ProfileRow } from '../../core/contract/answers.ts'
import { HeldLink } from '../parts/HeldLink.tsx'
import { OnOff } from '../parts/OnOff.tsx'
import { StatusBadge } from '../parts/StatusBadge.tsx'
import { Told } from '../parts/Told.tsx'
import { When } from '../parts/When.tsx'
import { hashOf } from '../route.ts'
import { useWords } from '../words/words-context.ts'
import { rememberOpened } from './use-return.ts'
import type { Column } from './profile-list.ts'

const useStyles = makeStyles({
  /** Whole in the page of the profile, and under the mouse. */
  title: {
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
    display: '-webkit-box',
    // Deprecated, and still what browsers clamp lines with.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: 3,
    overflow: 'hidden',
  },
  status: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalXXS },
  reason: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  number: { fontVariantNumeric: 'tabular-nums' },
  id: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
})

/** An address, broken before its @ where it has to be. */
function Address({ children }: { children: string }) {
  const at = Math.max(0, children.lastIndexOf('@'))
  return (
    <>
      {children.slice(0, at)}
      <wbr />
      {children.slice(at)}
    </>
  )
}

/** What a profile shows in a column. */
export function ProfileCell({ row, column }: { row: ProfileRow; column: Column }) {
  const styles = useStyles()
  const { words, format } = useWords()
  switch (column) {
    case 'title':
      return (
        <Link
          className={styles.title}
          title={row.title}
          href={hashOf({ page: 'profile', id: row.id })}
          onClick={() => rememberOpened(row.id)}
        >
          {row.title}
        </Link>
      )
    case 'enroll':
    case 'autoPopulate':
      return <OnOff on={row[column]} />
    case 'modifiedAt':
      return <When at={row.modifiedAt} />
    case 'courses':
      return <span className={styles.number}>{format.number(row.courses)}</span>
    case 'members':
      return (
        <span className={styles.number}>{row.members === null ? words.common.none : format.number(row.members)}</span>
      )
    case 'status':
      return (
        <div className={styles.status}>
          <StatusBadge status={row.status} />
          {row.statusReason && (
            <span className={styles.reason}>
              <Told>{row.statusReason}</Told> <HeldLink row={row} />
            </span>
          )}
        </div>
      )
    case 'groupId':
      return <span className={styles.id}>{row.groupId ?? words.common.none}</span>
    case 'updatedBy':
      return <Address>{row.updatedBy}</Address>
    case 'description':
      return row.description
  }
}
