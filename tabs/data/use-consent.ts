import { useMutation } from '@tanstack/react-query'
import { useTab } from '../tab-context.ts'

/** Asks for consent; what was looked for is looked for again once it is given. */
export function useConsent(onGiven: () => void) {
  const { signIn } = useTab()
  return useMutation({ mutationFn: () => signIn.consent(), onSuccess: onGiven })
}
