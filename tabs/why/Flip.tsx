import { makeStyles, tokens } from '@fluentui/react-components'
import type { FlipStep, Why } from '../../core/contract/why.ts'
import { flipText } from './flip-text.ts'
import { useWords } from '../words/words-context.ts'

const useStyles = makeStyles({
  box: {
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
  },
  list: { paddingLeft: tokens.spacingHorizontalL },
})

type FlipProps = { why: Pick<Why, 'user' | 'member' | 'overrides'>; steps: FlipStep[] }

/** The smallest change with which the answer would be the other one: all its parts are needed together. */
export function Flip({ why, steps }: FlipProps) {
  const styles = useStyles()
  const spoken = useWords()
  const { words, format } = spoken
  return (
    <div className={styles.box}>
      {words.why.flip(why.user.name, why.member === true, steps.length, format.number(steps.length))}
      <ul className={styles.list}>
        {steps.map((step) => (
          <li key={JSON.stringify(step)}>{flipText(step, why.overrides, spoken)}</li>
        ))}
      </ul>
    </div>
  )
}
