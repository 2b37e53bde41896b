import { MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components'
import type { ProfilePreview } from '../../core/contract/preview.ts'
import { Told } from '../parts/Told.tsx'
import { throttleText } from '../profile/throttle-text.ts'
import { useWords } from '../words/words-context.ts'
import { ConsequencesText } from './ConsequencesText.tsx'
import type { Draft } from './draft.ts'
import { emptyText } from './empty-text.ts'
import { PeopleList } from './PeopleList.tsx'
import { throttleOf } from './throttle-form.ts'

const useStyles = makeStyles({
  all: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, overflowWrap: 'anywhere' },
  empty: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground3 },
})

type WhatWouldChangeProps = { preview: ProfilePreview; draft: Draft; isNew: boolean }

/** The adds and removes of a draft by name, what the throttle makes of them, and what they mean. */
export function WhatWouldChange({ preview, draft, isNew }: WhatWouldChangeProps) {
  const styles = useStyles()
  const { words, format } = useWords()
  const own = words.editor.preview
  const { change, consequences, cannot } = preview
  if (!change) return null
  // Whoever is not in it stays out, and whoever is stays in.
  if (!draft.autoPopulate) return <p>{own.notPopulated}</p>
  const { adds, removes, have } = change
  const empty = emptyText(change, own)
  const [throttle] = throttleText(throttleOf(draft.throttle), words, format)
  return (
    <div className={styles.all}>
      <Verdict change={change} />
      {empty && <p className={styles.empty}>{empty}</p>}
      <p className={styles.quiet}>
        {isNew ? own.never : own.have(have, format.number(have))}{' '}
        {own.throttle(throttle ?? '', adds + removes, format.number(adds + removes))}
      </p>
      <PeopleList title={own.adds(adds, format.number(adds))} total={adds} people={change.add} />
      <PeopleList title={own.removes(removes, format.number(removes))} total={removes} people={change.remove} />
      <PeopleList
        title={own.keeps(change.kept.length, format.number(change.kept.length))}
        total={change.kept.length}
        people={change.kept}
      />
      {consequences && <ConsequencesText consequences={consequences} named={cannot.map(({ because }) => because)} />}
      <PeopleList
        title={own.cannotBe(cannot.length, format.number(cannot.length))}
        total={cannot.length}
        people={cannot.map(({ name, because }) => ({ name, reason: because }))}
      />
    </div>
  )
}

function Verdict({ change }: { change: NonNullable<ProfilePreview['change']> }) {
  const own = useWords().words.editor.preview
  switch (change.verdict) {
    case 'apply':
      return <p>{own.next}</p>
    case 'nothing to do':
      return <p>{own.nothing}</p>
    case 'held':
    case 'cannot':
      return (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            {own[change.verdict]} <Told>{change.because}</Told>
          </MessageBarBody>
        </MessageBar>
      )
  }
}
