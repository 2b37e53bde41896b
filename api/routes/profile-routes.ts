import { z } from 'zod'
import { deleteProfile, restoreProfile } from '../../actions/delete-profile.ts'
import { explainMembership } from '../../actions/explain-membership.ts'
import { downloadMembers, listMembers } from '../../actions/members.ts'
import { listProfiles, placeInList } from '../../actions/profiles.ts'
import { previewProfile } from '../../actions/preview-profile.ts'
import { readHistory } from '../../actions/read-history.ts'
import { createProfile, readProfile, updateProfile } from '../../actions/save-profile.ts'
import { DeletedProfile, MembersPage, pageOf, ProfileDetail, ProfileRow } from '../../core/contract/answers.ts'
import { History, HistoryQuery } from '../../core/contract/history.ts'
import { ProfileDraft, ProfilePreview } from '../../core/contract/preview.ts'
import { Why } from '../../core/contract/why.ts'
import { ProfileDefinition } from '../../core/profile.ts'
import { route, type Route } from '../route.ts'

const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** How a list is asked for: a search text, the cursor of a page, its size. */
export const Listing = z.object({
  search: z.string().max(200).optional(),
  cursor: z.string().regex(placeInList, 'the `next` of the page before').optional(),
  limit: z.coerce.number().int().min(1).max(1_000).optional(),
})

const detail = (body: ProfileDetail) => ({ body, etag: body.etag })
/** A text in a header's parameter (RFC 8187), which knows fewer plain characters than a URL. */
const inHeader = (text: string): string =>
  encodeURIComponent(text).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
const idOf = (params: Record<string, string>): string => params.id ?? ''

export const profileRoutes: Route[] = [
  route({
    method: 'get',
    path: '/api/profiles',
    summary: 'Profiles by title, searched in title, description and group name',
    query: Listing.extend({ deleted: z.enum(['true', 'false']).optional() }),
    answer: pageOf(ProfileRow),
    handle: async ({ actor, query }, { ports }) => ({
      body: await listProfiles(actor, () => ({ ...query(), deleted: query().deleted === 'true' }), ports),
    }),
  }),
  route({
    method: 'post',
    path: '/api/profiles',
    summary: 'Create a profile; its group is created by the next maintenance',
    body: ProfileDefinition,
    answer: ProfileDetail,
    status: 201,
    handle: async ({ actor, body }, { ports }) => detail(await createProfile(actor, body, ports)),
  }),
  route({
    method: 'post',
    path: '/api/profiles/preview',
    summary:
      'What a draft describes, and what the next maintenance would change, by name. `quick`: only counts and what is said ' +
      'of the rules, while somebody types. `profile`: the profile that is being edited',
    query: z.object({
      profile: z.string().max(100).optional(),
      quick: z.enum(['true', 'false']).optional(),
      names: z.coerce.number().int().min(0).max(100_000).default(10_000),
    }),
    body: ProfileDraft,
    answer: ProfilePreview,
    points: ({ quick }) => (quick === 'true' ? 2 : 10),
    handle: async ({ actor, body, query, meant }, { ports }) => {
      const of = { profile: meant('profile'), quick: meant('quick') === 'true' }
      return { body: await previewProfile(actor, of, body, query, ports) }
    },
  }),
  route({
    method: 'get',
    path: '/api/profiles/{id}',
    summary: 'One profile, with what is wrong with its rules as they stand',
    answer: ProfileDetail,
    handle: async ({ actor, params }, { ports }) => detail(await readProfile(actor, idOf(params), ports)),
  }),
  route({
    method: 'put',
    path: '/api/profiles/{id}',
    summary: 'Change a profile; If-Match names the version that was edited',
    body: ProfileDefinition,
    answer: ProfileDetail,
    ifMatch: 'required',
    handle: async ({ actor, params, body, ifMatch }, { ports }) =>
      detail(await updateProfile(actor, idOf(params), body, ifMatch, ports)),
  }),
  route({
    method: 'delete',
    path: '/api/profiles/{id}',
    summary:
      'Delete a profile: its group and members stay, the next maintenance takes it out of its courses. Says which ' +
      'profiles refer to it',
    answer: DeletedProfile,
    ifMatch: 'optional',
    handle: async ({ actor, params, ifMatch }, { ports }) => ({
      body: await deleteProfile(actor, idOf(params), ifMatch, ports),
    }),
  }),
  route({
    method: 'post',
    path: '/api/profiles/{id}/restore',
    summary: 'Bring a deleted profile back with its former switches',
    answer: ProfileDetail,
    ifMatch: 'optional',
    handle: async ({ actor, params, ifMatch }, { ports }) =>
      detail(await restoreProfile(actor, idOf(params), ifMatch, ports)),
  }),
  route({
    method: 'get',
    path: '/api/profiles/{id}/why',
    summary:
      'Why a person is in the profile or is not: each clause with the person’s own values, and the smallest change that ' +
      'would flip the answer. `user`: a Learn365 user id, an e-mail address or an Entra object id',
    query: z.object({ user: z.string().trim().min(1).max(300) }),
    answer: Why,
    handle: async ({ actor, params, query }, { ports }) => ({
      body: await explainMembership(actor, idOf(params), query, ports),
    }),
  }),
  route({
    method: 'get',
    path: '/api/profiles/{id}/history',
    summary:
      'What each run did to the group, by name with reasons, newest first. `user` (a Learn365 user id, an Entra object id ' +
      'or an e-mail address) and `search` (a part of a name) keep what concerns somebody: when and why they came or left. ' +
      '`run`: that run alone. `names`: so many of each direction, 100 unless it is said',
    query: HistoryQuery,
    answer: History,
    points: 5,
    handle: async ({ actor, params, query }, { ports }) => ({
      body: await readHistory(actor, idOf(params), query, ports),
    }),
  }),
  route({
    method: 'get',
    path: '/api/profiles/{id}/members',
    summary: 'The members as of the last maintenance, with the reason for each',
    query: Listing,
    answer: MembersPage,
    handle: async ({ actor, params, query }, { ports }) => ({
      body: await listMembers(actor, idOf(params), query, ports),
    }),
  }),
  route({
    method: 'get',
    path: '/api/profiles/{id}/members.xlsx',
    summary:
      'Download members list: an Excel workbook, streamed, with the members, who was added and removed last, and who is held',
    answer: { mediaType: workbook },
    points: 20,
    handle: async ({ actor, params, res }, { ports, writeWorkbook }) => {
      const { file, title } = await downloadMembers(actor, idOf(params), ports)
      res
        .type(workbook)
        .set('Content-Disposition', `attachment; filename="members.xlsx"; filename*=UTF-8''${inHeader(title)}.xlsx`)
      await writeWorkbook(file, res)
      return undefined
    },
  }),
]
