import { Button, type ButtonProps } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { hashOf, type Route } from '../route.ts'

type LinkButtonProps = { to: Route; appearance?: ButtonProps['appearance']; children: ReactNode }

/** A link to a page that looks like a button. */
export function LinkButton({ to, appearance = 'secondary', children }: LinkButtonProps) {
  return (
    <Button as="a" href={hashOf(to)} appearance={appearance}>
      {children}
    </Button>
  )
}
