import type { Override, ProfileDefinition } from '../../core/profile.ts'
import { isGroup, type Rule, type Rules } from '../../core/rules.ts'
import type { Named, Node, Want } from './clause.ts'
import type { When } from './days.ts'
import type { Places } from './places.ts'
import { readRule } from './read-rule.ts'

/** The other profiles that overrides may name, by id; circles are refused when a profile is saved. */
export type Others = ReadonlyMap<string, ProfileDefinition>

/** Reads a whole profile. @throws when it has neither a filter nor an include, or names what is not there. */
export function readProfile(
  definition: ProfileDefinition,
  places: Places,
  at: When,
  others: Others = new Map<string, ProfileDefinition>(),
): Want {
  const { userProperties, userDates, userActivities, overrides } = definition
  const used = [userProperties, userDates, userActivities].filter((section) => section && section.rules.length > 0)
  if (used.length === 0 && overrides.include.length === 0) throw new Error('nobody could be meant')
  const nodes = used.flatMap((section) => (section ? [readNode(section, places, at)] : []))
  const relation = definition.sections === 'any' ? 'or' : 'and'
  return {
    matches: nodes.length === 0 ? null : { kind: 'group', relation, not: false, nodes },
    include: readNamed(overrides.include, places, at, others),
    exclude: readNamed(overrides.exclude, places, at, others),
  }
}

function readNode(node: Rule | Rules, places: Places, at: When): Node {
  if (!isGroup(node)) return readRule(node, places, at)
  if (node.rules.length === 0) throw new Error('a group without rules')
  const nodes = node.rules.map((inner) => readNode(inner, places, at))
  return { kind: 'group', relation: node.relation, not: node.not, nodes }
}

/** People who are gone are nobody; a profile stands for everybody whom it wants. */
function readNamed(overrides: Override[], places: Places, at: When, others: Others): Named {
  const named: Named = { people: [], wants: [] }
  for (const { kind, id } of overrides) {
    if (kind === 'user') {
      const place = places.person.get(id)
      if (place !== undefined) named.people.push(place)
      continue
    }
    const other = others.get(id)
    if (!other) throw new Error(`there is no profile ${id}`)
    named.wants.push(readProfile(other, places, at, others))
  }
  return named
}
