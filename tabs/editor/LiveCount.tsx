import { Button, makeStyles, mergeClasses, tokens, typographyStyles, useAnnounce } from '@fluentui/react-components'
import { useEffect, useRef } from 'react'
import { Told } from '../parts/Told.tsx'
import { useWords } from '../words/words-context.ts'
import type { useLivePreview } from './use-live-preview.ts'

const useStyles = makeStyles({
  box: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS },
  behind: { opacity: 0.6 },
  members: {
    ...typographyStyles.title3,
    fontVariantNumeric: 'tabular-nums',
    '@media (max-width: 1000px)': { ...typographyStyles.subtitle2 },
  },
  detail: { '@media (max-width: 1000px)': { display: 'none' } },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
})

type LiveCountProps = { live: ReturnType<typeof useLivePreview> }

/** How many people the rules describe, as they are written; announced once it has come to rest. */
export function LiveCount({ live }: LiveCountProps) {
  const styles = useStyles()
  const { words, format } = useWords()
  const { count } = words.editor
  const { preview, error, retry, isCurrent } = live
  const counts = preview?.counts
  const members = counts ? count.members(counts.members, format.number(counts.members)) : ''
  useAnnounced(isCurrent ? members : '')
  if (error)
    return (
      <div className={styles.box}>
        <span>{count.failed}</span>
        <Button size="small" onClick={retry}>
          {count.again}
        </Button>
      </div>
    )
  if (!preview) return <span>{count.counting}</span>
  if (!counts)
    return (
      <div className={styles.box}>
        <span>{count.unknown}</span>
        {preview.problem !== null && (
          <span className={styles.quiet}>
            <Told>{preview.problem}</Told>
          </span>
        )}
      </div>
    )
  return (
    <div className={mergeClasses(styles.box, !isCurrent && styles.behind)}>
      <span className={styles.members}>{members}</span>
      <span className={mergeClasses(styles.quiet, styles.detail)}>{count.of(format.number(preview.users))}</span>
      <span className={mergeClasses(styles.quiet, styles.detail)}>
        {count.matches(counts.matches, format.number(counts.matches))}
      </span>
      {counts.cannotBeMembers > 0 && (
        <span className={mergeClasses(styles.quiet, styles.detail)}>
          {count.cannot(counts.cannotBeMembers, format.number(counts.cannotBeMembers))}
        </span>
      )}
    </div>
  )
}

/** Says a result when it is another than the last one, but not the one that the page opens with. */
function useAnnounced(result: string): void {
  const { announce } = useAnnounce()
  const last = useRef('')
  useEffect(() => {
    if (result === '' || result === last.current) return
    if (last.current !== '') announce(result)
    last.current = result
  }, [announce, result])
}
