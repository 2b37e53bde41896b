import { Button, Text, makeStyles, tokens } from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import type { Me, ProfileRow, TenantStatus } from '../../core/contract/answers.ts'
import { stackedUpTo } from '../parts/use-table-styles.ts'
import { useWords } from '../words/words-context.ts'
import { ProfileDeeds } from './ProfileDeeds.tsx'
import { actions, whyNotAction } from './what-can-be-done.ts'

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
  /** A table has a box for this in its head, and cards have no head. */
  all: { display: 'none', [`@media (max-width: ${stackedUpTo.many}px)`]: { display: 'inline-flex' } },
  quiet: { color: tokens.colorNeutralForeground3 },
})

type ActionsPanelProps = {
  me: Me
  tenant: TenantStatus
  rows: readonly ProfileRow[]
  onClear: () => void
  /** Selects every profile that is listed. */
  onAll: () => void
}

/** The guide's Actions panel: what can be done with the selected profiles, and why something cannot. */
export function ActionsPanel({ me, tenant, rows, onClear, onAll }: ActionsPanelProps) {
  const styles = useStyles()
  const { words, format } = useWords()
  const own = words.actions
  const refused = whyNotAction('delete', rows, { me, tenant }, words)
  return (
    <section className={styles.panel} aria-label={own.label}>
      <div className={styles.row}>
        <Text weight="semibold" role="status">
          {rows.length === 0 ? own.hint : own.selected(rows.length, format.number(rows.length))}
        </Text>
        {rows.length === 0 && (
          <Button size="small" className={styles.all} onClick={onAll}>
            {own.tickAll}
          </Button>
        )}
        {rows.length > 0 && (
          <Button size="small" appearance="subtle" icon={<DismissRegular />} onClick={onClear}>
            {own.clear}
          </Button>
        )}
        {rows.length > 0 && refused && (
          <Text size={200} className={styles.quiet}>
            {refused}
          </Text>
        )}
      </div>
      <ProfileDeeds me={me} tenant={tenant} rows={rows} actions={actions} onMoved={onClear} />
    </section>
  )
}
