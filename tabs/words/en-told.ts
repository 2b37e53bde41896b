import type { Told } from '../../core/told/told.ts'

/** The few of the server's sentences that name things as Learn365 does. */
export const enTold: readonly Told[] = [
  [/^userFields are read$/, () => 'User fields are read'],
  [/^fieldValues are read$/, () => 'Values of user fields are read'],
  [/^entraFields are read$/, () => 'Entra ID user fields are read'],
  [/^roleAssignments are read$/, () => 'Role assignments are read'],
]
