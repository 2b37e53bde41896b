import { Button } from '@fluentui/react-components'
import { ArrowDownRegular } from '@fluentui/react-icons/svg/arrow-down'
import { ArrowUpRegular } from '@fluentui/react-icons/svg/arrow-up'
import { DeleteRegular } from '@fluentui/react-icons/svg/delete'
import { useWords } from '../words/words-context.ts'
import { elementId } from './places.ts'
import type { NodeTools } from './use-node.ts'
import { useRowStyles } from './use-row-styles.ts'

type NodeActionsProps = { id: string; tools: NodeTools; first: boolean; last: boolean }

/** Moving by keyboard, and deleting. */
export function NodeActions({ id, tools, first, last }: NodeActionsProps) {
  const styles = useRowStyles()
  const { editor } = useWords().words
  return (
    <div className={styles.actions}>
      <Button
        id={elementId.up(id)}
        appearance="subtle"
        icon={<ArrowUpRegular />}
        aria-label={editor.moveUp(tools.here)}
        title={editor.moveUp(tools.here)}
        disabledFocusable={first}
        onClick={() => tools.move('up')}
      />
      <Button
        id={elementId.down(id)}
        appearance="subtle"
        icon={<ArrowDownRegular />}
        aria-label={editor.moveDown(tools.here)}
        title={editor.moveDown(tools.here)}
        disabledFocusable={last}
        onClick={() => tools.move('down')}
      />
      <Button
        id={elementId.delete(id)}
        appearance="subtle"
        icon={<DeleteRegular />}
        aria-label={editor.delete(tools.here)}
        title={editor.delete(tools.here)}
        onClick={tools.delete}
      />
    </div>
  )
}
