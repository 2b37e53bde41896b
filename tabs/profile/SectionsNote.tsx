import { makeStyles, tokens } from '@fluentui/react-components'
import type { ProfileDetail } from '../../core/contract/answers.ts'
import { useWords } from '../words/words-context.ts'
import { filterSections } from './filter-sections.ts'

const useStyles = makeStyles({ note: { color: tokens.colorNeutralForeground2 } })

/** How the sections with rules combine; says nothing where there is only one. */
export function SectionsNote({ profile }: { profile: ProfileDetail }) {
  const styles = useStyles()
  const { words, format } = useWords()
  const used = filterSections.filter((section) => (profile[section]?.rules.length ?? 0) > 0)
  if (used.length < 2) return null
  const names = used.map((section) => words.profile.section[section])
  return (
    <p className={styles.note}>
      {profile.sections === 'all'
        ? words.profile.sectionsAll(format.all(names))
        : words.profile.sectionsAny(format.any(names))}
    </p>
  )
}
