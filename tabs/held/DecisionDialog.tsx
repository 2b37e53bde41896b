import { Button } from '@fluentui/react-components'
import type { HeldChoice } from '../data/use-decide-held.ts'
import { Modal } from '../parts/Modal.tsx'
import { useWords } from '../words/words-context.ts'
import type { Chosen } from './approval.ts'

/** What is asked about before it is sent. */
export type Asked = Exclude<HeldChoice, { kind: 'release' }>

type DecisionDialogProps = { asked: Asked; chosen: Chosen; onSend: () => void; onClose: () => void }

/** Asks before people are removed from a group, or kept as they are until the profile is edited. */
export function DecisionDialog({ asked, chosen, onSend, onClose }: DecisionDialogProps) {
  const { words, format } = useWords()
  const { held } = words
  const own = held.asking
  const [adds, removes] = [format.number(chosen.adds), format.number(chosen.removes)]
  const isApproval = asked.kind === 'approve'
  return (
    <Modal
      title={isApproval ? own.remove(chosen.removes, removes) : own.dismiss}
      onClose={onClose}
      foot={
        <>
          <Button autoFocus onClick={onClose}>
            {own.cancel}
          </Button>
          <Button appearance="primary" onClick={onSend}>
            {isApproval ? held.approve : held.dismiss}
          </Button>
        </>
      }
    >
      {isApproval && <p>{held.summary(adds, removes)}</p>}
      <p>{isApproval ? own.approveText : held.dismissHint}</p>
    </Modal>
  )
}
