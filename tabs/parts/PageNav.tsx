import { Badge, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { hashOf, navigation, type NavPage } from '../route.ts'
import { useWords } from '../words/words-context.ts'

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexWrap: 'wrap',
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    gap: tokens.spacingHorizontalXS,
  },
  link: {
    position: 'relative',
    display: 'block',
    padding: `${tokens.spacingVerticalMNudge} ${tokens.spacingHorizontalM}`,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    textDecorationLine: 'none',
    whiteSpace: 'nowrap',
    borderRadius: tokens.borderRadiusMedium,
    ':hover': { color: tokens.colorNeutralForeground1, backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
    '@media (max-width: 400px)': {
      paddingLeft: tokens.spacingHorizontalSNudge,
      paddingRight: tokens.spacingHorizontalSNudge,
    },
  },
  here: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    '::after': {
      content: '""',
      position: 'absolute',
      left: tokens.spacingHorizontalM,
      right: tokens.spacingHorizontalM,
      bottom: 0,
      height: '3px',
      borderRadius: tokens.borderRadiusCircular,
      backgroundColor: tokens.colorCompoundBrandStroke,
    },
  },
})

type PageNavProps = {
  here: NavPage | undefined
  /** How many held changes wait for a decision. */
  waiting: number
}

/** The pages, as links: they can be copied, and opened in a tab of their own. */
export function PageNav({ here, waiting }: PageNavProps) {
  const styles = useStyles()
  const { words, format } = useWords()
  return (
    <nav aria-label={words.nav.label}>
      <ul className={styles.list}>
        {navigation.map((page) => (
          <li key={page}>
            <a
              className={mergeClasses(styles.link, page === here && styles.here)}
              href={hashOf({ page })}
              aria-current={page === here ? 'page' : undefined}
            >
              {words.nav[page]}
              {page === 'held' && waiting > 0 && (
                <>
                  {' '}
                  <Badge color="danger" size="small">
                    {format.number(waiting)}
                  </Badge>
                </>
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
