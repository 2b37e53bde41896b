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
    <div className={styles.many}>
      <ManyPicker
        id={elementId.source(rule.id)}
        label={editor.source}
        placeholder={ids.length === 0 ? editor.chooseCourse : editor.moreCourses}
        chosen={ids.map((id) => ({
          id,
          text: names.course(id) ?? rules.unknownCourse,
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
  // "At least" stays while its number is written, also where that would be "any": else the field would go from under the hands.
  const [some, setSome] = useState((atLeast ?? 1) > 1)
  const takes = atLeast === undefined ? 'all' : some ? 'some' : 'any'
  const choose = (name: string) => {
    setSome(name === 'some')
    onChange({ any: 1, some: 2 }[name])
  }
  return (
    <div className={styles.together}>
      <Select
        className={styles.short}
        aria-label={editor.howMany}
        value={takes}
        onChange={(_, { value }) => choose(value)}
      >
        {(['all', 'any', 'some'] as const).map((name) => (
          <option key={name} value={name}>
            {editor.takes[name]}
          </option>
        ))}
      </Select>
      {takes === 'some' && <Least of={of} atLeast={atLeast ?? 1} onChange={onChange} />}
    </div>
  )
}

type LeastProps = { of: number; atLeast: number; onChange: (atLeast: number) => void }

/** So many of the courses. What is no number of courses is left as it is typed, and does not count. */
function Least({ of, atLeast, onChange }: LeastProps) {
  const styles = useFieldStyles()
  const { editor } = useWords().words
  const [typed, setTyped] = useState<string>()
  const change = (text: string) => {
    setTyped(text)
    if (/^[1-9]\d{0,3}$/.test(text)) onChange(Number(text))
  }
  return (
    <Input
      className={styles.short}
      type="number"
      min={1}
      max={of}
      step={1}
      aria-label={editor.leastCourses}
      value={typed ?? String(atLeast)}
      onChange={(_, { value }) => change(value)}
      onBlur={() => setTyped(undefined)}
    />
  )
}
