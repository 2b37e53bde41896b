import { Button, Text, makeStyles, tokens, useAnnounce } from '@fluentui/react-components'
import { SaveRegular } from '@fluentui/react-icons/svg/save'
import { useState } from 'react'
import type { Me } from '../../core/contract/answers.ts'
import type { AccessAnswer } from '../../core/contract/access.ts'
import { findingsOf, statusOf } from '../data/api-error.ts'
import { useSaveAccess } from '../data/use-access.ts'
import { Card } from '../parts/Card.tsx'
import { ErrorPanel } from '../parts/ErrorPanel.tsx'
import { LeaveGuard } from '../parts/LeaveGuard.tsx'
import { findingLine } from '../profile/finding-text.ts'
import { useWords } from '../words/words-context.ts'
import { AddPerson } from './AddPerson.tsx'
import { GrantsTable } from './GrantsTable.tsx'
import { accessInput, isOther, withPerson, type DraftGrant } from './grants-draft.ts'

const useStyles = makeStyles({
  foot: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM, alignItems: 'center' },
  quiet: { color: tokens.colorNeutralForeground3 },
})

type AccessFormProps = { saved: AccessAnswer; me: Me; onReload: () => void }

/** The list of roles, changed as a whole: nothing is given or taken away before it is saved. */
export function AccessForm({ saved, me, onReload }: AccessFormProps) {
  const styles = useStyles()
  const speech = useWords()
  const { words } = speech
  const { announce } = useAnnounce()
  const { access, common } = words
  const [grants, setGrants] = useState<DraftGrant[]>(saved.grants)
  const save = useSaveAccess(saved.etag, (answer) => {
    setGrants(answer.grants)
    announce(access.saved)
  })
  const changed = isOther(grants, saved.grants)
  const disabled = !me.roles.includes('Assigner.Admin')
  const reason = disabled ? common.adminOnly : changed ? '' : access.unchanged
  return (
    <>
      <Card title={access.label}>
        {grants.length === 0 ? (
          <p className={styles.quiet}>{access.none}</p>
        ) : (
          <GrantsTable grants={grants} disabled={disabled} onChange={setGrants} />
        )}
        {save.error && (
          <ErrorPanel error={save.error}>
            {findingsOf(save.error).map((finding) => (
              <p key={finding.path}>{findingLine(finding, speech)}</p>
            ))}
          </ErrorPanel>
        )}
        <div className={styles.foot}>
          <Button
            appearance="primary"
            icon={<SaveRegular />}
            disabledFocusable={reason !== '' || save.isPending}
            onClick={() => save.mutate(accessInput(grants))}
          >
            {save.isPending ? access.saving : access.save}
          </Button>
          {changed && <Button onClick={() => setGrants(saved.grants)}>{access.undo}</Button>}
          {statusOf(save.error) === 412 && <Button onClick={onReload}>{access.reload}</Button>}
          <Text className={styles.quiet} role="status">
            {save.isSuccess && !changed ? access.saved : reason}
          </Text>
        </div>
      </Card>
      <LeaveGuard unsaved={changed} />
      {!disabled && <AddPerson onAdd={(person, role) => setGrants(withPerson(grants, person, role))} />}
    </>
  )
}
