import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useTitleFocus } from '../use-title-focus.ts'
import { useWords } from '../words/words-context.ts'

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXL },
  top: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-end',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalL,
  },
  words: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, minWidth: 0, flex: '1 1 16rem' },
  title: { ...typographyStyles.title2, overflowWrap: 'anywhere', ':focus': { outlineStyle: 'none' } },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, alignItems: 'center' },
})

type PageProps = {
  title: string
  /** A way back to the list that the page belongs to. */
  back?: ReactNode
  /** What stands under the title. */
  lead?: ReactNode
  actions?: ReactNode
  children: ReactNode
}

/** A page: its title names the document and takes the focus when somebody arrives. */
export function Page({ title, back, lead, actions, children }: PageProps) {
  const styles = useStyles()
  const { words } = useWords()
  const heading = useTitleFocus()
  return (
    <div className={styles.page}>
      <title>{`${title} – ${words.app}`}</title>
      <div className={styles.top}>
        <div className={styles.words}>
          {back}
          <h1 ref={heading} tabIndex={-1} className={styles.title}>
            {title}
          </h1>
          {lead}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
      {children}
    </div>
  )
}
