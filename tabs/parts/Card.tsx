import { Subtitle2, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { useId, type ReactNode } from 'react'

const useStyles = makeStyles({
  card: {
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    boxShadow: tokens.shadow2,
    padding: tokens.spacingHorizontalXL,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    minWidth: 0,
    '@media (max-width: 640px)': { padding: tokens.spacingHorizontalL },
  },
  flush: { padding: 0, gap: 0, overflow: 'hidden', '@media (max-width: 640px)': { padding: 0 } },
  top: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
  },
  title: { margin: 0 },
})

type CardProps = {
  title: string
  /** What stands beside the title. */
  aside?: ReactNode
  children: ReactNode
}

/** A titled part of a page, on a surface of its own. */
export function Card({ title, aside, children }: CardProps) {
  const styles = useStyles()
  const id = useId()
  return (
    <section className={styles.card} aria-labelledby={id}>
      <div className={styles.top}>
        <Subtitle2 as="h2" id={id} className={styles.title}>
          {title}
        </Subtitle2>
        {aside}
      </div>
      {children}
    </section>
  )
}

/** The surface alone, for a list or table that fills it. */
export function Surface({ children }: { children: ReactNode }) {
  const styles = useStyles()
  return <div className={mergeClasses(styles.card, styles.flush)}>{children}</div>
}
