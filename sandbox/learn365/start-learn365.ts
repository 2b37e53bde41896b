import type { Express, NextFunction, Request, Response } from 'express'
import type { Judge } from '../support/judge.ts'
import { startSimulator, type Simulator } from '../support/simulator.ts'
import type { PageOptions } from './answer-list.ts'
import { authenticate } from './auth.ts'
import type { Learn365Seed } from './learn365-seed.ts'
import { makeLearn365State, type Learn365State } from './learn365-state.ts'
import { makeLostReplies } from './lost-replies.ts'
import { badRequest, odataError, ODataRefusal, sendRefusal } from './odata-refusal.ts'
import { catalogUserRoutes } from './routes/catalog-users.ts'
import { courseEnrollmentRoutes } from './routes/course-enrollment.ts'
import { groupRoutes } from './routes/groups.ts'
import { listRoutes } from './routes/lists.ts'
import { userDataRoutes } from './routes/user-data.ts'
import { loadTenants, makeSavedFile } from './saved-file.ts'
import type { Service } from './service.ts'
import type { MembersOf } from './settle-group-enrollments.ts'
import { makeTenantData } from './tenant-data.ts'

type Options = Partial<PageOptions> & {
  /** 0 for any free port. */
  port: number
  /** What the tenants start with; a function is asked only when there is no saved file. */
  tenants: readonly Learn365Seed[] | (() => readonly Learn365Seed[])
  /** Where the data is kept between starts. */
  file?: string | undefined
  /** Members of Entra ID groups; without it, enrolling a group makes no enrollments. */
  membersOf?: MembersOf | undefined
  courseScope?: Service['courseScope']
  servicesPageSize?: number
  now?: () => Date
}

export type Learn365 = Simulator & {
  state: Learn365State
  /** Saves at once what has changed. */
  save(): Promise<void>
}

/** Starts the Learn365 simulator: several tenants on one address, told apart by their API keys. */
export async function startLearn365(options: Options): Promise<Learn365> {
  const { file, membersOf } = options
  const saved = file === undefined ? undefined : await loadTenants(file)
  const seeds = saved ?? (typeof options.tenants === 'function' ? options.tenants() : options.tenants)
  const savedFile = file === undefined ? undefined : makeSavedFile(file, () => tenants)
  const now = options.now ?? (() => new Date())
  const tenants = seeds.map((seed) => makeTenantData(seed, { now, onChange: () => savedFile?.changed() }))

  const routes = (app: Express, judge: Judge) => {
    const service: Service = {
      judge,
      lostReplies: makeLostReplies(),
      membersOf,
      pageSize: options.pageSize ?? 10_000,
      servicesPageSize: options.servicesPageSize ?? 100,
      enums: options.enums ?? 'names',
      courseScope: options.courseScope ?? 'course alone',
      nextLinkBase: options.nextLinkBase,
    }
    app.use(service.lostReplies.watch)
    app.use(authenticate(() => tenants))
    for (const add of [listRoutes, catalogUserRoutes, courseEnrollmentRoutes, groupRoutes, userDataRoutes])
      add(app, service)
    app.use(answerError)
  }
  const simulator = await startSimulator({
    port: options.port,
    routes,
    rateLimited: odataError('TooManyRequests', 'Too many requests. Try again later.'),
    down: odataError('ServiceUnavailable', 'The service is unavailable.'),
    notFound: odataError('NotFound', 'No HTTP resource was found that matches the request URI.'),
  })
  return {
    ...simulator,
    state: makeLearn365State(tenants, membersOf),
    save: async () => savedFile?.save(),
    async close() {
      await simulator.close()
      await savedFile?.close()
    },
  }
}

// Express knows an error handler by its four parameters.
function answerError(error: unknown, _req: Request, res: Response, next: NextFunction): void {
  if (error instanceof ODataRefusal) sendRefusal(res, error)
  else if (error instanceof URIError || error instanceof SyntaxError) sendRefusal(res, badRequest(error.message))
  else next(error)
}
