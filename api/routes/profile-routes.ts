import { z } from 'zod'
import { downloadMembers, listMembers } from '../../actions/members.ts'
import { listProfiles } from '../../actions/profiles.ts'
import { createProfile, deleteProfile, readProfile, restoreProfile, updateProfile } from '../../actions/save-profile.ts'
import { MembersPage, pageOf, ProfileDetail, ProfileRow } from '../../core/contract/answers.ts'
import { ProfileDefinition } from '../../core/profile.ts'
import { route, type Route } from '../route.ts'

const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** How a list is asked for: a search text, the cursor of a page, its size. */
export const Listing = z.object({
  search: z.string().max(200).optional(),
  cursor: z.string().max(200).optional(),
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
      body: await listProfiles(actor, { ...query, deleted: query.deleted === 'true' }, ports),
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
      detail(await updateProfile(actor, idOf(params), body, ifMatch ?? '', ports)),
  }),
  route({
    method: 'delete',
    path: '/api/profiles/{id}',
    summary: 'Delete a profile: its group and members stay, the next maintenance takes it out of its courses',
    status: 204,
    handle: async ({ actor, params }, { ports }) => {
      await deleteProfile(actor, idOf(params), ports)
      return { body: undefined }
    },
  }),
  route({
    method: 'post',
    path: '/api/profiles/{id}/restore',
    summary: 'Bring a deleted profile back with its former switches',
    answer: ProfileDetail,
    handle: async ({ actor, params }, { ports }) => detail(await restoreProfile(actor, idOf(params), ports)),
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
    summary: 'Download members list: an Excel workbook, streamed',
    answer: { mediaType: workbook },
    handle: async ({ actor, params, res }, { ports, writeWorkbook }) => {
      const { list, title } = await downloadMembers(actor, idOf(params), ports)
      res
        .type(workbook)
        .set('Content-Disposition', `attachment; filename="members.xlsx"; filename*=UTF-8''${inHeader(title)}.xlsx`)
      await writeWorkbook(list, res)
      return undefined
    },
  }),
]
