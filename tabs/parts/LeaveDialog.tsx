import { Button } from '@fluentui/react-components'
import { Modal } from './Modal.tsx'
import { useWords } from '../words/words-context.ts'

/** Asks before what is not saved is left behind. */
export function LeaveDialog({ onStay, onLeave }: { onStay: () => void; onLeave: () => void }) {
  const { leave } = useWords().words.editor
  return (
    <Modal
      isAlert
      title={leave.title}
      onClose={onStay}
      foot={
        <>
          <Button appearance="primary" onClick={onStay}>
            {leave.stay}
          </Button>
          <Button onClick={onLeave}>{leave.go}</Button>
        </>
      }
    >
      <p>{leave.text}</p>
    </Modal>
  )
}
