import { Field, Radio, RadioGroup, makeStyles, tokens } from '@fluentui/react-components'
import type { ProfileDefinition } from '../../core/profile.ts'
import { useWords } from '../words/words-context.ts'
import { VersionValue } from './VersionValue.tsx'
import { partName } from './part-name.ts'
import type { ProfilePart, Side } from './versions.ts'

const useStyles = makeStyles({
  field: { paddingTop: tokens.spacingVerticalM },
  radio: { alignItems: 'flex-start' },
  side: { fontWeight: tokens.fontWeightSemibold },
})

type VersionChoiceProps = {
  part: ProfilePart
  versions: Record<Side, ProfileDefinition>
  side: Side
  onChoose: (side: Side) => void
}

/** One part of a profile in two versions. */
export function VersionChoice({ part, versions, side, onChoose }: VersionChoiceProps) {
  const styles = useStyles()
  const { words } = useWords()
  const { conflict } = words.editor
  const label = (one: Side, name: string) => (
    <>
      <span className={styles.side}>{name}: </span>
      <VersionValue part={part} definition={versions[one]} other={versions[one === 'mine' ? 'theirs' : 'mine']} />
    </>
  )
  return (
    <Field label={partName(part, words)} className={styles.field}>
      <RadioGroup value={side} onChange={(_, { value }) => onChoose(value === 'mine' ? 'mine' : 'theirs')}>
        <Radio className={styles.radio} value="mine" label={label('mine', conflict.yours)} />
        <Radio className={styles.radio} value="theirs" label={label('theirs', conflict.theirs)} />
      </RadioGroup>
    </Field>
  )
}
