import type { Manner } from '../../sandbox/teams/activities.ts'
import type { Sent, TeamsPerson } from '../../sandbox/teams/chats.ts'
import type { TeamsStandIn } from '../../sandbox/teams/start-teams.ts'

/** People who use Teams, and its stand-in. */
export type PeopleInTeams = {
  /** Somebody writes to the bot. @returns what it says. */
  say(person: string, text: string, manner?: Manner): Promise<Sent[]>
  person(name: string): TeamsPerson
  standIn: TeamsStandIn
}

/** The people of the demo tenant in Teams. */
export function teamsOf(
  standIn: TeamsStandIn,
  found: (name: string) => { directoryId: string; email: string; name: string; tenantId: string },
): PeopleInTeams {
  const person = (name: string): TeamsPerson => {
    const { directoryId, email, tenantId } = found(name)
    return { tenantId, oid: directoryId, name, upn: email }
  }
  return {
    standIn,
    person,
    async say(name, text, manner) {
      const { status, body, said } = await standIn.say(person(name), text, manner)
      if (status !== 200) throw new Error(`"${text}" was answered ${status}: ${JSON.stringify(body)}`)
      return said
    },
  }
}
