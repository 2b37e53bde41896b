import { Button, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import { errorWords } from '../error-words.ts'
import { useWords } from '../words/words-context.ts'

/** An error in the place of what it kept from being shown: what happened, what to do, and a way to do it. */
export function ErrorPanel({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { words, format } = useWords()
  const { title, text, passes } = errorWords(error, words, format)
  return (
    <MessageBar intent={passes ? 'warning' : 'error'} layout="multiline" politeness="assertive">
      <MessageBarBody>
        <MessageBarTitle>{title}</MessageBarTitle> {text}
      </MessageBarBody>
      {onRetry && (
        <MessageBarActions>
          <Button onClick={onRetry}>{words.common.retry}</Button>
        </MessageBarActions>
      )}
    </MessageBar>
  )
}
