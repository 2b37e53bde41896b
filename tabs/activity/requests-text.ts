import type { RunDetail } from '../../core/contract/answers.ts'
import { requestUnits } from '../../core/run.ts'
import type { Format } from '../format.ts'
import type { Words } from '../words/en.ts'

/** What a run has spent, by system: `Entra ID 12 · Learn365 340 · Cosmos DB request units 816`. */
export const requestsText = (
  requests: RunDetail['requests'],
  { activity }: Pick<Words, 'activity'>,
  { number }: Pick<Format, 'number'>,
): string =>
  Object.entries(requests)
    .filter(([, count]) => count > 0)
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([system, count]) => `${system === requestUnits ? activity.requestUnits : system} ${number(count)}`)
    .join(' · ')
