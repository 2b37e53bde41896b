import { z } from 'zod'

/* What a finding is about, as data: each language has a sentence for each code (`tabs/words/en-findings.ts`). */

const count = z.int().min(0)
const bare = <C extends string>(code: C) => z.object({ code: z.literal(code) })
const of = <C extends string, S extends z.ZodRawShape>(code: C, facts: S) =>
  z.object({ code: z.literal(code), ...facts })

const end = z.union([z.string(), z.number()])

/** What is wrong with what stands in one field; a sentence begins with the field's name. */
export const AboutField = z.discriminatedUnion('code', [
  bare('blank'),
  bare('missing'),
  bare('not one line'),
  bare('broken text'),
  bare('no number'),
  bare('no whole number'),
  bare('no date'),
  of('too long', { most: z.number() }),
  of('too small', { least: z.number() }),
  of('too large', { most: z.number() }),
  of('too many', { most: z.number() }),
])
export type AboutField = z.infer<typeof AboutField>

/** A value of a rule that nobody has, and values near to it that somebody has. */
const MissingValue = z.object({ value: z.string(), near: z.array(z.object({ value: z.string(), users: count })) })

/** What profiles refer to. */
const Thing = z.enum(['user', 'course', 'user field', 'profile'])
export type Thing = z.infer<typeof Thing>

/** What is wrong with, or noteworthy about, a rule, a group, a section, an override or a whole profile. */
const AboutPlace = z.discriminatedUnion('code', [
  bare('no range'),
  of('range reversed', { from: end, to: end }),
  of('wrong amount', {
    found: z.number().nullable(),
    most: z.number(),
    unit: z.enum(['days', 'weeks', 'months', 'years']),
  }),
  bare('no value expected'),
  bare('no source'),
  of('unknown source', { source: z.string() }),
  of('source of another section', { section: z.enum(['userProperties', 'userDates', 'userActivities']) }),
  of('condition does not fit', { condition: z.string() }),
  bare('course gone'),
  bare('user field gone'),
  of('Entra ID field not in settings', { name: z.string() }),
  bare('source and courses'),
  of('more than the courses', { needed: z.number(), courses: count }),
  bare('empty group'),
  of('too many levels', { most: z.number() }),
  bare('user gone'),
  bare('profile gone'),
  bare('profile cannot be computed'),
  of('circle', { circle: z.string() }),
  of('title taken', { title: z.string() }),
  bare('nobody can be added'),
  bare('enrolled by itself'),
  of('nobody has', { values: z.array(MissingValue), count, of: count }),
  of('more that nobody has', { count }),
  of('nobody satisfies', { users: count }),
  of('everybody satisfies', { users: count }),
  bare('no effect'),
  of('never true', { source: z.string(), label: z.string() }),
  of('always true', { source: z.string(), label: z.string() }),
  of('same rules', { title: z.string() }),
  of('referred to', { titles: z.array(z.string()) }),
  of('more findings', { count }),
  of('named otherwise', { inFile: z.string(), here: z.string() }),
  of('not here', { what: Thing, name: z.string(), near: z.array(z.string()) }),
  of('several are called so', { what: Thing, name: z.string() }),
  bare('id twice in file'),
  of('refers to one not imported', { title: z.string().nullable() }),
  bare('no JSON'),
  of('unknown Entra ID field', { name: z.string(), near: z.array(z.string()) }),
  of('Entra ID field not permitted', { name: z.string(), permission: z.string() }),
  bare('granted twice'),
  bare('no administrator left'),
  bare('without yourself'),
])
export type AboutPlace = z.infer<typeof AboutPlace>

export const About = z.union([AboutField, AboutPlace])
export type About = z.infer<typeof About>

export const isAboutField = (about: About): about is AboutField => AboutField.safeParse(about).success
