import { Button, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { isInvalid } from '../data/api-error.ts'
import { errorWords } from '../error-words.ts'
import { ForeignWords } from './ForeignWords.tsx'
import { useWords } from '../words/words-context.ts'

type ErrorPanelProps = {
  error: unknown
  onRetry?: () => void
  /** What it is and what to do where what somebody gave is not right: better said than for every form. */
  invalid?: { title: string; text: string }
  children?: ReactNode
}

/** An error in the place of what it kept from being shown: what happened, what to do, and a way to do it. */
export function ErrorPanel({ error, onRetry, invalid, children }: ErrorPanelProps) {
  const { words, format } = useWords()
  const said = errorWords(error, words, format)
  const { passes, isFinal, foreign } = said
  const { title, text } = invalid && isInvalid(error) ? invalid : said
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
