import { Input, Select } from '@fluentui/react-components'
import { useState } from 'react'
import { useWords } from '../words/words-context.ts'
import { useChoices } from './editor-context.ts'
import { ManyPicker } from './ManyPicker.tsx'
import { elementId } from './places.ts'
import { coursesOf, withAtLeast, withCourses } from './rule-edit.ts'
import type { RulePartProps } from './SourceSelect.tsx'
import { suggestionsLike } from './suggestions.ts'
import { useFieldStyles } from './use-field-styles.ts'

/** The course, or courses, that a rule asks about: searched by title among all of them. */
export function CourseSource({ rule, onChange }: RulePartProps) {
  const styles = useFieldStyles()
  const { editor, rules } = useWords().words
  const { schema, names } = useChoices()
  const [typed, setTyped] = useState('')
  const ids = coursesOf(rule)
  const all = schema.courses.map(({ id, title, catalog }) => ({ id, text: title, about: catalog }))
  const { shown, more } = suggestionsLike(all, typed)
  const choose = (id: string) => {
    onChange(withCourses(rule, ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id]))
    setTyped('')
  }
  return (
    <div className={styles.value}>
      <ManyPicker
        id={elementId.source(rule.id)}
        label={editor.source}
        placeholder={ids.length === 0 ? editor.chooseCourse : editor.moreCourses}
        chosen={ids.map((id) => ({
          id,
          text: names.course(id) ?? `${rules.unknownCourse} (${id})`,
          gone: names.course(id) === undefined,
        }))}
        selected={ids}
        suggestions={shown}
        more={more}
        nothing={editor.noCourses}
        typed={typed}
        onType={setTyped}
        onChoose={choose}
        onRemove={(place) =>
          onChange(
            withCourses(
              rule,
              ids.filter((_, i) => i !== place),
            ),
          )
        }
        onRemoveAll={() => onChange(withCourses(rule, []))}
      />
      {ids.length > 1 && (
        <HowMany of={ids.length} atLeast={rule.atLeast} onChange={(atLeast) => onChange(withAtLeast(rule, atLeast))} />
      )}
    </div>
  )
}

type HowManyProps = { of: number; atLeast: number | undefined; onChange: (atLeast: number | undefined) => void }

/** All of several courses, any, or at least so many. */
function HowMany({ of, atLeast, onChange }: HowManyProps) {
  const styles = useFieldStyles()
  const { editor } = useWords().words
  const takes = atLeast === undefined ? 'all' : atLeast === 1 ? 'any' : 'some'
  const least = { all: undefined, any: 1, some: 2 }
  return (
    <div className={styles.together}>
      <Select
        className={styles.short}
        aria-label={editor.howMany}
        value={takes}
        onChange={(_, { value }) => onChange(least[value === 'any' || value === 'some' ? value : 'all'])}
      >
        {(['all', 'any', 'some'] as const).map((name) => (
          <option key={name} value={name}>
            {editor.takes[name]}
          </option>
        ))}
      </Select>
      {takes === 'some' && (
        <Input
          className={styles.short}
          type="number"
          min={1}
          max={of}
          aria-label={editor.leastCourses}
          value={String(atLeast)}
          onChange={(_, { value }) => onChange(Math.max(1, Math.min(of, Math.trunc(Number(value)) || 1)))}
        />
      )}
    </div>
  )
}
