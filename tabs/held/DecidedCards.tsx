import { Button, Text, makeStyles, tokens } from '@fluentui/react-components'
import type { HeldDetail } from '../../core/contract/held.ts'
import { heldRunId } from '../../core/run.ts'
import { Movers } from '../changes/Movers.tsx'
import { Card } from '../parts/Card.tsx'
import { Facts } from '../parts/Facts.tsx'
import { LinkButton } from '../parts/LinkButton.tsx'
import { Told } from '../parts/Told.tsx'
import { useWords } from '../words/words-context.ts'
import { leftOutOf } from './left-out.ts'

const useStyles = makeStyles({
  foot: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM, alignItems: 'center' },
  quiet: { color: tokens.colorNeutralForeground3 },
  list: { paddingLeft: tokens.spacingHorizontalL },
})

type DecidedCardsProps = { set: HeldDetail; reason: string; busy: boolean; onRelease: () => void }

/** What became of a held change: who decided what, what was done, who was left out, and a way to take that back. */
export function DecidedCards({ set, reason, busy, onRelease }: DecidedCardsProps) {
  const styles = useStyles()
  const { words, format } = useWords()
  const { held } = words
  const { decision, outcome } = set
  const leftOut = leftOutOf(set)
  return (
    <>
      <Card title={held.decided}>
        <Facts
          facts={[
            { name: held.what, value: held.state[set.state] },
            ...(decision ? [{ name: held.decidedBy, value: held.by(decision.by, format.dateTime(decision.at)) }] : []),
            ...(outcome
              ? [
                  {
                    name: held.outcome,
                    value: held.outcomeText(format.number(outcome.added), format.number(outcome.removed)),
                  },
                ]
              : []),
          ]}
        />
        {outcome && outcome.left.length > 0 && (
          <>
            <Text weight="semibold">{held.left}</Text>
            <ul className={styles.list}>
              {outcome.left.map(({ entraId, name, because }) => (
                <li key={entraId}>
                  {name} (<Told>{because}</Told>)
                </li>
              ))}
            </ul>
          </>
        )}
        <div className={styles.foot}>
          {outcome && <LinkButton to={{ page: 'run', id: heldRunId(set.id) }}>{held.seeRun}</LinkButton>}
          {leftOut > 0 && !set.released && (
            <>
              <Button disabledFocusable={reason !== '' || busy} onClick={onRelease}>
                {held.release}
              </Button>
              <Text size={200} className={styles.quiet}>
                {reason || held.releaseHint}
              </Text>
            </>
          )}
          {set.released && <Text className={styles.quiet}>{held.isReleased}</Text>}
        </div>
      </Card>
      <Card title={held.people}>
        <Movers title={held.addsTitle} color="success" people={set.add} />
        <Movers title={held.removesTitle} color="danger" people={set.remove} />
      </Card>
    </>
  )
}
