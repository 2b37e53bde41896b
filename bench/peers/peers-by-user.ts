import { Query } from 'mingo'
import type { ProfileDefinition } from '../../core/profile.ts'
import type { Snapshot } from '../../core/snapshot.ts'
import type { Want } from '../reading/clause.ts'
import type { When } from '../reading/days.ts'
import { placesOf } from '../reading/places.ts'
import { readProfile } from '../reading/read-profile.ts'
import { wantTest, type Making } from './closures.ts'
import { mongoQuery } from './mingo-query.ts'
import type { Peer } from './peer.ts'
import { cellPlaces, peerPeople, type PeerPerson } from './people.ts'
import { rulesEngine } from './rules-engine.ts'

/** The peers that look at one user at a time, over the same prepared objects. */
export function peersByUser(snapshot: Snapshot, at: When): Peer[] {
  const places = placesOf(snapshot)
  const people = peerPeople(snapshot, places, at)
  const making: Making = { cells: cellPlaces(places), now: at.now.getTime() }
  const read = (definitions: ProfileDefinition[]) => definitions.map((one) => readProfile(one, places, at))
  const peer = (name: string, batch: number, counting: (wants: Want[]) => () => Promise<number[]>): Peer => ({
    name,
    batch,
    prepare: (definitions) => counting(read(definitions)),
    close: () => undefined,
  })
  const oneByOne = (tests: ((person: PeerPerson) => boolean)[]) => () =>
    Promise.resolve(tests.map((test) => people.reduce((count, person) => count + (test(person) ? 1 : 0), 0)))
  return [
    peer('plain closures', 1, (wants) => oneByOne(wants.map((want) => wantTest(want, making)))),
    peer('mingo', 1, (wants) =>
      oneByOne(
        wants.map((want) => {
          const query = new Query(mongoQuery(want, making))
          return (person) => query.test(person)
        }),
      ),
    ),
    peer('json-rules-engine', 10, (wants) => rulesEngine(wants, people, making)),
  ]
}
