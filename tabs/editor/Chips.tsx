import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { useState } from 'react'
import { useWords } from '../words/words-context.ts'

const chipsAtOnce = 20

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalXS,
    listStyleType: 'none',
    padding: 0,
    margin: 0,
  },
  chip: {
    display: 'flex',
    alignItems: 'center',
    maxWidth: '100%',
    paddingLeft: tokens.spacingHorizontalS,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground3,
    lineHeight: tokens.lineHeightBase200,
  },
  text: { overflowWrap: 'anywhere', minWidth: 0 },
  gone: { color: tokens.colorPaletteRedForeground1, fontWeight: tokens.fontWeightSemibold },
})

/** Something that is chosen; one that is gone is marked. */
export type Chosen = { id: string; text: string; gone?: boolean }

/** What is chosen, each with a way to take it out; of thousands the first ones, and more on request. */
export function Chips({ chosen, onRemove }: { chosen: Chosen[]; onRemove: (place: number) => void }) {
  const styles = useStyles()
  const { words, format } = useWords()
  const [most, setMost] = useState(chipsAtOnce)
  if (chosen.length === 0) return null
  const rest = chosen.length - most
  return (
    <ul className={styles.list}>
      {chosen.slice(0, most).map(({ id, text, gone = false }, place) => (
        <li key={id} className={styles.chip}>
          <bdi className={mergeClasses(styles.text, gone && styles.gone)}>{text}</bdi>
          <Button
            size="small"
            appearance="transparent"
            icon={<DismissRegular />}
            aria-label={words.editor.remove(text)}
            onClick={() => onRemove(place)}
          />
        </li>
      ))}
      {rest > 0 && (
        <li>
          <Button size="small" onClick={() => setMost(most + 10 * chipsAtOnce)}>
            {words.editor.showAll(format.number(rest))}
          </Button>
        </li>
      )}
    </ul>
  )
}
