import { z } from 'zod'
import type { Actor } from '../actions/actor.ts'
import { approveHeld, dismissHeld, findHeld } from '../actions/held.ts'
import { heldMessageOf } from '../actions/held-message.ts'
import { heldVerbs } from '../core/cards/held-card.ts'
import { Refusal } from '../core/errors.ts'
import type { Ports } from '../core/ports/ports.ts'
import type { Press, TeamsMessage } from '../core/ports/teams.ts'
import type { Language } from '../core/settings.ts'
import { sentenceIn } from '../core/told/sentence-in.ts'

/** What a button about a held change carries. It comes from outside: the change is looked up again, in the actor's tenant. */
const Pressed = z.object({ held: z.string().min(1).max(200), version: z.string().min(1).max(200) })

type Verb = (typeof heldVerbs)[keyof typeof heldVerbs]
const isVerb = (verb: string): verb is Verb => Object.values<string>(heldVerbs).includes(verb)

/** Whether a button decides about a held change. */
export const decidesHeld = ({ verb }: Pick<Press, 'verb'>): boolean => isVerb(verb)

/**
 * Decides about a held change by a button of its card, as the API does: role, lock and state are asked anew.
 * @returns the card as it is afterwards. Where somebody was faster, or the change is another one than the card shows, that is
 *   what it tells, and nothing is done. @throws Refusal `invalid`, `not found`, `tenant locked`, `not allowed`, `not set up`.
 */
export async function decideByCard(
  { verb, data }: Pick<Press, 'verb' | 'data'>,
  actor: Actor,
  language: Language,
  ports: Ports,
): Promise<TeamsMessage> {
  const pressed = Pressed.safeParse(data)
  if (!isVerb(verb) || !pressed.success) throw new Refusal('invalid', 'This button belongs to no held change.')
  const { held, version } = pressed.data
  const refusal = await decide(verb, { id: held, version }, actor, ports)
  const { message } = await heldMessageOf(
    await findHeld(actor, held, ports),
    { language, mayDecide: true, note: refusal && sentenceIn(language, refusal.message) },
    ports,
  )
  return message
}

/** @returns why nothing was done, where that is because of what the change is by now. */
async function decide(
  verb: Verb,
  { id, version }: { id: string; version: string },
  actor: Actor,
  ports: Ports,
): Promise<Refusal | undefined> {
  try {
    if (verb === heldVerbs.keep) await dismissHeld(actor, id, ports, version)
    else await approveHeld(actor, id, () => approvals[verb], ports, version)
    return undefined
  } catch (error) {
    if (error instanceof Refusal && error.kind === 'changed') return error
    throw error
  }
}

const approvals = {
  [heldVerbs.apply]: { adds: true, removes: true, except: [] },
  [heldVerbs.addsOnly]: { adds: true, removes: false, except: [] },
}
