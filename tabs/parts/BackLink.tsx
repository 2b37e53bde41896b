import { Link, makeStyles, tokens } from '@fluentui/react-components'
import { ChevronLeftRegular } from '@fluentui/react-icons/svg/chevron-left'
import { hashOf, type Route } from '../route.ts'

const useStyles = makeStyles({
  link: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXXS, alignSelf: 'flex-start' },
})

/** The way back to the list. */
export function BackLink({ to, children }: { to: Route; children: string }) {
  const styles = useStyles()
  return (
    <Link href={hashOf(to)} className={styles.link}>
      <ChevronLeftRegular aria-hidden />
      {children}
    </Link>
  )
}
