import { z } from 'zod'
import { isZone } from './calendar.ts'
import { aboutEntraField, entraField, expectedEntraField } from './entra-fields.ts'
import { isOneLine } from './text.ts'

/** Learn365's regions and their API hosts, as its documentation lists them; `global` is kept for compatibility. */
export const learn365Regions = {
  global: 'https://api.365.systems',
  'us-central': 'https://us-api.365.systems',
  'europe-north': 'https://ne-api.365.systems',
  'japan-east': 'https://je-api.365.systems',
  'australia-east': 'https://au-api.365.systems',
  'canada-central': 'https://ca-api.365.systems',
  'uk-south': 'https://uk-api.365.systems',
  'germany-west-central': 'https://de-api.365.systems',
  'switzerland-north': 'https://ch-api.365.systems',
  'us-government': 'https://va-api.usgcc365.systems',
} as const
export type Learn365Region = keyof typeof learn365Regions

export const languages = ['en', 'ja'] as const
export type Language = (typeof languages)[number]

/** A secret as the store keeps it: sealed, and what may be shown of it ("set, ends in …1234, since …"). */
export const SealedSecret = z.object({ sealed: z.string(), endsIn: z.string(), since: z.iso.datetime() })
export type SealedSecret = z.infer<typeof SealedSecret>

const oneLine = (most: number) => z.string().max(most).refine(isOneLine, 'one line of whole characters')

/** The name of an Entra ID user field, in any case; it becomes what Graph calls the field. */
const EntraFieldName = z
  .string()
  .trim()
  .superRefine((name, { addIssue }) => {
    if (entraField(name)) return
    const about = aboutEntraField(name)
    addIssue({ code: 'custom', message: expectedEntraField(about), params: { about } })
  })
  .overwrite((name) => entraField(name)?.name ?? name)

const mostEntraFields = 30

/** Names that differ by their case alone are one field. */
function withoutRepeats(names: string[]): string[] {
  const seen = new Set<string>()
  return names.filter((name) => seen.size < seen.add(name.toLowerCase()).size)
}

/** The preferences of a tenant that are no secret. */
export const Preferences = z.strictObject({
  /** Gets the notices, for example of synchronization failures. */
  contactEmail: z.email('an e-mail address').max(254),
  /** Stands before the title in the names of Entra ID groups. */
  groupPrefix: oneLine(50).default('Assigner '),
  learn365Region: z.enum(Object.keys(learn365Regions) as [Learn365Region, ...Learn365Region[]]).default('global'),
  /** Application (client) id of the customer's app registration. */
  entraClientId: z.guid('a client id (GUID)').toLowerCase(),
  /** When the client secret expires, as Entra ID shows it. */
  entraSecretExpires: z.iso.date().nullish(),
  timeZone: z.string().refine(isZone, 'an IANA time zone such as Europe/Copenhagen').default('UTC'),
  language: z.enum(languages).default('en'),
  /** Entra ID user fields to use as sources. */
  entraFields: z
    .array(EntraFieldName)
    .overwrite(withoutRepeats)
    .max(mostEntraFields, `at most ${mostEntraFields} fields`)
    .default([]),
  /** A refresh in which a data set shrinks by more than this share is kept aside. */
  refreshGuardPercent: z.number().min(1).max(100).default(10),
})
export type Preferences = z.infer<typeof Preferences>

export const Settings = Preferences.extend({
  /** As they were saved: a name that is known no longer is told by the refresh, and keeps nobody from mending it. */
  entraFields: z.array(z.string()).default([]),
  learn365ApiKey: SealedSecret,
  entraClientSecret: SealedSecret,
})
export type Settings = z.infer<typeof Settings>

/** What is needed to ask Learn365, and to ask Entra ID. */
export type Learn365Access = Pick<Settings, 'learn365Region' | 'learn365ApiKey'>
export type EntraAccess = Pick<Settings, 'entraClientId' | 'entraClientSecret'>

/** The two secrets of a tenant; each is bound to its name when sealed. */
export type SecretName = 'learn365ApiKey' | 'entraClientSecret'
