import { LeaseLost, LettingGo, Refusal, Trouble, wordsFor, wordsForLog } from '../core/errors.ts'
import { notify } from './notify.ts'
import type { RunKeeper, Worker } from './run-keeper.ts'

/** Ends a run that could not be finished: what happened is on the run, the contact is told, nothing was removed for it. */
export async function endInTrouble(error: unknown, keeper: RunKeeper, worker: Worker): Promise<void> {
  const { run } = keeper
  if (error instanceof LeaseLost) {
    worker.log.warn({ tenant: run.tenantId, run: run.id }, error.message)
    return
  }
  if (error instanceof LettingGo) {
    await keeper.letGo()
    worker.log.info({ tenant: run.tenantId, run: run.id }, 'a run is left to the next worker')
    return
  }
  const problem = wordsFor(error)
  const trouble = error instanceof Trouble ? error : undefined
  const known = trouble !== undefined || error instanceof Refusal
  const about = { tenant: run.tenantId, run: run.id }
  if (known) worker.log.error({ ...about, kind: trouble?.kind, code: trouble?.code }, wordsForLog(error))
  else worker.log.error({ ...about, err: error }, 'a stage failed unexpectedly')
  run.stages.at(-1)?.trouble.push(problem)
  const failed = {
    kind: 'sync failed' as const,
    run: `${run.kind} ${run.slot}`,
    problem: known ? problem : 'unexpected error',
  }
  const content =
    trouble?.kind === 'refused' ? { kind: 'access refused' as const, system: trouble.system, problem } : failed
  await notify({ tenantId: run.tenantId, occasion: run.slot, runId: run.id }, content, worker)
  await keeper.finish('failed', problem)
}
