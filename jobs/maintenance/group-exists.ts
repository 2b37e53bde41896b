import type { EntraGroupId } from '../../core/ids.ts'
import { groupName, type Profile } from '../../core/profile.ts'
import type { StageReport } from '../../core/run.ts'
import { notify } from '../notify.ts'
import { changeProfile, inRun, type Work } from './work.ts'

/** Unique in the tenant and never made of the title: the way back to a group whose creation lost its reply. */
export const uniqueNameOf = (profile: Pick<Profile, 'id' | 'tenantId'>): string =>
  `assigner-${profile.tenantId.slice(0, 8)}-${profile.id}`

/** A profile that has its group. */
export type WithGroup = Profile & { group: NonNullable<Profile['group']> }
export const hasGroup = (profile: Profile): profile is WithGroup => profile.group !== null

/**
 * The guide: "For each profile, an Entra ID group will be created if it doesn't already exist." It is renamed when the
 * title or the prefix has changed.
 */
export async function groupExists(profile: Profile, work: Work, report: StageReport): Promise<WithGroup> {
  const name = groupName(work.settings.groupPrefix, profile.definition.title)
  if (!hasGroup(profile)) {
    report.written += 1
    return createGroup(profile, name, work)
  }
  if (profile.group.name === name) return profile
  // A group that somebody deleted is brought back first, here or where its members are read.
  const state = await work.directory.group(profile.group.id)
  if (state.kind === 'not ours to change') {
    report.trouble.push(`${profile.definition.title}: its group is not renamed, ${state.because}`)
    return profile
  }
  const back = state.kind === 'gone' ? await groupIsBack(profile, work, report) : profile
  await work.mayWrite()
  await work.directory.renameGroup(back.group.id, name)
  report.written += 1
  return withGroup(back, { id: back.group.id, name }, work)
}

/** A group that somebody deleted is restored; recreated, with a notice, only where that is impossible. */
export async function groupIsBack(profile: WithGroup, work: Work, report: StageReport): Promise<WithGroup> {
  const { title } = profile.definition
  await work.mayWrite()
  if (await work.directory.restoreGroup(profile.group.id)) {
    report.remarks.push(`${title}: its group had been deleted and was restored`)
    return profile
  }
  const created = await createGroup(profile, profile.group.name, work)
  report.remarks.push(`${title}: its group had been deleted and was created again`)
  const content = { kind: 'group recreated' as const, profileId: profile.id, title, group: created.group.name }
  await notify(inRun(work), content, work.worker)
  return created
}

async function createGroup(profile: Profile, name: string, work: Work): Promise<WithGroup> {
  await work.mayWrite()
  const id = await work.directory.ensureGroup(uniqueNameOf(profile), name, profile.definition.description)
  return withGroup(profile, { id, name }, work, true)
}

async function withGroup(
  profile: Profile,
  group: { id: EntraGroupId; name: string },
  work: Work,
  isNew = false,
): Promise<WithGroup> {
  const stored = await changeProfile(work, profile.id, (before) => ({
    ...before,
    group,
    filling: isNew || before.filling,
  }))
  return { ...stored, group }
}
