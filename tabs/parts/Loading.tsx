import { Spinner, makeStyles, tokens } from '@fluentui/react-components'
import { useWords } from '../words/words-context.ts'

const useStyles = makeStyles({
  loading: { padding: tokens.spacingVerticalXXXL, display: 'flex', justifyContent: 'center' },
})

/** Something is on its way. */
export function Loading({ label }: { label?: string }) {
  const styles = useStyles()
  const { words } = useWords()
  return (
    <div className={styles.loading}>
      <Spinner size="small" label={label ?? words.common.loading} delay={150} />
    </div>
  )
}
