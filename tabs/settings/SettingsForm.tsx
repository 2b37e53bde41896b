import { Button, Text, makeStyles, tokens } from '@fluentui/react-components'
import { SaveRegular } from '@fluentui/react-icons/svg/save'
import { useId } from 'react'
import type { Me, SettingsAnswer, TenantStatus } from '../../core/contract/answers.ts'
import { findingsOf, statusOf } from '../data/api-error.ts'
import { ErrorPanel } from '../parts/ErrorPanel.tsx'
import { LeaveGuard } from '../parts/LeaveGuard.tsx'
import { useWords } from '../words/words-context.ts'
import { ConnectionCheck } from './ConnectionCheck.tsx'
import { EntraFields } from './EntraFields.tsx'
import { GroupFields } from './GroupFields.tsx'
import { Learn365Fields } from './Learn365Fields.tsx'
import { NoticeFields } from './NoticeFields.tsx'
import { RegistrationSteps } from './RegistrationSteps.tsx'
import { SaveNotice } from './SaveNotice.tsx'
import { errorsByField, settingsFinding } from './settings-draft.ts'
import { useScrollTo } from './use-scroll-to.ts'
import { useSettingsForm } from './use-settings-form.ts'
import { whyNotSave } from './why-not-save.ts'

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXL },
  columns: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 24rem), 1fr))',
    gap: tokens.spacingHorizontalXL,
    alignItems: 'start',
    maxWidth: '100%',
  },
  column: { display: 'flex', flexDirection: 'column', gap: tokens.spacingHorizontalXL, minWidth: 0 },
  // The form is long, longest on a narrow screen: Save is at hand wherever somebody is in it.
  foot: {
    position: 'sticky',
    bottom: tokens.spacingVerticalS,
    zIndex: 1,
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalM,
    alignItems: 'center',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    boxShadow: tokens.shadow8,
  },
  // What comes of saving is brought into sight, clear of the foot.
  outcome: { scrollMarginBottom: '6rem' },
  quiet: { color: tokens.colorNeutralForeground3 },
})

type SettingsFormProps = {
  saved: SettingsAnswer
  me: Me
  tenant: TenantStatus
  onReload: () => void
}

/** The settings in the guide's order; what is wrong stands beside its field. */
export function SettingsForm({ saved, me, tenant, onReload }: SettingsFormProps) {
  const styles = useStyles()
  const speech = useWords()
  const { words } = speech
  const reasonId = useId()
  const state = useSettingsForm(saved)
  const { form, submit, save, changed } = state
  const reason = whyNotSave({ me, tenant, changed }, words)
  const { fields: marked, rest } = errorsByField(findingsOf(save.error), speech)
  const outcome = useScrollTo<HTMLDivElement>(save.isSuccess || (save.isError && Object.keys(marked).length === 0))
  const fields = { state, saved, disabled: !me.roles.includes('Assigner.Admin') }
  return (
    <form ref={form} className={styles.form} onSubmit={submit} noValidate>
      <LeaveGuard unsaved={changed} />
      <div className={styles.columns}>
        <div className={styles.column}>
          <NoticeFields {...fields} />
          <GroupFields {...fields} />
          <Learn365Fields {...fields} />
        </div>
        <div className={styles.column}>
          <EntraFields {...fields} />
          <ConnectionCheck {...fields} />
        </div>
        <div className={styles.column}>
          <RegistrationSteps />
        </div>
      </div>
      <div ref={outcome} className={styles.outcome}>
        {save.error && (
          <ErrorPanel error={save.error}>
            {rest.map((finding) => (
              <p key={`${finding.path} ${finding.expected}`}>{settingsFinding(finding, speech)}</p>
            ))}
          </ErrorPanel>
        )}
        {save.data && <SaveNotice savedAt={save.data.savedAt} />}
      </div>
      <div className={styles.foot}>
        <Button
          type="submit"
          appearance="primary"
          icon={<SaveRegular />}
          disabledFocusable={reason !== '' || save.isPending}
          aria-describedby={reason ? reasonId : undefined}
        >
          {save.isPending ? words.settings.saving : words.settings.save}
        </Button>
        {statusOf(save.error) === 412 && <Button onClick={onReload}>{words.settings.reload}</Button>}
        <Text id={reasonId} className={styles.quiet}>
          {reason}
        </Text>
      </div>
    </form>
  )
}
