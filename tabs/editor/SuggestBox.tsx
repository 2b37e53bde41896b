import {
  Option,
  makeStyles,
  renderCombobox_unstable,
  useComboboxContextValues,
  useComboboxStyles_unstable,
  useCombobox_unstable,
  type ComboboxState,
} from '@fluentui/react-components'
import { useEffect, useState, type ClipboardEventHandler, type KeyboardEvent } from 'react'
import type { Suggestion } from './suggestions.ts'

const useStyles = makeStyles({ box: { width: '100%', minWidth: 0 }, list: { maxHeight: '18rem' } })

export type SuggestBoxProps = {
  id?: string
  label: string
  placeholder: string
  hint?: string | undefined
  typed: string
  suggestions: Suggestion[]
  /** Ids of suggestions that are chosen. */
  selected: string[]
  multiselect?: boolean
  /** What is typed is a value itself, and stays as it is until a suggestion is chosen; else it is a search alone. */
  keepsTyped: boolean
  onType: (text: string) => void
  onChoose: (id: string) => void
  /** Enter was pressed, and no suggestion was chosen. @returns whether that has been dealt with. */
  onEnter?: () => boolean
  onBackspace?: () => void
  onPaste?: ClipboardEventHandler<HTMLInputElement>
  onLeave?: () => void
}

/** A field with suggestions in a list below it. */
export function SuggestBox(props: SuggestBoxProps) {
  const { label, typed, suggestions, keepsTyped, onType, onChoose, onLeave } = props
  const styles = useStyles()
  const [wantsOpen, setWantsOpen] = useState(false)
  const state = useCombobox_unstable(
    {
      ...(props.id !== undefined && { id: props.id }),
      className: styles.box,
      listbox: { className: styles.list },
      // The field alone is a stop of the Tab key: the arrow keys open the list.
      expandIcon: { tabIndex: -1, 'aria-hidden': true },
      freeform: true,
      inlinePopup: true,
      multiselect: props.multiselect === true,
      disableAutoFocus: keepsTyped,
      open: wantsOpen && suggestions.length > 0,
      onOpenChange: (_, data) => setWantsOpen(data.open),
      'aria-label': label,
      'aria-autocomplete': 'list',
      placeholder: props.placeholder,
      title: props.hint,
      autoComplete: 'off',
      value: typed,
      selectedOptions: props.selected,
      // Also where no key was told: an input method for Japanese tells none.
      onChange: (event) => {
        setWantsOpen(true)
        onType(event.target.value)
      },
      onOptionSelect: (_, { optionValue }) => optionValue !== undefined && onChoose(optionValue),
      onPaste: props.onPaste,
      // A list whose suggestions come later must not open behind who has left.
      onBlur: () => {
        setWantsOpen(false)
        onLeave?.()
      },
      children: suggestions.map(({ id, text, about }) => (
        <Option key={id} value={id} text={text}>
          {about === '' ? text : `${text} (${about})`}
        </Option>
      )),
    },
    null,
  )
  useComboboxStyles_unstable(state)
  const input = useChoosing(state, props, () => setWantsOpen(false))
  return renderCombobox_unstable({ ...state, input }, useComboboxContextValues(state))
}

/** These move in the text where no suggestion is active. */
const keysOfText = [' ', 'Home', 'End', 'PageUp', 'PageDown']

/**
 * Fluent's field makes the first suggestion like what is typed the active one, and takes that on Tab and Enter: here
 * one is active only once an arrow key went to it, where what is typed is a value itself.
 */
function useChoosing(state: ComboboxState, props: SuggestBoxProps, close: () => void): ComboboxState['input'] {
  const { input, activeDescendantController: active } = state
  // Suggestions change while one of them is active: the field must not point to one that is gone.
  useEffect(() => {
    if (!active.active()) active.blur()
  })
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const isChosen = active.active() !== undefined
    if (event.key === 'Escape') close()
    if (event.key === 'Backspace' && props.typed === '') props.onBackspace?.()
    if (!isChosen && keysOfText.includes(event.key)) return
    if (!isChosen && event.key === 'Enter' && props.onEnter?.()) {
      event.preventDefault()
      // What was searched is taken: the list would cover what stands below for nothing.
      close()
    } else input.onKeyDown?.(event)
  }
  return {
    ...input,
    onKeyDown,
    onChange: (event) => {
      input.onChange?.(event)
      if (props.keepsTyped) active.blur()
    },
  }
}
