/** What an administrator comes back with who has followed the link to consent for the organization. */
export type Approval = { kind: 'given' } | { kind: 'refused'; because: string }

/**
 * Reads the answer of Entra ID's `adminconsent` page, which stands in the query.
 * @returns undefined where the address holds none: the window was opened to ask a person.
 */
export function readApproval(search: string): Approval | undefined {
  const answer = new URLSearchParams(search)
  const error = answer.get('error')
  if (error !== null) return { kind: 'refused', because: answer.get('error_description') ?? error }
  return answer.get('admin_consent') === null ? undefined : { kind: 'given' }
}
