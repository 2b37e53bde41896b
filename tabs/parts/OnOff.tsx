import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark'
import { SubtractRegular } from '@fluentui/react-icons/svg/subtract'
import { useWords } from '../words/words-context.ts'

const useStyles = makeStyles({
  mark: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  off: { color: tokens.colorNeutralForeground3 },
})

/** A switch of a profile, as it stands. */
export function OnOff({ on }: { on: boolean }) {
  const styles = useStyles()
  const { words } = useWords()
  return (
    <span className={mergeClasses(styles.mark, !on && styles.off)}>
      {on ? <CheckmarkRegular /> : <SubtractRegular />}
      {on ? words.common.on : words.common.off}
    </span>
  )
}
