import type { RunDetail } from '../../core/contract/answers.ts'

/** The stage that is being worked on: the last one that has begun and not ended. */
export const currentStage = (run: Pick<RunDetail, 'stages'>): RunDetail['stages'][number] | undefined =>
  run.stages.findLast((stage) => stage.tookMs === null)
