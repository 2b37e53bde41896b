import { Button, makeStyles, tokens, useRestoreFocusTarget } from '@fluentui/react-components'
import { ArrowRedoRegular } from '@fluentui/react-icons/svg/arrow-redo'
import { ArrowUndoRegular } from '@fluentui/react-icons/svg/arrow-undo'
import { SaveRegular } from '@fluentui/react-icons/svg/save'
import { useId } from 'react'
import type { Me, TenantStatus } from '../../core/contract/answers.ts'
import { Card } from '../parts/Card.tsx'
import { useWords } from '../words/words-context.ts'
import { LiveCount } from './LiveCount.tsx'
import type { ProfileForm } from './use-profile-form.ts'
import type { Saving } from './use-saving.ts'
import { whyNotSave } from './why-not-save.ts'

const useStyles = makeStyles({
  panel: {
    position: 'sticky',
    top: '64px',
    zIndex: 1,
    '@media (max-width: 1000px)': { top: 'auto', bottom: tokens.spacingVerticalS },
  },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  quiet: { color: tokens.colorNeutralForeground3 },
})

type SavePanelProps = { form: ProfileForm; saving: Saving; me: Me; tenant: TenantStatus }

/** Beside the sections, or under them: whom they describe, undo and redo, and Save. */
export function SavePanel({ form, saving, me, tenant }: SavePanelProps) {
  const styles = useStyles()
  const { words } = useWords()
  const { editor } = words
  const reasonId = useId()
  const restored = useRestoreFocusTarget()
  const reason = whyNotSave({ me, tenant, unsaved: form.unsaved }, words)
  return (
    <aside className={styles.panel} aria-label={editor.count.title}>
      <Card title={editor.count.title}>
        <LiveCount live={form.live} />
        <div className={styles.row}>
          <Button
            appearance="primary"
            icon={<SaveRegular />}
            disabledFocusable={reason !== '' || saving.isSaving}
            aria-describedby={reasonId}
            onClick={saving.review}
            {...restored}
          >
            {saving.isSaving ? editor.saving : editor.save}
          </Button>
          <Button
            appearance="subtle"
            icon={<ArrowUndoRegular />}
            aria-label={editor.undo}
            title={editor.undo}
            disabledFocusable={!form.mayUndo}
            onClick={form.undo}
          />
          <Button
            appearance="subtle"
            icon={<ArrowRedoRegular />}
            aria-label={editor.redo}
            title={editor.redo}
            disabledFocusable={!form.mayRedo}
            onClick={form.redo}
          />
        </div>
        <span id={reasonId} className={styles.quiet}>
          {reason || editor.unsaved}
        </span>
      </Card>
    </aside>
  )
}
