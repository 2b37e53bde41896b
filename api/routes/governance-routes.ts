import { z } from 'zod'
import { readAccess, saveAccess } from '../../actions/access.ts'
import { listAudit } from '../../actions/list-audit.ts'
import { auditedActions } from '../../core/audit.ts'
import { AccessAnswer, AccessInput } from '../../core/contract/access.ts'
import { AuditPage } from '../../core/contract/audit.ts'
import { route, type Route } from '../route.ts'

const withEtag = (body: AccessAnswer) => (body.etag ? { body, etag: body.etag } : { body })

export const governanceRoutes: Route[] = [
  route({
    method: 'get',
    path: '/api/access',
    summary: 'Who has which role inside the product; app roles of Entra ID come with people’s tokens',
    answer: AccessAnswer,
    handle: async ({ actor }, { ports }) => withEtag(await readAccess(actor, ports)),
  }),
  route({
    method: 'put',
    path: '/api/access',
    summary: 'Replace that list. Who administers by it stays in it; a Global Administrator may always give roles',
    body: AccessInput,
    answer: AccessAnswer,
    ifMatch: 'optional',
    handle: async ({ actor, body, ifMatch }, { ports }) => withEtag(await saveAccess(actor, body, ifMatch, ports)),
  }),
  route({
    method: 'get',
    path: '/api/audit',
    summary:
      'Who changed what, before and after, newest first, kept for 400 days. `search`: part of a name, an address, a title ' +
      'or a value; `subject`: a profile’s, run’s or held change’s id; `by`: a person’s Entra object id',
    query: z.object({
      search: z.string().max(200).optional(),
      action: z.enum(auditedActions).optional(),
      subject: z.string().max(200).optional(),
      by: z.string().max(100).optional(),
      from: z.iso
        .datetime({ offset: true })
        .transform((text) => new Date(text).toISOString())
        .optional(),
      cursor: z
        .string()
        .max(200)
        .regex(/^\d{4}-\d\d-\d\dT[\d:.]+Z \S+$/, 'the `next` of the page before')
        .optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    answer: AuditPage,
    handle: async ({ actor, query }, { ports }) => {
      const asked = () => {
        const { cursor, ...others } = query()
        return { ...others, before: cursor }
      }
      return { body: await listAudit(actor, asked, ports) }
    },
  }),
]
