import { Text, makeStyles, tokens } from '@fluentui/react-components'
import type { Me } from '../core/contract/answers.ts'
import { useHeld, useTenant } from './data/queries.ts'
import { OpenPage } from './OpenPage.tsx'
import { Loaded } from './parts/Loaded.tsx'
import { PageNav } from './parts/PageNav.tsx'
import { PersonMenu } from './parts/PersonMenu.tsx'
import { navPageOf } from './route.ts'
import { useTab } from './tab-context.ts'
import { useRoute } from './use-route.ts'
import { useWords } from './words/words-context.ts'

const widest = '1680px'

const useStyles = makeStyles({
  skip: {
    position: 'absolute',
    left: tokens.spacingHorizontalM,
    top: '-100px',
    zIndex: 2,
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorBrandForegroundLink,
    ':focus': { top: tokens.spacingVerticalS },
  },
  header: {
    position: 'sticky',
    top: 0,
    zIndex: 1,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalXL,
    // In line with the page below.
    padding: `0 max(${tokens.spacingHorizontalXXL}, (100% - ${widest}) / 2 + ${tokens.spacingHorizontalXXL})`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media (max-width: 640px)': { padding: `0 ${tokens.spacingHorizontalS}`, position: 'static' },
  },
  brand: {
    fontSize: tokens.fontSizeBase400,
    fontWeight: tokens.fontWeightSemibold,
    '@media (max-width: 640px)': { display: 'none' },
  },
  person: { marginLeft: 'auto' },
  main: {
    maxWidth: widest,
    marginLeft: 'auto',
    marginRight: 'auto',
    padding: `${tokens.spacingVerticalXXL} ${tokens.spacingHorizontalXXL} ${tokens.spacingVerticalXXXL}`,
    '@media (max-width: 640px)': { padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalM}` },
  },
})

/** The frame of every page: name, navigation, person and the page itself. */
export function Shell({ me }: { me: Me }) {
  const styles = useStyles()
  const { words } = useWords()
  const { inTeams } = useTab()
  const route = useRoute()
  const tenant = useTenant()
  const waiting = useHeld().data?.filter(({ state }) => state === 'held').length ?? 0
  const toContent = () => document.querySelector<HTMLElement>('h1')?.focus()
  return (
    <>
      <a
        className={styles.skip}
        href="#content"
        onClick={(event) => {
          // The address behind # is the page, so the focus is moved by hand.
          event.preventDefault()
          toContent()
        }}
      >
        {words.skip}
      </a>
      <header className={styles.header}>
        {!inTeams && <Text className={styles.brand}>{words.app}</Text>}
        <PageNav here={navPageOf[route.page]} waiting={waiting} />
        {!inTeams && (
          <div className={styles.person}>
            <PersonMenu me={me} />
          </div>
        )}
      </header>
      <main className={styles.main} id="content">
        <Loaded query={tenant}>{(status) => <OpenPage route={route} me={me} tenant={status} />}</Loaded>
      </main>
    </>
  )
}
