import { Button, Text, makeStyles, tokens } from '@fluentui/react-components'
import { useUserSearch } from '../data/queries.ts'
import { Card } from '../parts/Card.tsx'
import { ErrorPanel } from '../parts/ErrorPanel.tsx'
import { useWords } from '../words/words-context.ts'
import type { Somebody } from './MembersGrid.tsx'

const mostShown = 10

const useStyles = makeStyles({
  list: { listStyleType: 'none', padding: 0, display: 'grid', gap: tokens.spacingVerticalXS },
  one: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  quiet: { color: tokens.colorNeutralForeground3 },
})

type OtherPeopleProps = { search: string; isMember: (id: string) => boolean; onWhy: (somebody: Somebody) => void }

/** People of Learn365 who were found and are not members: why not? */
export function OtherPeople({ search, isMember, onWhy }: OtherPeopleProps) {
  const styles = useStyles()
  const { people } = useWords().words
  const users = useUserSearch(search)
  const others = users.data?.filter(({ id }) => !isMember(id)).slice(0, mostShown)
  if (search.length < 2) return null
  return (
    <Card title={people.others}>
      {users.error && <ErrorPanel error={users.error} />}
      {others?.length === 0 && <p className={styles.quiet}>{people.noOthers}</p>}
      <ul className={styles.list}>
        {others?.map(({ id, title, email }) => (
          <li key={id} className={styles.one}>
            <Text weight="semibold">{title}</Text>
            <span className={styles.quiet}>{email}</span>
            <Button size="small" aria-label={people.whyNot(title)} onClick={() => onWhy({ id, name: title })}>
              {people.why}
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  )
}
