import { Text, makeStyles, tokens } from '@fluentui/react-components'
import type { TenantStatus } from '../../core/contract/answers.ts'
import type { ProfilePreview } from '../../core/contract/preview.ts'
import { ConsequencesCard } from '../changes/ConsequencesCard.tsx'
import { Movers } from '../changes/Movers.tsx'
import { usePreview, useProfile } from '../data/queries.ts'
import { Card } from '../parts/Card.tsx'
import { Facts } from '../parts/Facts.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { Page } from '../parts/Page.tsx'
import { ProfileBack } from '../parts/ProfileBack.tsx'
import { Told } from '../parts/Told.tsx'
import { useWords } from '../words/words-context.ts'

const useStyles = makeStyles({ quiet: { color: tokens.colorNeutralForeground3 } })

/** What the next maintenance would make of a profile's group, by name, with the consequences. */
export function PreviewPage({ id, tenant }: { id: string; tenant: TenantStatus }) {
  const { words } = useWords()
  const profile = useProfile(id)
  const locked = tenant.lock !== null
  const preview = usePreview(profile.data, !locked)
  return (
    <Page
      title={words.people.previewOf(profile.data?.title ?? '')}
      back={<ProfileBack id={id} />}
      lead={<p>{words.preview.intro}</p>}
    >
      {locked && !preview.data ? (
        <p>{words.common.locked}</p>
      ) : (
        <Loaded query={profile.error ? { ...preview, error: profile.error } : preview}>
          {(data) => <PreviewParts preview={data} />}
        </Loaded>
      )}
    </Page>
  )
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
