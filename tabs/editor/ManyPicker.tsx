import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { useId } from 'react'
import { useWords } from '../words/words-context.ts'
import { Chips, type Chosen } from './Chips.tsx'
import { SuggestBox } from './SuggestBox.tsx'
import type { Suggestion } from './suggestions.ts'
import { useFieldStyles } from './use-field-styles.ts'

const useStyles = makeStyles({
  box: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, minWidth: 0 },
  start: { alignSelf: 'flex-start' },
})

type ManyPickerProps = {
  id?: string
  label: string
  placeholder: string
  hint?: string
  chosen: Chosen[]
  /** Ids of suggestions that are chosen. */
  selected: string[]
  suggestions: Suggestion[]
  /** So many more are like what was typed. */
  more: number
  /** What is said when nothing is like what was typed. */
  nothing: string
  typed: string
  onType: (text: string) => void
  /** A suggestion was chosen, or chosen no longer. */
  onChoose: (id: string) => void
  /** Something was typed that is not among the suggestions. */
  onEnter?: (text: string) => void
  /** @returns whether what was pasted has been taken. */
  onPaste?: (text: string) => boolean
  onRemove: (place: number) => void
  onRemoveAll: () => void
}

/** Several of a long list: chosen ones can be taken out, others are searched by typing. */
export function ManyPicker(props: ManyPickerProps) {
  const { typed, suggestions, onEnter, onPaste, chosen } = props
  const styles = { ...useStyles(), ...useFieldStyles() }
  const { words, format } = useWords()
  const ownId = useId()
  const id = props.id ?? ownId
  const note = noteOf(props, (n) => words.editor.narrow(format.number(n)))
  const remove = (place: number) => {
    props.onRemove(place)
    document.getElementById(id)?.focus()
  }
  const enter = () => {
    if (!onEnter || typed.trim() === '') return false
    onEnter(typed.trim())
    return true
  }
  return (
    <div className={styles.box}>
      <Chips chosen={chosen} onRemove={remove} />
      <SuggestBox
        id={id}
        label={props.label}
        placeholder={props.placeholder}
        hint={props.hint}
        typed={typed}
        suggestions={suggestions}
        selected={props.selected}
        multiselect
        keepsTyped={onEnter !== undefined}
        onType={props.onType}
        onChoose={props.onChoose}
        onEnter={enter}
        onBackspace={() => chosen.length > 0 && props.onRemove(chosen.length - 1)}
        onPaste={(event) => onPaste?.(event.clipboardData.getData('text')) && event.preventDefault()}
        onLeave={enter}
      />
      {note !== '' && <span className={styles.quiet}>{note}</span>}
      {chosen.length > 20 && (
        <Button className={styles.start} size="small" onClick={props.onRemoveAll}>
          {words.editor.removeAll}
        </Button>
      )}
    </div>
  )
}

/** What is said under the field while somebody searches: that nothing is like it, or that there is more. */
function noteOf({ typed, suggestions, more, nothing }: ManyPickerProps, narrow: (more: number) => string): string {
  if (typed.trim() === '') return ''
  if (suggestions.length === 0) return nothing
  return more > 0 ? narrow(more) : ''
}
