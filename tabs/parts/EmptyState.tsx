import { Body1, Subtitle2, makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'

const useStyles = makeStyles({
  box: {
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    padding: `${tokens.spacingVerticalXXXL} ${tokens.spacingHorizontalXXL}`,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    alignItems: 'flex-start',
  },
  icon: { fontSize: '40px', lineHeight: 1, color: tokens.colorBrandForeground1 },
  words: { margin: 0, maxWidth: '44rem' },
  steps: {
    margin: 0,
    paddingLeft: tokens.spacingHorizontalXXL,
    maxWidth: '44rem',
    display: 'grid',
    gap: tokens.spacingVerticalS,
  },
})

type EmptyStateProps = { icon: ReactNode; title: string; text: string; steps?: string[]; children?: ReactNode }

/** Nothing to show yet: why, and what comes next. */
export function EmptyState({ icon, title, text, steps, children }: EmptyStateProps) {
  const styles = useStyles()
  return (
    <div className={styles.box}>
      <span className={styles.icon} aria-hidden>
        {icon}
      </span>
      <Subtitle2 as="h2" className={styles.words}>
        {title}
      </Subtitle2>
      <Body1 as="p" className={styles.words}>
        {text}
      </Body1>
      {steps && (
        <ol className={styles.steps}>
          {steps.map((step) => (
            <li key={step}>
              <Body1>{step}</Body1>
            </li>
          ))}
        </ol>
      )}
      {children}
    </div>
  )
}
