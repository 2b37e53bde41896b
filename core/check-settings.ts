import type { Moment } from './calendar.ts'
import type { CheckId, SettingsCheckItem } from './contract/settings-check.ts'
import { Trouble, wordsFor } from './errors.ts'
import { daysUntil } from './secret-warning.ts'

/** The guide: "User.ReadAll, Group.ReadWriteAll, GroupMember.ReadWriteAll"; Microsoft spells them with dots. */
export const neededPermissions = ['User.Read.All', 'Group.ReadWrite.All', 'GroupMember.ReadWrite.All'] as const

const systemOf = (id: CheckId): SettingsCheckItem['system'] => (id.startsWith('learn365') ? 'Learn365' : 'Entra ID')

export const works = (id: CheckId, found: string): SettingsCheckItem => ({
  id,
  system: systemOf(id),
  state: 'works',
  found,
  whatToDo: '',
})
export const fails = (id: CheckId, found: string, whatToDo: string): SettingsCheckItem => ({
  id,
  system: systemOf(id),
  state: 'does not work',
  found,
  whatToDo,
})
export const notTried = (id: CheckId, found: string): SettingsCheckItem => ({
  id,
  system: systemOf(id),
  state: 'not tried',
  found,
  whatToDo: '',
})

const isLater = (error: unknown): boolean =>
  error instanceof Trouble && (error.kind === 'unreachable' || error.kind === 'rate limited')

/** What somebody can do about trouble with a system: wait where it is down, else what is known to mend it. */
export const afterTrouble = (id: CheckId, error: unknown, whatToDo: string): SettingsCheckItem =>
  fails(
    id,
    wordsFor(error),
    isLater(error) ? 'Try again in a few minutes: this says nothing about what you entered.' : whatToDo,
  )

/** Each permission by name, as the app's own token says. */
export const permissionItems = (granted: readonly string[]): SettingsCheckItem[] =>
  neededPermissions.map((name) =>
    granted.includes(name)
      ? works(name, `${name} is granted.`)
      : fails(
          name,
          `${name} is not granted to the app registration.`,
          `In Entra ID open the app registration, API permissions, add the application permission ${name} of Microsoft Graph, and select Grant Admin Consent.`,
        ),
  )

/** The day on which the client secret expires, if somebody has entered it. */
export function secretDateItem(expires: string | null | undefined, at: Moment): SettingsCheckItem {
  const id = 'entra secret date'
  const days = expires ? daysUntil(expires, at) : undefined
  if (!expires || days === undefined)
    return notTried(id, 'No expiry date of the client secret is entered, so nobody can be warned of it.')
  if (days >= 0) return works(id, `The client secret expires on ${expires}, in ${days} days.`)
  return fails(
    id,
    `The client secret has expired on ${expires}.`,
    'Create a new client secret in Entra ID, and enter its value and its date.',
  )
}

/** Whether everything works that maintenance needs; the secret's date is for a warning alone. */
export const allWell = (items: readonly SettingsCheckItem[]): boolean =>
  items.every(({ id, state }) => state === 'works' || (id === 'entra secret date' && state === 'not tried'))
