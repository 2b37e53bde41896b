import type { Learn365UserId } from '../core/ids.ts'
import type { Override, ProfileDefinition } from '../core/profile.ts'
import type { Rule, Rules } from '../core/rules.ts'
import { dice, seedOf, type Dice } from './dice.ts'
import { activityRule, dateRule, propertyRule } from './profile-rules.ts'
import { userIdOf } from './tenant.ts'

export type ProfilesWanted = { profiles: number; seed: number; users: number; now: Date }

/**
 * Profiles as administrators write them: two to eight rules, mostly on properties, some groups and negations, the same
 * places and courses again and again. The same for the same seed, however many follow.
 */
export function profiles({ profiles: length, seed, users, now }: ProfilesWanted): ProfileDefinition[] {
  return Array.from({ length }, (_, n) => profile(n, users, now, dice(seedOf(seed, 3, n))))
}

/** Profiles that somebody is writing: each as opened, and with one rule more. */
export function drafts(wanted: ProfilesWanted): ProfileDefinition[] {
  return profiles(wanted).flatMap((draft, n) => {
    const { relation, not, rules } = draft.userProperties ?? { relation: 'and' as const, not: false, rules: [] }
    const another = propertyRule(dice(seedOf(wanted.seed, 4, n)))
    return [draft, { ...draft, userProperties: { relation, not, rules: [...rules, another] } }]
  })
}

function profile(n: number, users: number, now: Date, chance: Dice): ProfileDefinition {
  const count = 2 + Math.min(chance.below(7), chance.below(7))
  const [properties, dates, activities]: [Rule[], Rule[], Rule[]] = [[], [], []]
  for (let i = 0; i < count; i += 1) {
    const share = chance.next()
    if (i === 0 ? share < 0.8 : share < 0.5) properties.push(propertyRule(chance))
    else if (share < 0.72) dates.push(dateRule(chance, now))
    else activities.push(activityRule(chance, now))
  }
  return {
    title: `Profile ${n + 1}`,
    description: 'Made up for measuring',
    enroll: false,
    autoPopulate: true,
    throttle: { kind: 'none' },
    sections: chance.happens(0.05) ? 'any' : 'all',
    userProperties: section(properties, chance),
    userDates: section(dates, chance),
    userActivities: section(activities, chance),
    overrides: { include: someUsers(users, chance), exclude: someUsers(users, chance) },
    courses: [],
  }
}

/** Most sections are a plain list; of three rules and more, some stand in a group of their own. */
function section(rules: Rule[], chance: Dice): Rules | null {
  if (rules.length === 0) return null
  const relation = chance.happens(0.15) ? 'or' : 'and'
  if (rules.length < 3 || !chance.happens(0.4)) return { relation, not: chance.happens(0.03), rules }
  const first = 1 + chance.below(rules.length - 2)
  const group: Rules = {
    relation: relation === 'and' ? 'or' : 'and',
    not: chance.happens(0.15),
    rules: rules.slice(first),
  }
  return { relation, not: false, rules: [...rules.slice(0, first), group] }
}

function someUsers(users: number, chance: Dice): Override[] {
  if (!chance.happens(0.08)) return []
  const ids = new Set<Learn365UserId>()
  for (let i = 1 + chance.below(20); i > 0; i -= 1) ids.add(userIdOf(chance.below(users)))
  return [...ids].map((id) => ({ kind: 'user', id }))
}
