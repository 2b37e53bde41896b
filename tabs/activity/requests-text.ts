import type { RunDetail } from '../../core/contract/answers.ts'
import type { Format } from '../format.ts'

/** How many requests a run has spent, by system: `Entra ID 12 · Learn365 340`. */
export const requestsText = (requests: RunDetail['requests'], { number }: Pick<Format, 'number'>): string =>
  Object.entries(requests)
    .filter(([, count]) => count > 0)
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([system, count]) => `${system} ${number(count)}`)
    .join(' · ')
