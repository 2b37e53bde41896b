import { z } from 'zod'
import { approveHeld, dismissHeld, listHeld, readHeld, releaseHeld } from '../../actions/held.ts'
import { cursorShape } from '../../core/by-time.ts'
import { Approval, HeldDetail, HeldPage, HeldSummary } from '../../core/contract/held.ts'
import { route, type Route } from '../route.ts'

export const heldRoutes: Route[] = [
  route({
    method: 'get',
    path: '/api/held',
    summary: 'Changes that wait for a decision; with ?state=all the decided and expired ones, too',
    query: z.object({
      state: z.enum(['open', 'all']).default('open'),
      cursor: z.string().max(300).regex(cursorShape, 'the `next` of an answer, or nothing').optional(),
      limit: z.coerce.number().int().min(1).max(200).default(100),
    }),
    answer: HeldPage,
    handle: async ({ actor, query }, { ports }) => ({ body: await listHeld(actor, query, ports) }),
  }),
  route({
    method: 'get',
    path: '/api/held/{id}',
    summary: 'One held change, everybody by name',
    answer: HeldDetail,
    handle: async ({ actor, params }, { ports }) => ({ body: await readHeld(actor, params.id ?? '', ports) }),
  }),
  route({
    method: 'post',
    path: '/api/held/{id}/approve',
    summary: 'Apply this change, or a part of it: a worker does it at once',
    body: Approval,
    answer: HeldSummary,
    status: 202,
    handle: async ({ actor, params, body }, { ports }) => ({
      body: await approveHeld(actor, params.id ?? '', body, ports),
    }),
  }),
  route({
    method: 'post',
    path: '/api/held/{id}/dismiss',
    summary: 'Keep the group as it is; nobody of this change is planned again',
    answer: HeldSummary,
    handle: async ({ actor, params }, { ports }) => ({ body: await dismissHeld(actor, params.id ?? '', ports) }),
  }),
  route({
    method: 'post',
    path: '/api/held/{id}/release',
    summary: 'Plan the people again who were refused in this change',
    answer: HeldSummary,
    handle: async ({ actor, params }, { ports }) => ({ body: await releaseHeld(actor, params.id ?? '', ports) }),
  }),
]
