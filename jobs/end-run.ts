import { LeaseLost, Trouble, wordsFor } from '../core/errors.ts'
import { notify } from './notify.ts'
import type { RunKeeper, Worker } from './run-keeper.ts'

/** Ends a run that could not be finished: what happened is on the run, the contact is told, nothing was removed for it. */
export async function endInTrouble(error: unknown, keeper: RunKeeper, worker: Worker): Promise<void> {
  const { run } = keeper
  if (error instanceof LeaseLost) {
    worker.log.warn({ tenant: run.tenantId, run: run.id }, error.message)
    return
  }
  const problem = wordsFor(error)
  const known = error instanceof Trouble
  if (known) worker.log.error({ tenant: run.tenantId, run: run.id, kind: error.kind, code: error.code }, problem)
  else worker.log.error({ tenant: run.tenantId, run: run.id, err: error }, 'a stage failed unexpectedly')
  run.stages.at(-1)?.trouble.push(problem)
  if (known && error.kind === 'refused')
    await notify(run.tenantId, run.slot, { kind: 'access refused', system: error.system, problem }, worker)
  else
    await notify(
      run.tenantId,
      run.slot,
      { kind: 'sync failed', run: `${run.kind} ${run.slot}`, problem: known ? problem : 'unexpected error' },
      worker,
    )
  await keeper.finish('failed', problem)
}
