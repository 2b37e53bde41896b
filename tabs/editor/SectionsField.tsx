import { Field, Select, makeStyles } from '@fluentui/react-components'
import { filterSections } from '../profile/filter-sections.ts'
import { useWords } from '../words/words-context.ts'
import type { Draft } from './draft.ts'

const useStyles = makeStyles({
  // Its longest option is wider than a phone in some languages.
  field: { maxWidth: '28rem', gridTemplateColumns: 'minmax(0, 1fr)' },
  select: { minWidth: 0 },
})

type SectionsFieldProps = { draft: Draft; onChange: (sections: Draft['sections']) => void }

/** How the sections with rules combine: that is a question only where there are two. */
export function SectionsField({ draft, onChange }: SectionsFieldProps) {
  const styles = useStyles()
  const { editor } = useWords().words
  const used = filterSections.filter((section) => draft[section].rules.length > 0)
  if (used.length < 2 && draft.sections === 'all') return null
  return (
    <Field className={styles.field} label={editor.sections.label}>
      <Select
        className={styles.select}
        value={draft.sections}
        onChange={(_, { value }) => onChange(value === 'any' ? 'any' : 'all')}
      >
        <option value="all">{editor.sections.all}</option>
        <option value="any">{editor.sections.any}</option>
      </Select>
    </Field>
  )
}
