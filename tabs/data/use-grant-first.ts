import { useMutation } from '@tanstack/react-query'
import type { AccessAnswer } from '../../core/contract/access.ts'
import { useTab } from '../tab-context.ts'
import { personOfToken } from './person-of-token.ts'

/** Makes the person who is signed in the first administrator; the server allows it to a Global Administrator alone. */
export function useGrantFirst(onGranted: () => void) {
  const { api, signIn } = useTab()
  return useMutation({
    async mutationFn() {
      const person = personOfToken(await signIn.token())
      return api.send<AccessAnswer>('PUT', '/api/access', { grants: [{ ...person, role: 'Assigner.Admin' }] })
    },
    onSuccess: onGranted,
  })
}
