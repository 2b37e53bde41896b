import { makeStyles, tokens } from '@fluentui/react-components'
import type { FlipStep } from '../../core/contract/why.ts'
import { valueAsRead } from './own-value-text.ts'
import { useWords } from '../words/words-context.ts'

const useStyles = makeStyles({
  box: {
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
  },
  list: { paddingLeft: tokens.spacingHorizontalL },
})

/** The smallest change with which the answer would be the other one. */
export function Flip({ steps }: { steps: FlipStep[] }) {
  const styles = useStyles()
  const { words, format } = useWords()
  const { why, rules } = words
  const text = (step: FlipStep): string => {
    if (step.kind === 'override') return why.flipOverride[step.change]
    const from = step.from === null ? why.blank : valueAsRead(step.from, rules, format)
    const label = rules.source[step.source] ?? step.label
    switch (step.to.kind) {
      case 'value':
        return why.flipValue(label, from, valueAsRead(step.to.value, rules, format))
      case 'blank':
        return why.flipValue(label, from, why.blank)
      case 'anything else':
        return why.flipValue(label, from, why.flipElse)
    }
  }
  return (
    <div className={styles.box}>
      {why.flip}
      <ul className={styles.list}>
        {steps.map((step) => (
          <li key={JSON.stringify(step)}>{text(step)}</li>
        ))}
      </ul>
    </div>
  )
}
