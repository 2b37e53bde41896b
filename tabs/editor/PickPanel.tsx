import {
  Button,
  Checkbox,
  DrawerBody,
  DrawerFooter,
  DrawerHeader,
  DrawerHeaderTitle,
  OverlayDrawer,
  SearchBox,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { useId, useState } from 'react'
import { ErrorPanel } from '../parts/ErrorPanel.tsx'
import { useWords } from '../words/words-context.ts'
import { useLater } from '../use-later.ts'
import type { Format } from '../format.ts'
import type { Words } from '../words/en.ts'
import type { Suggestion } from './suggestions.ts'
import { useAnnounced } from './use-announced.ts'

const useStyles = makeStyles({
  drawer: { maxWidth: '100vw' },
  body: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    paddingBottom: tokens.spacingVerticalM,
  },
  list: { listStyleType: 'none', padding: 0, margin: 0, overflowWrap: 'anywhere' },
  about: { display: 'block', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  quiet: { color: tokens.colorNeutralForeground3 },
  search: { maxWidth: '100%' },
})

/** The guide's first step is to search; the panel itself would give the focus to its first button. */
const beginHere = (search: HTMLInputElement | null): void => void requestAnimationFrame(() => search?.focus())

export type PickPanelProps = {
  title: string
  /** What is searched, as a hint in the field. */
  hint: string
  found: Suggestion[]
  more: number
  nothing: string
  /** Ids that are chosen already. */
  taken: ReadonlySet<string>
  typed: string
  error: unknown
  onRetry?: () => void
  onType: (text: string) => void
  onAdd: (chosen: Suggestion[]) => void
  onClose: () => void
}

/** The guide's panel: search, choose one or several, Add. What was chosen stays chosen while something else is searched. */
export function PickPanel(props: PickPanelProps) {
  const { title, hint, found, more, nothing, taken, typed, error, onRetry, onType, onAdd, onClose } = props
  const styles = useStyles()
  const titleId = useId()
  const { words, format } = useWords()
  const { editor } = words
  const [chosen, setChosen] = useState<ReadonlyMap<string, Suggestion>>(new Map())
  // Said once the list has come to rest, or every key would be talked over.
  useAnnounced(useLater(error === null ? resultText(props, words, format) : '', 600), true)
  const toggle = (one: Suggestion) => {
    const next = new Map(chosen)
    if (!next.delete(one.id)) next.set(one.id, one)
    setChosen(next)
  }
  return (
    <OverlayDrawer
      open
      position="end"
      size="medium"
      className={styles.drawer}
      aria-labelledby={titleId}
      onOpenChange={onClose}
    >
      <DrawerHeader>
        <DrawerHeaderTitle
          heading={{ id: titleId }}
          action={
            <Button appearance="subtle" icon={<DismissRegular />} aria-label={words.common.close} onClick={onClose} />
          }
        >
          {title}
        </DrawerHeaderTitle>
        <SearchBox
          ref={beginHere}
          className={styles.search}
          aria-label={title}
          placeholder={hint}
          value={typed}
          onChange={(_, { value }) => onType(value)}
        />
      </DrawerHeader>
      <DrawerBody>
        <div className={styles.body}>
          {error !== null && <ErrorPanel error={error} {...(onRetry ? { onRetry } : {})} />}
          {found.length === 0 && error === null && <p className={styles.quiet}>{nothing}</p>}
          <ul className={styles.list}>
            {found.map((one) => (
              <li key={one.id}>
                <Checkbox
                  checked={taken.has(one.id) || chosen.has(one.id)}
                  disabled={taken.has(one.id)}
                  label={
                    <>
                      <bdi>{one.text}</bdi>
                      <span className={styles.about}>{taken.has(one.id) ? editor.alreadyIn : one.about}</span>
                    </>
                  }
                  onChange={() => toggle(one)}
                />
              </li>
            ))}
          </ul>
          {more > 0 && <p className={styles.quiet}>{editor.narrow(format.number(more))}</p>}
        </div>
      </DrawerBody>
      <DrawerFooter>
        <Button
          appearance="primary"
          disabledFocusable={chosen.size === 0}
          onClick={() => {
            onAdd([...chosen.values()])
            onClose()
          }}
        >
          {chosen.size === 0 ? editor.add : editor.addSome(format.number(chosen.size))}
        </Button>
        <Button onClick={onClose}>{editor.cancel}</Button>
      </DrawerFooter>
    </OverlayDrawer>
  )
}

/** How many are found, or that nobody and nothing is. */
function resultText({ found, more, nothing }: PickPanelProps, { editor }: Words, { number }: Format): string {
  const all = found.length + more
  return all === 0 ? nothing : editor.found(all, number(all))
}
