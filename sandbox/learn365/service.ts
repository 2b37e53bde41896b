import type { Request, Response } from 'express'
import type { Judge } from '../support/judge.ts'
import type { PageOptions } from './answer-list.ts'
import type { LostReplies } from './lost-replies.ts'
import type { MembersOf } from './settle-group-enrollments.ts'

/** What the routes share. */
export type Service = PageOptions & {
  judge: Judge
  lostReplies: LostReplies
  membersOf?: MembersOf | undefined
  /** Whether the role row of a course names the course's catalog as well. */
  courseScope: 'course alone' | 'course and catalog'
  /** Most rows of a page below /services. */
  servicesPageSize: number
}

/** Complains about a write that changes nothing, unless it repeats one whose answer was lost. */
export function needless(req: Request, service: Service, text: string): void {
  if (!service.lostReplies.excuses(req)) service.judge.complain(`write without need: ${text}`)
}

export type Handler = (req: Request, res: Response, keys: string[]) => void
