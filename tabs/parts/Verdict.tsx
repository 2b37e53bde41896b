import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle'
import { DismissCircleRegular } from '@fluentui/react-icons/svg/dismiss-circle'
import { QuestionCircleRegular } from '@fluentui/react-icons/svg/question-circle'
import type { ReactNode } from 'react'
import { useWords } from '../words/words-context.ts'

const useStyles = makeStyles({
  row: { display: 'flex', gap: tokens.spacingHorizontalS, alignItems: 'flex-start' },
  icon: { flexShrink: 0, fontSize: '20px', lineHeight: '22px', color: tokens.colorNeutralForeground3 },
  good: { color: tokens.colorPaletteGreenForeground1 },
  bad: { color: tokens.colorPaletteRedForeground1 },
})

type VerdictProps = {
  holds: boolean | null
  /** What the icon says, where it is not that something is true. */
  label?: string
  children: ReactNode
}

/** Something that is true of somebody, or is not; never by colour alone. */
export function Verdict({ holds, label: own, children }: VerdictProps) {
  const styles = useStyles()
  const { why } = useWords().words
  const label = own ?? (holds === null ? why.mayHold : holds ? why.holds : why.fails)
  return (
    <div className={styles.row}>
      <span className={mergeClasses(styles.icon, holds === true && styles.good, holds === false && styles.bad)}>
        {holds === null ? (
          <QuestionCircleRegular title={label} />
        ) : holds ? (
          <CheckmarkCircleRegular title={label} />
        ) : (
          <DismissCircleRegular title={label} />
        )}
      </span>
      <div>{children}</div>
    </div>
  )
}
