import { Button, Subtitle2, makeStyles, tokens, useRestoreFocusTarget } from '@fluentui/react-components'
import { ArrowRedoRegular } from '@fluentui/react-icons/svg/arrow-redo'
import { ArrowUndoRegular } from '@fluentui/react-icons/svg/arrow-undo'
import { SaveRegular } from '@fluentui/react-icons/svg/save'
import { useId } from 'react'
import type { Me, TenantStatus } from '../../core/contract/answers.ts'
import { useWords } from '../words/words-context.ts'
import { LiveCount } from './LiveCount.tsx'
import type { ProfileForm } from './use-profile-form.ts'
import { saveId, type Saving } from './use-saving.ts'
import { whyNotSave } from './why-not-save.ts'

const narrow = '@media (max-width: 1000px)'

const useStyles = makeStyles({
  panel: {
    position: 'sticky',
    top: '64px',
    // Above the sections, which stand before it; under the page's head and what opens there.
    zIndex: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalXL,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    boxShadow: tokens.shadow2,
    // Beside the sections there is no room: a line at the foot of the window.
    [narrow]: {
      top: 'auto',
      bottom: tokens.spacingVerticalS,
      flexDirection: 'row',
      flexWrap: 'wrap',
      alignItems: 'center',
      justifyContent: 'space-between',
      padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
      boxShadow: tokens.shadow8,
    },
  },
  title: { [narrow]: { display: 'none' } },
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
      <Subtitle2 as="h2" className={styles.title}>
        {editor.count.title}
      </Subtitle2>
      <LiveCount live={form.live} />
      <div className={styles.row}>
        <Button
          id={saveId}
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
    </aside>
  )
}
