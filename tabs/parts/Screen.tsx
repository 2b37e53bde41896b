import { Title3, makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useWords } from '../words/words-context.ts'

const useStyles = makeStyles({
  screen: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    gap: tokens.spacingVerticalM,
    textAlign: 'center',
    minHeight: '60vh',
    padding: tokens.spacingHorizontalXXL,
    maxWidth: '34rem',
    marginLeft: 'auto',
    marginRight: 'auto',
  },
  icon: { fontSize: '48px', color: tokens.colorBrandForeground1, lineHeight: 1 },
  actions: { display: 'flex', flexWrap: 'wrap', justifyContent: 'center', gap: tokens.spacingHorizontalM },
})

type ScreenProps = {
  icon: ReactNode
  title: string
  /** A sentence or two. */
  children: ReactNode
  /** What is more than a sentence. */
  below?: ReactNode
  action?: ReactNode
}

/** One message that fills the tab: nothing else can be done before it is dealt with. */
export function Screen({ icon, title, children, below, action }: ScreenProps) {
  const styles = useStyles()
  const { words } = useWords()
  return (
    <main className={styles.screen} id="content">
      <title>{`${title} – ${words.app}`}</title>
      <span className={styles.icon} aria-hidden>
        {icon}
      </span>
      <Title3 as="h1" align="center">
        {title}
      </Title3>
      <p>{children}</p>
      {below}
      <div className={styles.actions}>{action}</div>
    </main>
  )
}
