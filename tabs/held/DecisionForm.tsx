import { Button, Field, Radio, RadioGroup, Text, makeStyles, tokens } from '@fluentui/react-components'
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { useId, useState } from 'react'
import type { HeldDetail } from '../../core/contract/held.ts'
import { Movers } from '../changes/Movers.tsx'
import type { HeldChoice } from '../data/use-decide-held.ts'
import { Card } from '../parts/Card.tsx'
import { useWords } from '../words/words-context.ts'
import { chosenOf, directions, directionsOf } from './approval.ts'
import { DecisionDialog, type Asked } from './DecisionDialog.tsx'
import { useChoice } from './use-choice.ts'

const useStyles = makeStyles({
  foot: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM, alignItems: 'center' },
  quiet: { color: tokens.colorNeutralForeground3 },
})

type DecisionFormProps = {
  set: HeldDetail
  /** Where the choice is kept until it is sent. */
  choiceKey: string
  /** Why nothing can be decided now; empty when it can. */
  reason: string
  busy: boolean
  onDecide: (choice: HeldChoice) => void
}

/** The people of a held change, and the decision about them: a direction, who is left out, approve or dismiss. */
export function DecisionForm({ set, choiceKey, reason, busy, onDecide }: DecisionFormProps) {
  const styles = useStyles()
  const { words, format } = useWords()
  const { held } = words
  const reasonId = useId()
  const { choice, choose, isKept } = useChoice(choiceKey)
  const [asked, setAsked] = useState<Asked>()
  const { direction, unticked } = choice
  const chosen = chosenOf(set, choice)
  const approved = chosen.adds + chosen.removes
  const offered = directionsOf(set)
  const disabled = reason !== '' || busy
  const pick =
    reason === '' ? { unticked, onChange: (next: ReadonlySet<string>) => choose({ unticked: next }) } : undefined
  const { approval } = chosen
  const approve = () => {
    if (!approval) return
    // Who is added can be removed again; who is removed may lose a course.
    if (chosen.removes > 0) setAsked({ kind: 'approve', approval })
    else onDecide({ kind: 'approve', approval })
  }
  return (
    <Card title={held.decide}>
      {offered.length > 0 && (
        <Field label={held.direction}>
          <RadioGroup
            layout="horizontal"
            value={direction}
            disabled={reason !== ''}
            onChange={(_, { value }) => choose({ direction: directions.find((name) => name === value) ?? 'both' })}
          >
            {offered.map((name) => (
              <Radio key={name} value={name} label={held[name]} />
            ))}
          </RadioGroup>
        </Field>
      )}
      {pick && <Text className={styles.quiet}>{held.untick}</Text>}
      {direction !== 'removes' && <Movers title={held.addsTitle} color="success" people={set.add} pick={pick} />}
      {direction !== 'adds' && <Movers title={held.removesTitle} color="danger" people={set.remove} pick={pick} />}
      <div role="status">
        {isKept && `${held.keptChoice} `}
        {approval === undefined
          ? held.nobody
          : held.summary(format.number(chosen.adds), format.number(chosen.removes))}{' '}
        {approval !== undefined && chosen.leftOut > 0 && held.leftOut(chosen.leftOut, format.number(chosen.leftOut))}
      </div>
      <div className={styles.foot}>
        <Button
          appearance="primary"
          icon={<CheckmarkRegular />}
          disabledFocusable={disabled || approval === undefined}
          aria-describedby={reason ? reasonId : undefined}
          onClick={approve}
        >
          {busy ? held.deciding : chosen.leftOut > 0 ? held.approvePart(format.number(approved)) : held.approveAll}
        </Button>
        <Button
          icon={<DismissRegular />}
          disabledFocusable={disabled}
          aria-describedby={reason ? reasonId : undefined}
          onClick={() => setAsked({ kind: 'dismiss' })}
        >
          {held.dismiss}
        </Button>
        <Text id={reasonId} size={200} className={styles.quiet}>
          {reason || held.dismissHint}
        </Text>
      </div>
      {asked && (
        <DecisionDialog
          asked={asked}
          chosen={chosen}
          onClose={() => setAsked(undefined)}
          onSend={() => {
            setAsked(undefined)
            onDecide(asked)
          }}
        />
      )}
    </Card>
  )
}
