import { Body1Strong, Button, makeStyles, tokens, useRestoreFocusTarget } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons/svg/add'
import { useState } from 'react'
import type { Finding } from '../../core/findings.ts'
import type { Override } from '../../core/profile.ts'
import { useUsers, type UserOption } from '../data/queries.ts'
import { overrideLines } from '../profile/override-names.ts'
import { useNamedProfiles } from '../profile/use-named-profiles.ts'
import { useWords } from '../words/words-context.ts'
import { OverrideRow } from './OverrideRow.tsx'
import { overridesOf } from './overrides-of.ts'
import { ProfilePicker, UserPicker } from './pickers.tsx'
import type { Suggestion } from './suggestions.ts'

const linesAtOnce = 50

const useStyles = makeStyles({
  side: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, minWidth: 0 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  list: { padding: 0, margin: 0, listStyleType: 'none', display: 'grid', gap: tokens.spacingVerticalS },
})

type OverridesSideProps = {
  side: 'include' | 'exclude'
  overrides: Override[]
  findings: Finding[]
  /** The profile that is edited. */
  profile: string | undefined
  onChange: (overrides: Override[]) => void
}

/** Include, or Exclude. */
export function OverridesSide({ side, overrides, findings, profile, onChange }: OverridesSideProps) {
  const styles = useStyles()
  const { words, format } = useWords()
  const { editor } = words
  const restored = useRestoreFocusTarget()
  const [adding, setAdding] = useState<Override['kind']>()
  const [most, setMost] = useState(linesAtOnce)
  const [added, setAdded] = useState<UserOption[]>([])
  const shown = overrides.slice(0, most)
  const known = new Set(added.map(({ id }) => id))
  const users = useUsers(shown.filter(({ kind, id }) => kind === 'user' && !known.has(id)).map(({ id }) => id))
  const profiles = useNamedProfiles(shown)
  const fetched = users.data ?? []
  // Who was added here is known by the search that found them.
  const lines = overrideLines(shown, [...fetched, ...added], profiles, words)
  const rest = overrides.length - shown.length
  const add = (kind: Override['kind']) => (chosen: Suggestion[]) => {
    if (kind === 'user')
      setAdded([
        ...added,
        ...chosen.map(({ id, text, about }) => ({ id, title: text, email: about, department: '', city: '' })),
      ])
    onChange(overridesOf(overrides, kind, chosen))
  }
  const picker = { taken: new Set<string>(overrides.map(({ id }) => id)), onClose: () => setAdding(undefined) }
  return (
    <div className={styles.side} role="group" aria-label={editor[side]}>
      <Body1Strong as="h3">{words.profile[side]}</Body1Strong>
      <span className={styles.quiet}>{words.profile[`${side}Hint`]}</span>
      <div className={styles.buttons}>
        <Button icon={<AddRegular />} onClick={() => setAdding('user')} {...restored}>
          {editor.addUser}
        </Button>
        <Button icon={<AddRegular />} onClick={() => setAdding('profile')} {...restored}>
          {editor.addProfile}
        </Button>
      </div>
      <ul className={styles.list}>
        {lines.map((line, place) => (
          <OverrideRow
            key={line.id}
            line={line}
            settled={line.profile !== undefined || users.isFetched || known.has(line.id)}
            findings={findings.filter(({ path }) => path.startsWith(`overrides.${side}[${place}]`))}
            onReason={(reason) => onChange(overrides.map((one, i) => (i === place ? withReason(one, reason) : one)))}
            onRemove={() => onChange(overrides.filter((_, i) => i !== place))}
          />
        ))}
      </ul>
      {rest > 0 && (
        <Button size="small" onClick={() => setMost(most + linesAtOnce)}>
          {words.profile.moreItems(format.number(Math.min(linesAtOnce, rest)))}
        </Button>
      )}
      {adding === 'user' && <UserPicker {...picker} onAdd={add('user')} />}
      {adding === 'profile' && <ProfilePicker {...picker} not={profile} onAdd={add('profile')} />}
    </div>
  )
}

const withReason = (override: Override, reason: string): Override => ({
  ...override,
  reason: reason === '' ? undefined : reason,
})
