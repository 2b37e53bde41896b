import { Button, makeStyles } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useWords } from '../words/words-context.ts'

const useStyles = makeStyles({ root: { alignSelf: 'center' } })

type Pages = { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage(): Promise<unknown> }

/** Reads the next page of a list that is read a page at a time; nothing where all of it is there. */
export function MoreButton({ query, children }: { query: Pages; children: ReactNode }) {
  const styles = useStyles()
  const { words } = useWords()
  if (!query.hasNextPage) return null
  return (
    <Button
      className={styles.root}
      disabledFocusable={query.isFetchingNextPage}
      onClick={() => void query.fetchNextPage()}
    >
      {query.isFetchingNextPage ? words.common.loading : children}
    </Button>
  )
}
