import { z } from 'zod'
import { readProfileSchema, searchCourses, searchUsers } from '../../actions/search.ts'
import { decideRefresh } from '../../actions/decide-refresh.ts'
import { listRuns, readRun, startRun } from '../../actions/start-run.ts'
import { cursorShape } from '../../core/by-time.ts'
import { RunDetail, RunRequest, RunSummary, RunsPage } from '../../core/contract/answers.ts'
import { ProfileSchema } from '../../core/profile-schema.ts'
import { route, type Route } from '../route.ts'

const UserHits = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      email: z.string(),
      department: z.string(),
      city: z.string(),
      directoryId: z.string().nullable(),
    }),
  ),
})
const CourseHits = z.object({
  items: z.array(z.object({ id: z.string(), title: z.string(), catalog: z.string(), type: z.string() })),
})
const Search = z.object({ search: z.string().max(200).optional() })

export const runRoutes: Route[] = [
  route({
    method: 'get',
    path: '/api/runs',
    summary: 'Runs, newest first, a page at a time',
    query: z.object({
      cursor: z.string().max(300).regex(cursorShape, 'the `next` of an answer, or nothing').optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    answer: RunsPage,
    handle: async ({ actor, query }, { ports }) => ({ body: await listRuns(actor, query, ports) }),
  }),
  route({
    method: 'post',
    path: '/api/runs',
    summary: 'Run now',
    body: RunRequest,
    answer: RunSummary,
    status: 202,
    handle: async ({ actor, body }, { ports }) => ({ body: await startRun(actor, body, ports) }),
  }),
  route({
    method: 'get',
    path: '/api/runs/{id}',
    summary: 'One run: stages, profiles, requests spent; also while it runs',
    answer: RunDetail,
    handle: async ({ actor, params }, { ports }) => ({ body: await readRun(actor, params.id ?? '', ports) }),
  }),
  ...(['accept', 'discard'] as const).map((decision) =>
    route({
      method: 'post',
      path: `/api/runs/{id}/${decision}`,
      summary: `${decision === 'accept' ? 'Use' : 'Do not use'} a data refresh that was kept aside`,
      answer: RunSummary,
      handle: async ({ actor, params }, { ports }) => ({
        body: await decideRefresh(actor, params.id ?? '', decision, ports),
      }),
    }),
  ),
  route({
    method: 'get',
    path: '/api/profile-schema',
    summary: 'What the drop-down lists of the profile editor offer',
    answer: ProfileSchema,
    handle: async ({ actor }, { ports }) => ({ body: await readProfileSchema(actor, ports) }),
  }),
  route({
    method: 'get',
    path: '/api/users',
    summary: 'Learn365 users by name or e-mail, or by id',
    query: Search.extend({ ids: z.string().max(20_000).optional() }),
    answer: UserHits,
    handle: async ({ actor, query }, { ports }) => ({ body: await searchUsers(actor, query, ports) }),
  }),
  route({
    method: 'get',
    path: '/api/courses',
    summary: 'Courses and training plans by title',
    query: Search,
    answer: CourseHits,
    handle: async ({ actor, query }, { ports }) => ({ body: await searchCourses(actor, query, ports) }),
  }),
]
