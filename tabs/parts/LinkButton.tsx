import { Button, type ButtonProps } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { hashOf, type Route } from '../route.ts'

type LinkButtonProps = {
  to: Route
  appearance?: ButtonProps['appearance']
  /** Why it cannot be followed now; empty when it can. */
  reason?: string
  children: ReactNode
}

/** A link to a page that looks like a button; it says why it cannot be followed. */
export function LinkButton({ to, appearance = 'secondary', reason = '', children }: LinkButtonProps) {
  if (reason !== '')
    return (
      <Button appearance={appearance} disabledFocusable title={reason} aria-description={reason}>
        {children}
      </Button>
    )
  return (
    <Button as="a" href={hashOf(to)} appearance={appearance}>
      {children}
    </Button>
  )
}
