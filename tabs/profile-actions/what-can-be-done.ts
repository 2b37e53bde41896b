import type { Me, ProfileRow, TenantStatus } from '../../core/contract/answers.ts'
import { hashOf } from '../route.ts'
import { whyNotChange } from '../why-not-change.ts'
import type { Words } from '../words/en.ts'

/** What the actions panel offers, in its order. */
export const actions = [
  'edit',
  'duplicate',
  'preview',
  'members',
  'download',
  'history',
  'openGroup',
  'export',
  'delete',
  'restore',
] as const
export type Action = (typeof actions)[number]

/** Those that lead to another page; the others are done at once, or asked about first. */
export const leading = ['edit', 'preview', 'members', 'history', 'openGroup'] as const satisfies Action[]
export type Leading = (typeof leading)[number]
export type Done = Exclude<Action, Leading>

export const isLeading = (action: Action): action is Leading => leading.some((one) => one === action)

/** Where an action leads; undefined where there is no group yet. */
export function addressOf(action: Leading, { id, groupId }: Pick<ProfileRow, 'id' | 'groupId'>): string | undefined {
  switch (action) {
    case 'edit':
      return `#/profiles/${encodeURIComponent(id)}/edit`
    case 'preview':
    case 'members':
    case 'history':
      return hashOf({ page: action, id })
    case 'openGroup':
      return groupId === null ? undefined : entraAddressOf(groupId)
  }
}

/** Those that need a role and an unlocked tenant; the guide's list of what is refused while it is locked. */
const changing: readonly Action[] = ['edit', 'duplicate', 'delete', 'restore']
/** "Download member lists or previews of member lists" are refused while locked, to everybody. */
const lists: readonly Action[] = ['preview', 'download']
const ofOne: readonly Action[] = ['edit', 'duplicate', 'preview', 'members', 'history', 'openGroup']
const notOfDeleted: readonly Action[] = ['edit', 'duplicate', 'preview', 'download', 'export', 'delete']

type Standing = { me: Me; tenant: TenantStatus }

/** Why an action cannot be taken with the selected profiles; undefined when it can. */
export function whyNotAction(
  action: Action,
  rows: readonly ProfileRow[],
  { me, tenant }: Standing,
  words: Pick<Words, 'actions' | 'common'>,
): string | undefined {
  const own = words.actions
  if (rows.length === 0) return own.hint
  if (ofOne.includes(action) && rows.length > 1) return own.onlyOne
  if (changing.includes(action)) {
    const reason = whyNotChange(me, tenant, words)
    if (reason) return reason
  }
  if (lists.includes(action) && tenant.lock) return words.common.locked
  const deleted = rows.filter(({ status }) => status === 'deleted').length
  if (action === 'restore' && deleted < rows.length) return own.noneDeleted
  if (notOfDeleted.includes(action) && deleted > 0) return own.isDeleted
  if (action === 'openGroup' && rows.some(({ groupId }) => groupId === null)) return own.noGroup
  if (action === 'download' && rows.some(({ members }) => members === null)) return own.noList
  return undefined
}

/** The group's page in the Microsoft Entra admin center. */
const entraAddressOf = (groupId: string): string =>
  `https://entra.microsoft.com/#view/Microsoft_AAD_IAM/GroupDetailsMenuBlade/~/Overview/groupId/${encodeURIComponent(groupId)}`
