import { makeStyles, tokens } from '@fluentui/react-components'
import { memo, useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import type { FilterSection } from '../../core/profile.ts'
import { Card } from '../parts/Card.tsx'
import { Clauses } from '../profile/Clauses.tsx'
import { clauseOf } from '../profile/rule-sentence.ts'
import { useWords } from '../words/words-context.ts'
import { useChoices } from './editor-context.ts'
import { Builder } from './Builder.tsx'
import { NodeCount, NodeFindings } from './NodeNotes.tsx'
import { nodesOf, toGroup, type Query } from './query.ts'
import { SectionContext } from './section-context.ts'

const useStyles = makeStyles({
  words: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  summary: { cursor: 'pointer', ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` } },
  clauses: { paddingTop: tokens.spacingVerticalS },
  none: { color: tokens.colorNeutralForeground3 },
})

type RulesCardProps = { section: FilterSection; query: Query; onChange: (section: FilterSection, query: Query) => void }

/** User properties, User dates or User activities, to be written. */
export const RulesCard = memo(function RulesCard({ section, query, onChange }: RulesCardProps) {
  const styles = useStyles()
  const { words } = useWords()
  const { schema } = useChoices()
  const { context, afterChange } = useFocusNext(section)
  useEffect(afterChange, [afterChange, query])
  const change = useCallback((next: Query) => onChange(section, next), [onChange, section])
  const hasSources =
    section === 'userActivities' ? schema.courses.length > 0 : schema.sources.some((one) => one.section === section)
  return (
    <Card title={words.profile.section[section]} aside={<NodeCount id={query.id} />}>
      <SectionContext value={context}>
        {!hasSources && <p className={styles.none}>{words.editor.noSources[section]}</p>}
        {(hasSources || query.rules.length > 0) && <Builder query={query} onChange={change} />}
      </SectionContext>
      <NodeFindings node={query} />
      {query.rules.length > 0 && <InWords section={section} query={query} />}
    </Card>
  )
})

/** Gives the focus to an element once it is drawn. */
function useFocusNext(section: FilterSection) {
  const wanted = useRef<string | undefined>(undefined)
  const context = useMemo(() => ({ section, focusNext: (id: string) => void (wanted.current = id) }), [section])
  const afterChange = useCallback(() => {
    const id = wanted.current
    if (id === undefined) return
    wanted.current = undefined
    document.getElementById(id)?.focus()
  }, [])
  return { context, afterChange }
}

/** Rules and groups that are read aloud without being asked to; more of them would push the next section out of sight. */
const readAtOnce = 8

type InWordsProps = { section: FilterSection; query: Query }

function InWords(props: InWordsProps) {
  const styles = useStyles()
  const { editor } = useWords().words
  const [isOpen, setOpen] = useState(() => [...nodesOf(props.query)].length <= readAtOnce)
  // It may be as long as the rules, and nobody waits for it while typing.
  const query = useDeferredValue(props.query)
  return (
    <details open={isOpen} className={styles.words} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className={styles.summary}>{editor.inWords}</summary>
      {isOpen && <Sentences section={props.section} query={query} />}
    </details>
  )
}

const Sentences = memo(function Sentences({ section, query }: InWordsProps) {
  const styles = useStyles()
  const { words, format } = useWords()
  const { names } = useChoices()
  return (
    <div className={styles.clauses}>
      <Clauses clause={clauseOf(toGroup(query), { words, format, names, section })} />
    </div>
  )
})
