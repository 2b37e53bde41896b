import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components'
import { useWords } from '../words/words-context.ts'
import type { Kept } from './kept-draft.ts'

type KeptDraftBarProps = { kept: Kept; onTake: () => void; onDrop: () => void }

/** Offers what somebody wrote here before and did not save. */
export function KeptDraftBar({ kept, onTake, onDrop }: KeptDraftBarProps) {
  const { words, format } = useWords()
  const own = words.editor.keptDraft
  return (
    <MessageBar layout="multiline">
      <MessageBarBody>{own.text(format.dateTime(kept.at))}</MessageBarBody>
      <MessageBarActions>
        <Button onClick={onTake}>{own.take}</Button>
        <Button appearance="transparent" onClick={onDrop}>
          {own.drop}
        </Button>
      </MessageBarActions>
    </MessageBar>
  )
}
