import { Field, ProgressBar, makeStyles, tokens } from '@fluentui/react-components'
import { useRun } from '../data/queries.ts'
import { alone } from '../../core/told/told.ts'
import { useWords } from '../words/words-context.ts'
import { currentStage } from './current-stage.ts'

const useStyles = makeStyles({ progress: { marginTop: tokens.spacingVerticalS } })

/** A run that is going on: which stage it is at. */
export function RunProgress({ id }: { id: string }) {
  const styles = useStyles()
  const { words } = useWords()
  const { data } = useRun(id)
  const stage = data && currentStage(data)
  const message = stage ? alone(words.told(stage.name).text) : words.activity.state[data?.state ?? 'waiting']
  return (
    <Field className={styles.progress} validationMessage={message} validationState="none">
      <ProgressBar aria-label={words.activity.state.running} />
    </Field>
  )
}
