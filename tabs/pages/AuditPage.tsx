import { SearchBox, Select, makeStyles, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import type { AuditedAction } from '../../core/audit.ts'
import { AuditTable } from '../audit/AuditTable.tsx'
import { useAudit } from '../data/use-audit.ts'
import { BackLink } from '../parts/BackLink.tsx'
import { Surface } from '../parts/Card.tsx'
import { ErrorPanel } from '../parts/ErrorPanel.tsx'
import { Loading } from '../parts/Loading.tsx'
import { MoreButton } from '../parts/MoreButton.tsx'
import { Page } from '../parts/Page.tsx'
import { useLater } from '../use-later.ts'
import { useWords } from '../words/words-context.ts'

const useStyles = makeStyles({
  tools: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM, alignItems: 'center' },
  search: { flex: '1 1 14rem', maxWidth: '28rem' },
  label: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, whiteSpace: 'nowrap' },
})

/** Who changed what, before and after, with search. */
export function AuditPage() {
  const styles = useStyles()
  const { words } = useWords()
  const { audit } = words
  const [search, setSearch] = useState('')
  const [action, setAction] = useState<AuditedAction | ''>('')
  const asked = useLater(search.trim(), 300)
  const query = useAudit(asked, action)
  const rows = query.data?.pages.flatMap(({ items }) => items)
  const actions = Object.keys(audit.action) as AuditedAction[]
  return (
    <Page
      title={audit.title}
      back={<BackLink to={{ page: 'activity' }}>{audit.back}</BackLink>}
      lead={<p>{audit.intro}</p>}
    >
      <div className={styles.tools} role="search">
        <SearchBox
          className={styles.search}
          aria-label={audit.search}
          placeholder={audit.search}
          value={search}
          onChange={(_, { value }) => setSearch(value)}
        />
        <label className={styles.label}>
          {audit.filter}
          <Select value={action} onChange={(_, { value }) => setAction(actions.find((one) => one === value) ?? '')}>
            <option value="">{audit.all}</option>
            {actions.map((one) => (
              <option key={one} value={one}>
                {audit.action[one]}
              </option>
            ))}
          </Select>
        </label>
      </div>
      {query.error && <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />}
      {!rows && !query.error && <Loading />}
      {rows?.length === 0 && <p role="status">{asked === '' && action === '' ? audit.empty : audit.nothingFound}</p>}
      {rows && rows.length > 0 && (
        <Surface>
          <AuditTable rows={rows} />
        </Surface>
      )}
      <MoreButton query={query}>{audit.more}</MoreButton>
    </Page>
  )
}
