import { mustAdminister } from '../../actions/actor.ts'
import { findHeld, listHeld } from '../../actions/held.ts'
import { heldMessageOf } from '../../actions/held-message.ts'
import { mustBeUnlocked } from '../../actions/lock.ts'
import { openUrl, plain } from '../../core/cards/parts.ts'
import type { Answer } from '../asked.ts'
import { commandFor, findNamed } from '../find-profile.ts'
import { answer } from '../parts.ts'

/** Shows the change of a profile that waits, with its consequences; its buttons decide. Nothing is decided by the words. */
export const approve: Answer = async (asked) => {
  const { actor, ports, words, language } = asked
  mustAdminister(actor)
  const named = await findNamed(asked.rest, asked, commandFor('approve', asked))
  if ('askBack' in named) return [named.askBack]
  const { id, title } = named.found
  await mustBeUnlocked(actor.tenantId, ports)
  const { items } = await listHeld(actor, () => ({ state: 'open', limit: Infinity }), ports)
  const waiting = items.find((set) => set.profileId === id && set.state === 'held')
  if (!waiting) {
    const own = words.held
    return [answer(own.noneOf(title), [], [openUrl(own.all, ports.linkTo('held'))], own.noneOf(plain(title)))]
  }
  const stored = await findHeld(actor, waiting.id, ports)
  return [(await heldMessageOf(stored, { language, mayDecide: true }, ports)).message]
}
