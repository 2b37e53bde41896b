import type { EntraGroupId, EntraUserId } from '../ids.ts'

/** Why somebody is refused who was deleted from Entra ID. */
export const notInEntra = 'is not in Entra ID any more'

/** What became of each person of a membership write; nobody is left out. */
export type MembershipWrite = {
  done: EntraUserId[]
  /** Refused for good, by name: the person is gone from Entra ID, say. */
  refused: { id: EntraUserId; because: string }[]
  /** Not known whether it was applied (reply lost, server error): read have again. */
  unsure: EntraUserId[]
}

export type GroupState =
  { kind: 'usable'; displayName: string } | { kind: 'gone' } | { kind: 'not ours to change'; because: string }

/** Some people of Entra ID, with their values of the fields that were asked for; blanks are left out, dates are instants. */
export type EntraPeople = { id: EntraUserId; values: Map<string, string | number | boolean> }[]

/** One tenant's Entra ID. Every method throws `Trouble` for what concerns the whole tenant. */
export type Directory = {
  /** Signs in. @returns the application permissions that were consented to, by name, as the app's token says. */
  permissions(): Promise<string[]>
  /** Whether people can be read: asks for one that there is not. @throws Trouble `refused` where not. */
  tryToRead(): Promise<void>
  /**
   * Reads fields of all people, one page after the other, for a tenant may have a million. Only what comes to its end
   * may be used: a later page can throw.
   * @param names fields as `core/entra-fields.ts` spells them.
   */
  userFields(names: readonly string[]): AsyncIterable<EntraPeople>
  /** Creates the empty security group, or finds it by its unique name: safe to repeat after a lost reply. */
  ensureGroup(uniqueName: string, displayName: string, description: string): Promise<EntraGroupId>
  group(id: EntraGroupId): Promise<GroupState>
  /** Brings back a group that somebody deleted; false where that is impossible. */
  restoreGroup(id: EntraGroupId): Promise<boolean>
  renameGroup(id: EntraGroupId, displayName: string): Promise<void>
  /** The group's direct members; `others` counts those that are no users. `gone` when the group does not exist. */
  membersOf(id: EntraGroupId): Promise<{ users: Set<EntraUserId>; others: number } | 'gone'>
  addMembers(id: EntraGroupId, people: EntraUserId[], mayWrite: () => Promise<void>): Promise<MembershipWrite>
  removeMembers(id: EntraGroupId, people: EntraUserId[], mayWrite: () => Promise<void>): Promise<MembershipWrite>
}
