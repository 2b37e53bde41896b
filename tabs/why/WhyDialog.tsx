import { Button, Text, makeStyles, tokens } from '@fluentui/react-components'
import type { TenantStatus } from '../../core/contract/answers.ts'
import type { Why } from '../../core/contract/why.ts'
import { useProfileSchema, useWhy } from '../data/queries.ts'
import type { Somebody } from '../members/MembersGrid.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { Modal } from '../parts/Modal.tsx'
import { Told } from '../parts/Told.tsx'
import { namesOf } from '../profile/names-of.ts'
import type { Names } from '../profile/rule-sentence.ts'
import { useWords } from '../words/words-context.ts'
import { Flip } from './Flip.tsx'
import { ClauseVerdicts } from './ClauseVerdicts.tsx'
import { Verdict } from '../parts/Verdict.tsx'

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground3 },
  list: { listStyleType: 'none', padding: 0, display: 'grid', gap: tokens.spacingVerticalXS },
})

type WhyDialogProps = { profileId: string; somebody: Somebody; tenant: TenantStatus; onClose: () => void }

/** Why somebody is in a profile, or is not: each clause with their own values, and what would flip the answer. */
export function WhyDialog({ profileId, somebody, tenant, onClose }: WhyDialogProps) {
  const { words } = useWords()
  const why = useWhy(profileId, somebody.id)
  const names = namesOf(useProfileSchema(tenant.ready).data)
  return (
    <Modal
      title={words.why.title(somebody.name)}
      onClose={onClose}
      foot={
        <Button autoFocus onClick={onClose}>
          {words.why.close}
        </Button>
      }
    >
      <Loaded query={why}>{(data) => <Explanation why={data} names={names} />}</Loaded>
    </Modal>
  )
}

function Explanation({ why, names }: { why: Why; names: Names }) {
  const styles = useStyles()
  const { words, format } = useWords()
  const own = words.why
  const { name } = why.user
  const answer = why.member === null ? own.unknown : why.member ? own.member(name) : own.notMember(name)
  const because = why.problem?.because ?? why.because
  return (
    <>
      <div role="status">
        <Text weight="semibold">{answer}</Text>
        <p>
          {own.reason}: <Told>{because}</Told>
        </p>
        {why.cannotBeAdded && !because.endsWith(why.cannotBeAdded) && (
          <p>
            {own.cannotBeAdded}: <Told>{why.cannotBeAdded}</Told>
          </p>
        )}
      </div>
      <h3>{own.rules}</h3>
      {why.filter ? <ClauseVerdicts clause={why.filter} names={names} /> : <p>{own.noRules}</p>}
      {why.overrides.length > 0 && (
        <>
          <h3>{own.overrides}</h3>
          <ul className={styles.list}>
            {why.overrides.map(({ path, list, name: of, reason, holds }) => (
              <li key={path}>
                <Verdict holds={holds}>{own[list](reason ? `${of} (${reason})` : of)}</Verdict>
              </li>
            ))}
          </ul>
        </>
      )}
      {why.flip && why.flip.length > 0 && <Flip why={why} steps={why.flip} />}
      <Text size={200} className={styles.quiet}>
        {own.asOf(format.dateTime(why.snapshotTakenAt))}
      </Text>
    </>
  )
}
