import { Subtitle1, makeStyles, tokens } from '@fluentui/react-components'
import { useId, useLayoutEffect, useRef, type ReactNode } from 'react'

const useStyles = makeStyles({
  dialog: {
    width: 'min(40rem, calc(100vw - 24px))',
    maxHeight: 'calc(100vh - 48px)',
    padding: tokens.spacingHorizontalXXL,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    borderRadius: tokens.borderRadiusXLarge,
    boxShadow: tokens.shadow64,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    fontFamily: tokens.fontFamilyBase,
    '::backdrop': { backgroundColor: tokens.colorBackgroundOverlay },
  },
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, overflowWrap: 'anywhere' },
  foot: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'flex-end',
    gap: tokens.spacingHorizontalS,
    marginTop: tokens.spacingVerticalS,
  },
})

type ModalProps = {
  title: string
  /** It interrupts somebody with a warning. */
  isAlert?: boolean
  /** It is to be read before it is answered: the focus begins at the title, and stays there whatever comes below it. */
  isRead?: boolean
  onClose: () => void
  foot: ReactNode
  children: ReactNode
}

/**
 * A question that is answered before anything else. The browser's own dialog keeps the focus inside, closes with Escape
 * and gives the focus back to where it was.
 */
export function Modal({ title, isAlert = false, isRead = false, onClose, foot, children }: ModalProps) {
  const styles = useStyles()
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useLayoutEffect(() => {
    const { current } = dialog
    current?.showModal()
    if (isRead) current?.querySelector('h2')?.focus()
    // Closed before it leaves the page: only so does the focus return.
    return () => current?.close()
  }, [isRead])
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      {...(isAlert ? { role: 'alertdialog' } : {})}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <div className={styles.content}>
        <Subtitle1 as="h2" id={id} tabIndex={isRead ? -1 : undefined}>
          {title}
        </Subtitle1>
        {children}
        <div className={styles.foot}>{foot}</div>
      </div>
    </dialog>
  )
}
