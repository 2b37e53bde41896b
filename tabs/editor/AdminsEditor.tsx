import { MessageBar, MessageBarBody } from '@fluentui/react-components'
import { useState } from 'react'
import type { Me } from '../../core/contract/answers.ts'
import { useWords } from '../words/words-context.ts'
import { EditorForm, type EditorFormProps } from './EditorForm.tsx'

/**
 * The editor for who can save; others are told so before they have written anything. Who loses the role meanwhile keeps
 * what they have written on the page.
 */
export function AdminsEditor(props: EditorFormProps) {
  const { words } = useWords()
  const isAdmin = mayEdit(props.me)
  const [wasAdmin, setWasAdmin] = useState(isAdmin)
  if (isAdmin && !wasAdmin) setWasAdmin(true)
  if (isAdmin || wasAdmin) return <EditorForm {...props} />
  return (
    <MessageBar layout="multiline">
      <MessageBarBody>{words.common.adminOnly}</MessageBarBody>
    </MessageBar>
  )
}

const mayEdit = ({ roles }: Me): boolean => roles.includes('Assigner.Admin')
