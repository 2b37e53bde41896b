import type { AlertContent } from '../alerts.ts'
import type { NoticeContent } from '../notices.ts'
import type { System } from '../errors.ts'
import type { Run } from '../run.ts'

/** What the program counts of its own work, for those who operate it. Never a tenant, a name or an id. */
export type Measures = {
  /** A request to another system, retries included; `outcome` is its status, or `no answer`. */
  asked(system: System, outcome: string, seconds: number): void
  /** A run that has come to its end, with its stages. */
  ran(run: Pick<Run, 'kind' | 'state' | 'stages' | 'startedAt' | 'finishedAt'>): void
  notice(kind: NoticeContent['kind'], outcome: 'sent' | 'failed'): void
  /** Something said in Teams without having been asked; `gone` where the person has removed or blocked the app. */
  alert(kind: AlertContent['kind'], outcome: 'sent' | 'failed' | 'gone'): void
}
