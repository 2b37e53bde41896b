import { Button, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { errorWords } from '../error-words.ts'
import { ForeignWords } from './ForeignWords.tsx'
import { useWords } from '../words/words-context.ts'

type ErrorPanelProps = { error: unknown; onRetry?: () => void; children?: ReactNode }

/** An error in the place of what it kept from being shown: what happened, what to do, and a way to do it. */
export function ErrorPanel({ error, onRetry, children }: ErrorPanelProps) {
  const { words, format } = useWords()
  const { title, text, passes, isFinal, foreign } = errorWords(error, words, format)
  return (
    <MessageBar intent={passes ? 'warning' : 'error'} layout="multiline" politeness="assertive">
      <MessageBarBody>
        <MessageBarTitle>{title}</MessageBarTitle> {text}
        <ForeignWords>{foreign}</ForeignWords>
        {children}
      </MessageBarBody>
      {onRetry && !isFinal && (
        <MessageBarActions>
          <Button onClick={onRetry}>{words.common.retry}</Button>
        </MessageBarActions>
      )}
    </MessageBar>
  )
}
