import { makeStyles, tokens } from '@fluentui/react-components'
import { useMemo, useState } from 'react'
import type { Me, TenantStatus } from '../../core/contract/answers.ts'
import type { ProfileSchema } from '../../core/profile-schema.ts'
import { FindingsBar } from '../profile/FindingsBar.tsx'
import { filterSections } from '../profile/filter-sections.ts'
import { namesOf } from '../profile/names-of.ts'
import { BasicFields } from './BasicFields.tsx'
import { countingIds } from './counting-ids.ts'
import { CoursesFields } from './CoursesFields.tsx'
import { ChoicesContext, LiveContext } from './editor-context.ts'
import { draftKey, takenUp, type Kept } from './kept-draft.ts'
import { KeptDraftBar } from './KeptDraftBar.tsx'
import { elementOfFinding } from './element-of-finding.ts'
import { OverridesFields } from './OverridesFields.tsx'
import { RulesCard } from './RulesCard.tsx'
import { SavePanel } from './SavePanel.tsx'
import { SectionsField } from './SectionsField.tsx'
import { useKeptDraft } from './use-kept-draft.ts'
import { useProfileForm, type Edited } from './use-profile-form.ts'
import { useSaving } from './use-saving.ts'
import { SavingDialogs } from './SavingDialogs.tsx'

const useStyles = makeStyles({
  page: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 19rem',
    gap: tokens.spacingHorizontalXL,
    alignItems: 'start',
    '@media (max-width: 1000px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  findings: { ':focus': { outlineStyle: 'none' }, ':empty': { display: 'none' } },
  sections: { display: 'flex', flexDirection: 'column', gap: tokens.spacingHorizontalXL, minWidth: 0 },
})

export type EditorFormProps = { opened: Edited; schema: ProfileSchema; me: Me; tenant: TenantStatus }

/** A profile to be written: the guide's six sections on one page, and beside them what they describe. */
export function EditorForm({ opened, schema, me, tenant }: EditorFormProps) {
  const styles = useStyles()
  // Another version than the one that was opened, once both have been put together.
  const [edited, setEdited] = useState(opened)
  const [newId] = useState(countingIds)
  const choices = useMemo(() => ({ schema, names: namesOf(schema), newId }), [newId, schema])
  const form = useProfileForm(edited, newId)
  const saving = useSaving(edited, form)
  const kept = useKeptDraft(draftKey(me.userId, opened.saved?.id), edited, form, saving.guard.isLeaving)
  const takeUp = (written: Kept) => {
    const { draft: again, edited: begun } = takenUp(written, opened, newId)
    setEdited(begun)
    form.write(again)
    kept.taken()
  }
  const { draft } = form
  return (
    <ChoicesContext value={choices}>
      <LiveContext value={form.nodes}>
        <div className={styles.page}>
          <div className={styles.sections}>
            {kept.offered && (
              <KeptDraftBar
                kept={kept.offered}
                onTake={() => kept.offered && takeUp(kept.offered)}
                onDrop={kept.drop}
              />
            )}
            <div id="profile-findings" tabIndex={-1} className={styles.findings}>
              <FindingsBar
                findings={form.attempted ? form.errors : []}
                elementOf={({ path }) => elementOfFinding(path, draft)}
              />
            </div>
            <BasicFields form={form} />
            <SectionsField draft={draft} onChange={(sections) => form.write({ sections })} />
            {filterSections.map((section) => (
              <RulesCard key={section} section={section} query={draft[section]} onChange={form.writeRules} />
            ))}
            <OverridesFields form={form} profile={edited.saved?.id} />
            <CoursesFields form={form} />
          </div>
          <SavePanel form={form} saving={saving} me={me} tenant={tenant} />
        </div>
        <SavingDialogs form={form} saving={saving} edited={edited} onEdited={setEdited} />
      </LiveContext>
    </ChoicesContext>
  )
}
