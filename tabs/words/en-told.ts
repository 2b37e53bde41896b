import { same, type Told } from '../../core/told/told.ts'

/** The few of the server's sentences that name things as Learn365 does, or as the API does. */
export const enTold: readonly Told[] = [
  [/^userFields are read$/, () => 'User fields are read'],
  [/^fieldValues are read$/, () => 'Values of user fields are read'],
  [/^entraFields are read$/, () => 'Entra ID user fields are read'],
  [/^roleAssignments are read$/, () => 'Role assignments are read'],
  same('a range {"from": …, "to": …}', 'both ends of the range'),
  same('a range whose from is not after its to', 'a range that does not end before it begins'),
  same('a duration such as {"amount": 30, "unit": "days"}', 'a whole number, at least 1'),
  same('a duration in days, 1 to 366, such as {"amount": 30, "unit": "days"}', '1 to 366 days'),
]
