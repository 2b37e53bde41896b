import type { MembersPage } from '../../core/contract/answers.ts'
import type { Format } from '../format.ts'
import type { Words } from '../words/en.ts'

/** How many members there are, or were found, and as of when. */
export function membersCount(
  page: MembersPage,
  search: string,
  { members }: Pick<Words, 'members'>,
  format: Format,
): string {
  if (page.at === null) return ''
  const shown = format.number(page.total)
  if (search !== '') return members.found(page.total, shown)
  return `${members.count(page.total, shown)}, ${members.at(format.dateTime(page.at))}`
}
