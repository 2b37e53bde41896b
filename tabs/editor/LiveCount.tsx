import { Button, makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components'
import { useMemo, useRef } from 'react'
import { nothingInIt } from '../../core/profile.ts'
import type { ProfilePreview } from '../../core/contract/preview.ts'
import { Told } from '../parts/Told.tsx'
import { useWords } from '../words/words-context.ts'
import type { Draft } from './draft.ts'
import { useChoices, useLive } from './editor-context.ts'
import { hasUnfinished } from './has-unfinished.ts'
import { useAnnounced } from './use-announced.ts'
import type { useLivePreview } from './use-live-preview.ts'

const useStyles = makeStyles({
  box: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXS,
    ':focus': { outlineStyle: 'none' },
  },
  /** Still to be read: a count that is half through is no less a text. */
  behind: { color: tokens.colorNeutralForeground3 },
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
  const { preview, asked, error, retry, isCurrent, isCounting } = live
  const counts = preview?.counts
  const members = counts ? count.members(counts.members, format.number(counts.members)) : ''
  const failed = error !== null && !isCounting
  useAnnounced(failed ? count.failed : isCurrent ? members : '', !failed)
  const box = useRef<HTMLDivElement>(null)
  const again = () => {
    // The button goes away with the trouble; who pressed it stays here.
    box.current?.focus()
    retry()
  }
  return (
    <div ref={box} tabIndex={-1} className={mergeClasses(styles.box, !isCurrent && counts ? styles.behind : undefined)}>
      {failed ? (
        <>
          <span>{count.failed}</span>
          <Button size="small" onClick={again}>
            {count.again}
          </Button>
        </>
      ) : preview && asked && error === null ? (
        <Counted preview={preview} asked={asked} isCurrent={isCurrent} />
      ) : (
        <span>{count.counting}</span>
      )}
    </div>
  )
}

type CountedProps = { preview: ProfilePreview; asked: Draft; isCurrent: boolean }

function Counted({ preview, asked, isCurrent }: CountedProps) {
  const styles = useStyles()
  const { words, format } = useWords()
  const { count } = words.editor
  const { counts, problem, users } = preview
  const { schema } = useChoices()
  const { attempted } = useLive()
  // Before somebody wants to save, what is still being written is nothing wrong.
  const isUnfinished = useMemo(() => !attempted && hasUnfinished(asked, schema), [asked, attempted, schema])
  if (!counts && isUnfinished) return <span>{count.unfinished}</span>
  if (!counts)
    return (
      <>
        <span>{problem === nothingInIt ? count.nothingYet : count.unknown}</span>
        {problem !== null && problem !== nothingInIt && (
          <span className={styles.quiet}>
            <Told>{problem}</Told>
          </span>
        )}
      </>
    )
  const { members, matches, cannotBeMembers } = counts
  const detail = mergeClasses(styles.quiet, styles.detail)
  return (
    <>
      <span className={styles.members}>{count.members(members, format.number(members))}</span>
      <span className={detail}>{isCurrent ? count.of(format.number(users)) : count.counting}</span>
      <span className={detail}>{count.matches(matches, format.number(matches))}</span>
      {cannotBeMembers > 0 && (
        <span className={detail}>{count.cannot(cannotBeMembers, format.number(cannotBeMembers))}</span>
      )}
    </>
  )
}
