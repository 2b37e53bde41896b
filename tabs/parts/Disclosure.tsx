import { Button, makeStyles, mergeClasses, tokens, type ButtonProps } from '@fluentui/react-components'
import { useId, useState, type FocusEvent, type KeyboardEvent, type ReactNode } from 'react'

const useStyles = makeStyles({
  root: { position: 'relative' },
  panel: {
    position: 'absolute',
    zIndex: 3,
    right: 0,
    top: `calc(100% + ${tokens.spacingVerticalXS})`,
    minWidth: '16rem',
    maxWidth: 'calc(100vw - 24px)',
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
    boxShadow: tokens.shadow16,
  },
  start: { '@media (max-width: 640px)': { right: 'auto', left: 0 } },
})

type DisclosureProps = {
  /** What the button says. */
  label: ReactNode
  button?: Pick<ButtonProps, 'appearance' | 'icon' | 'className'>
  /** On a narrow screen it hangs from the left edge of the button, not from the right one. */
  startWhenNarrow?: boolean
  children: ReactNode
}

/** A button that shows a few controls under it; Escape, or going elsewhere, hides them. */
export function Disclosure({ label, button = {}, startWhenNarrow = false, children }: DisclosureProps) {
  const styles = useStyles()
  const panelId = useId()
  const [open, setOpen] = useState(false)
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'Escape' || !open) return
    setOpen(false)
    event.currentTarget.querySelector('button')?.focus()
  }
  const onBlur = (event: FocusEvent<HTMLElement>) => {
    if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false)
  }
  return (
    <div className={styles.root} onKeyDown={onKeyDown} onBlur={onBlur}>
      <Button {...button} aria-expanded={open} aria-controls={panelId} onClick={() => setOpen(!open)}>
        {label}
      </Button>
      {/* It takes the focus itself, so that a click between its controls does not close it. */}
      <div
        id={panelId}
        className={mergeClasses(styles.panel, startWhenNarrow && styles.start)}
        hidden={!open}
        tabIndex={-1}
      >
        {children}
      </div>
    </div>
  )
}
