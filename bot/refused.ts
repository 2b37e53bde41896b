import { attention, openUrl, plain } from '../core/cards/parts.ts'
import { when } from '../core/cards/when.ts'
import { Refusal, Trouble } from '../core/errors.ts'
import type { Log, Ports } from '../core/ports/ports.ts'
import type { Place, TeamsMessage } from '../core/ports/teams.ts'
import { sentenceIn } from '../core/told/sentence-in.ts'
import { answer } from './parts.ts'
import { wordsOf } from './words/words-of.ts'

/** Who asked, and whom they may turn to. */
export type About = { place: Place; administrators?: readonly string[] | undefined }

/**
 * What somebody is told whose wish was not fulfilled: a card, and as its text the same in a line. What is a bug is noted
 * once, and told in general words.
 */
export function refused(error: unknown, about: About, ports: Pick<Ports, 'log' | 'linkTo'>): TeamsMessage {
  const { language } = about.place
  const { refused: own, open } = wordsOf(language)
  if (error instanceof Refusal) return ofRefusal(error, about, ports.linkTo(''))
  note(ports.log, about.place, error)
  if (!(error instanceof Trouble)) return answer(own.bug, [attention(own.tryAgain)])
  return answer(
    own.outside,
    [plain(sentenceIn(language, error.message)), own.tryAgain],
    [openUrl(open, ports.linkTo(''))],
  )
}

const mostNames = 3

function ofRefusal(error: Refusal, { place, administrators = [] }: About, link: string): TeamsMessage {
  const { language } = place
  const { refused: own, open, comma } = wordsOf(language)
  const { kind } = error
  const title = own.title[kind]
  const names = kind === 'not set up' ? own.administrators?.(administrators.slice(0, mostNames).join(comma)) : undefined
  const said = (moment: (iso: string) => string): string[] => [
    lockedIn(error, own, moment) ?? own.words[kind] ?? sentenceIn(language, error.message),
    ...(names !== undefined && administrators.length > 0 ? [names] : []),
    ...(kind === 'not set up' || kind === 'not allowed' ? [own.appRole] : []),
  ]
  // A moment in a card is written by Teams, where `plain` would spoil it; in a text it is in UTC.
  const lines = lockedIn(error, own, when) === undefined ? said(when).map(plain) : said(when)
  const { card } = answer(title, lines, [openUrl(open, link)])
  return { text: [title, ...said(inUtc)].join(language === 'ja' ? '。' : '. '), card }
}

const inUtc = (iso: string): string => `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`

function lockedIn(
  { facts: { since, until } }: Refusal,
  own: ReturnType<typeof wordsOf>['refused'],
  moment: (iso: string) => string,
): string | undefined {
  return typeof since === 'string' && typeof until === 'string' ? own.locked(moment(since), moment(until)) : undefined
}

/** One line, without a name or a text of anybody. */
function note(log: Log, { tenantId: tenant }: Place, error: unknown): void {
  if (error instanceof Trouble) log.warn({ tenant, system: error.system, kind: error.kind }, 'the bot could not answer')
  else log.error({ tenant, err: error }, 'the bot failed unexpectedly')
}
