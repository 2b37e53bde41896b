import { Suspense, lazy } from 'react'
import type { Me, TenantStatus } from '../../core/contract/answers.ts'
import { RunsTable } from '../activity/RunsTable.tsx'
import { TenantCards } from '../activity/TenantCards.tsx'
import { useRuns } from '../data/queries.ts'
import { Card } from '../parts/Card.tsx'
import { LinkButton } from '../parts/LinkButton.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { MoreButton } from '../parts/MoreButton.tsx'
import { Page } from '../parts/Page.tsx'
import { useWords } from '../words/words-context.ts'

const TenantMembership = lazy(async () => ({
  default: (await import('../history/TenantMembership.tsx')).TenantMembership,
}))

/** What Assigner has done, is doing and will do. */
export function ActivityPage({ me, tenant }: { me: Me; tenant: TenantStatus }) {
  const { words } = useWords()
  const runs = useRuns()
  return (
    <Page title={words.activity.title} actions={<LinkButton to={{ page: 'audit' }}>{words.audit.link}</LinkButton>}>
      <Loaded query={runs}>
        {(items) => (
          <>
            <TenantCards me={me} tenant={tenant} runs={items} />
            <Suspense>
              <TenantMembership />
            </Suspense>
            <Card title={words.activity.runs}>
              {items.length === 0 ? <p>{words.activity.noRuns}</p> : <RunsTable runs={items} />}
              <MoreButton query={runs}>{words.activity.older}</MoreButton>
            </Card>
          </>
        )}
      </Loaded>
    </Page>
  )
}
