import { Text, makeStyles, tokens } from '@fluentui/react-components'
import type { ProfileDetail, TenantStatus } from '../../core/contract/answers.ts'
import type { ProfilePreview } from '../../core/contract/preview.ts'
import { ConsequencesCard } from '../changes/ConsequencesCard.tsx'
import { Movers } from '../changes/Movers.tsx'
import { usePreview } from '../data/queries.ts'
import { Card } from '../parts/Card.tsx'
import { Facts } from '../parts/Facts.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { PageOfProfile } from '../parts/PageOfProfile.tsx'
import { Told } from '../parts/Told.tsx'
import { useWords } from '../words/words-context.ts'

const useStyles = makeStyles({ quiet: { color: tokens.colorNeutralForeground3 } })

/** What the next maintenance would make of a profile's group, by name, with the consequences. */
export function PreviewPage({ id, tenant }: { id: string; tenant: TenantStatus }) {
  const { words } = useWords()
  return (
    <PageOfProfile
      id={id}
      name={words.actions.preview}
      titleOf={words.people.previewOf}
      lead={<p>{words.preview.intro}</p>}
    >
      {(profile) => <PreviewOf profile={profile} locked={tenant.lock !== null} />}
    </PageOfProfile>
  )
}

function PreviewOf({ profile, locked }: { profile: ProfileDetail; locked: boolean }) {
  const { words } = useWords()
  const preview = usePreview(profile, !locked)
  if (locked && !preview.data) return <p>{words.common.locked}</p>
  return <Loaded query={preview}>{(data) => <PreviewParts preview={data} />}</Loaded>
}

function PreviewParts({ preview }: { preview: ProfilePreview }) {
  const styles = useStyles()
  const { words, format } = useWords()
  const own = words.preview
  const { counts, change, problem } = preview
  return (
    <>
      <Card title={own.result}>
        <div role="status">
          <Text weight="semibold">{own.verdict[change?.verdict ?? 'cannot']}</Text>{' '}
          {(problem ?? change?.because) && <Told>{problem ?? change?.because ?? ''}</Told>}
        </div>
        <Facts
          facts={[
            ...(change ? [{ name: own.have, value: format.number(change.have) }] : []),
            ...(counts
              ? [
                  { name: own.members, value: format.number(counts.members) },
                  { name: own.matches, value: format.number(counts.matches) },
                  { name: own.cannotBeMembers, value: format.number(counts.cannotBeMembers) },
                ]
              : []),
          ]}
        />
        <Text size={200} className={styles.quiet}>
          {own.by(format.dateTime(preview.snapshotTakenAt))}
        </Text>
      </Card>
      {preview.consequences && <ConsequencesCard consequences={preview.consequences} />}
      {change && change.add.length + change.remove.length + change.kept.length > 0 && (
        <Card title={words.held.people}>
          <Movers title={words.held.addsTitle} color="success" people={change.add} />
          <Movers title={words.held.removesTitle} color="danger" people={change.remove} />
          <Movers title={own.kept} color="informative" people={change.kept} />
        </Card>
      )}
    </>
  )
}
