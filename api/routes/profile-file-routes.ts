import { duplicateProfile } from '../../actions/duplicate-profile.ts'
import { ProfileDetail } from '../../core/contract/answers.ts'
import { DuplicateRequest } from '../../core/contract/profile-file.ts'
import { route, type Route } from '../route.ts'

/** Copies of profiles: within the tenant, and as files. Before the routes of one profile, whose ids they are not. */
export const profileFileRoutes: Route[] = [
  route({
    method: 'post',
    path: '/api/profiles/{id}/duplicate',
    summary:
      'A new profile with the same definition, to be edited: not auto-populated and not enrolled, with the title given ' +
      'or "<title> (copy)"',
    body: DuplicateRequest,
    answer: ProfileDetail,
    status: 201,
    handle: async ({ actor, params, body }, { ports }) => {
      const made = await duplicateProfile(actor, params.id ?? '', body?.title, ports)
      return { body: made, etag: made.etag }
    },
  }),
]
