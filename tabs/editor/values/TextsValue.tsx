import { useState } from 'react'
import { useWords } from '../../words/words-context.ts'
import { ManyPicker } from '../ManyPicker.tsx'
import { pastedTexts, withTexts } from '../suggestions.ts'
import { useValueSuggestions } from '../use-value-suggestions.ts'
import type { ValueProps } from '../value-props.ts'

/** Several texts: chosen, typed or pasted. */
export function TextsValue({ value, source, onChange }: ValueProps) {
  const { words } = useWords()
  const [typed, setTyped] = useState('')
  const texts = Array.isArray(value) ? value : []
  const { shown, more, note } = useValueSuggestions(source, typed)
  const add = (some: string[]) => {
    onChange(withTexts(texts, some))
    setTyped('')
  }
  return (
    <ManyPicker
      label={words.editor.value}
      placeholder={texts.length === 0 ? words.editor.enterValue : words.editor.addValue}
      hint={words.editor.addValueHint}
      chosen={texts.map((text, i) => ({ id: `${i} ${text}`, text }))}
      selected={texts}
      suggestions={shown}
      more={more}
      nothing={note || words.editor.noSuggestions}
      typed={typed}
      onType={setTyped}
      onChoose={(text) => (texts.includes(text) ? onChange(texts.filter((one) => one !== text)) : add([text]))}
      onEnter={(text) => add([text])}
      onPaste={(text) => {
        const some = pastedTexts(text)
        if (some.length < 2) return false
        add(some)
        return true
      }}
      onRemove={(place) => onChange(texts.filter((_, i) => i !== place))}
      onRemoveAll={() => onChange([])}
    />
  )
}
