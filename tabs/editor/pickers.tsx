import { useState } from 'react'
import { useProfiles } from '../data/queries.ts'
import { useUserSearch } from '../data/use-user-search.ts'
import { useLater } from '../use-later.ts'
import { useWords } from '../words/words-context.ts'
import { useChoices } from './editor-context.ts'
import { PickPanel, type PickPanelProps } from './PickPanel.tsx'
import { suggestionsLike } from './suggestions.ts'

type PickerProps = Pick<PickPanelProps, 'taken' | 'onAdd' | 'onClose'>

/** "Search for user(s)": among all people of Learn365, by name or e-mail address. */
export function UserPicker(props: PickerProps) {
  const { editor } = useWords().words
  const [typed, setTyped] = useState('')
  const people = useUserSearch(useLater(typed.trim(), 250), true)
  const found = (people.data ?? []).map(({ id, title, email, department, city }) => ({
    id,
    text: title || email || id,
    about: [email, department, city].filter(Boolean).join(' · '),
  }))
  return (
    <PickPanel
      {...props}
      title={editor.searchUsers}
      hint={editor.searchUsersHint}
      found={found}
      more={0}
      nothing={people.isPending ? editor.searching : editor.nobodyFound}
      typed={typed}
      error={people.error}
      onRetry={() => void people.refetch()}
      onType={setTyped}
    />
  )
}

/** Other profiles, by title. @param not the profile that is edited itself. */
export function ProfilePicker({ not, ...props }: PickerProps & { not: string | undefined }) {
  const { editor } = useWords().words
  const [typed, setTyped] = useState('')
  const profiles = useProfiles()
  const others = (profiles.data ?? []).filter(({ id, status }) => id !== not && status !== 'deleted')
  const { shown, more } = suggestionsLike(
    others.map(({ id, title, description }) => ({ id, text: title, about: description })),
    typed,
  )
  return (
    <PickPanel
      {...props}
      title={editor.searchProfiles}
      hint={editor.title}
      found={shown}
      more={more}
      nothing={profiles.isPending ? editor.searching : editor.noProfileFound}
      typed={typed}
      error={profiles.error}
      onRetry={() => void profiles.refetch()}
      onType={setTyped}
    />
  )
}

/** "Add course": among all courses and training plans, by title. */
export function CoursePicker(props: PickerProps) {
  const { editor } = useWords().words
  const { schema } = useChoices()
  const [typed, setTyped] = useState('')
  const { shown, more } = suggestionsLike(
    schema.courses.map(({ id, title, catalog }) => ({ id, text: title, about: catalog })),
    typed,
  )
  return (
    <PickPanel
      {...props}
      title={editor.addCourse}
      hint={editor.searchCourses}
      found={shown}
      more={more}
      nothing={editor.noCourses}
      typed={typed}
      error={null}
      onType={setTyped}
    />
  )
}
