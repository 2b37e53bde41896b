import { Button, Text, makeStyles, tokens, useAnnounce } from '@fluentui/react-components'
import { PlugConnectedRegular } from '@fluentui/react-icons/svg/plug-connected'
import { useId } from 'react'
import type { SettingsCheck } from '../../core/contract/settings-check.ts'
import { findingsOf } from '../data/api-error.ts'
import { useCheckSettings } from '../data/use-check-settings.ts'
import { Card } from '../parts/Card.tsx'
import { ErrorPanel } from '../parts/ErrorPanel.tsx'
import { Told } from '../parts/Told.tsx'
import { Verdict } from '../parts/Verdict.tsx'
import { useWords } from '../words/words-context.ts'
import { errorsByField, settingsFinding, toCheck } from './settings-draft.ts'
import type { FieldsProps } from './TextField.tsx'

const useStyles = makeStyles({
  list: { listStyleType: 'none', padding: 0, display: 'grid', gap: tokens.spacingVerticalS },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  button: { alignSelf: 'flex-start' },
})

/** Tries the connections with what is typed, and says of each what works and what to do. */
export function ConnectionCheck({ state, disabled }: Pick<FieldsProps, 'state' | 'disabled'>) {
  const styles = useStyles()
  const speech = useWords()
  const { words } = speech
  const { announce } = useAnnounce()
  const reasonId = useId()
  const { check } = words
  const trial = useCheckSettings(({ works }) => announce(works ? check.allWork : check.notAll))
  const { rest } = errorsByField(findingsOf(trial.error), speech)
  return (
    <Card title={check.title}>
      <Text>{check.text}</Text>
      <Button
        className={styles.button}
        icon={<PlugConnectedRegular />}
        disabledFocusable={disabled || trial.isPending}
        aria-describedby={disabled ? reasonId : undefined}
        onClick={() =>
          trial.mutate(toCheck(state.draft), {
            onError: (error) => state.show(errorsByField(findingsOf(error), speech).fields),
          })
        }
      >
        {trial.isPending ? check.running : check.run}
      </Button>
      {disabled && (
        <Text id={reasonId} size={200}>
          {words.common.adminOnly}
        </Text>
      )}
      {trial.error && (
        <ErrorPanel error={trial.error} invalid={check.invalid}>
          {rest.map((finding) => (
            <p key={`${finding.path} ${finding.expected}`}>{settingsFinding(finding, speech)}</p>
          ))}
        </ErrorPanel>
      )}
      {trial.data && <CheckItems items={trial.data.items} />}
    </Card>
  )
}

function CheckItems({ items }: Pick<SettingsCheck, 'items'>) {
  const styles = useStyles()
  const { check } = useWords().words
  const holds = { works: true, 'does not work': false, 'not tried': null }
  return (
    <ul className={styles.list}>
      {items.map(({ id, state, found, whatToDo }) => (
        <li key={id}>
          <Verdict holds={holds[state]} label={check.state[state]}>
            {check.item[id]}
            <div className={styles.quiet}>
              <Told>{found}</Told>
            </div>
            {whatToDo && <Told>{whatToDo}</Told>}
          </Verdict>
        </li>
      ))}
    </ul>
  )
}
