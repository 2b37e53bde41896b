import { useAnnounce } from '@fluentui/react-components'
import { useRef, useState, type SyntheticEvent } from 'react'
import type { SettingsAnswer } from '../../core/contract/answers.ts'
import { findingsOf } from '../data/api-error.ts'
import { useSaveSettings } from '../data/use-save-settings.ts'
import { useWords } from '../words/words-context.ts'
import {
  draftErrors,
  draftOf,
  errorsByField,
  inputOf,
  isChanged,
  type FieldErrors,
  type SettingsDraft,
} from './settings-draft.ts'

/** The form's state: what is typed, what is wrong with it, and saving it. */
export function useSettingsForm(saved: SettingsAnswer) {
  const speech = useWords()
  const { words, language } = speech
  const { announce } = useAnnounce()
  const form = useRef<HTMLFormElement>(null)
  const [first, setFirst] = useState(() => draftOf(saved, language))
  const [draft, setDraft] = useState(first)
  const [errors, setErrors] = useState<FieldErrors>({})
  const save = useSaveSettings(saved.etag, (answer) => {
    const next = draftOf(answer, language)
    setFirst(next)
    setDraft(next)
  })

  /** Marks the fields that are wrong, and goes to the first. */
  const show = (found: FieldErrors) => {
    setErrors(found)
    const [name] = Object.keys(found)
    if (!name) return
    announce(words.settings.notRight(Object.keys(found).length))
    const field = form.current?.elements.namedItem(name)
    if (field instanceof HTMLElement) field.focus()
  }
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    const found = draftErrors(draft, saved, speech)
    show(found)
    if (Object.keys(found).length > 0) return
    save.mutate(inputOf(draft), { onError: (error) => show(errorsByField(findingsOf(error), speech).fields) })
  }
  const set = <F extends keyof SettingsDraft>(field: F, value: SettingsDraft[F]) => {
    setDraft({ ...draft, [field]: value })
    setErrors({ ...errors, [field]: undefined })
  }
  return { form, draft, errors, set, show, submit, save, changed: isChanged(draft, first) }
}

export type SettingsFormState = ReturnType<typeof useSettingsForm>
