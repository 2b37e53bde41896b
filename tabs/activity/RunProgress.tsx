import { Field, ProgressBar } from '@fluentui/react-components'
import { useRun } from '../data/queries.ts'
import { useWords } from '../words/words-context.ts'
import { currentStage } from './current-stage.ts'

/** A run that is going on: which stage it is at. */
export function RunProgress({ id }: { id: string }) {
  const { words } = useWords()
  const { data } = useRun(id)
  const stage = data && currentStage(data)
  const message = stage ? words.told(stage.name).text : words.activity.state[data?.state ?? 'waiting']
  return (
    <Field validationMessage={message} validationState="none">
      <ProgressBar aria-label={words.activity.state.running} />
    </Field>
  )
}
