import { z } from 'zod'
import type { Cloud } from './deployment.ts'
import { textsOf, type Json } from './fill-in.ts'
import { shown, type Problem } from './problem.ts'
import { schemaAddress, schemaVersions } from './schemas.ts'

/** What the checks read; whether it has the right form is told by Microsoft's schema. */
const Manifest = z.looseObject({
  $schema: z.string().optional(),
  manifestVersion: z.string(),
  version: z.string(),
  staticTabs: z.array(z.looseObject({ contentUrl: z.string().optional(), websiteUrl: z.string().optional() })),
  bots: z.array(
    z.looseObject({
      commandLists: z.array(z.looseObject({ commands: z.array(z.looseObject({ title: z.string() })) })),
    }),
  ),
  validDomains: z.array(z.string()),
  webApplicationInfo: z.looseObject({ id: z.string(), resource: z.string() }),
})
type Manifest = z.output<typeof Manifest>

/** What the checks know beside the manifest itself. */
export type About = { cloud: Cloud; productVersion: string }
type Rule = (manifest: Manifest, about: About) => Problem[]

const when = (isWrong: boolean, problem: Problem): Problem[] => (isWrong ? [problem] : [])

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : '')
const urlsOf = ({ staticTabs }: Manifest) =>
  staticTabs.flatMap(({ contentUrl, websiteUrl }, index) => [
    { place: `staticTabs[${index}].contentUrl`, url: contentUrl },
    { place: `staticTabs[${index}].websiteUrl`, url: websiteUrl },
  ])
const pagesOf = (manifest: Manifest) => urlsOf(manifest).flatMap(({ place, url }) => (url ? [{ place, url }] : []))

const schemaOfTheCloud: Rule = ({ $schema, manifestVersion }, { cloud }) => {
  const version = schemaVersions[cloud]
  return [
    ...when(manifestVersion !== version, {
      place: 'manifestVersion',
      found: shown(manifestVersion),
      expected: version,
    }),
    ...when($schema !== schemaAddress('manifest', version), {
      place: '$schema',
      found: shown($schema),
      expected: schemaAddress('manifest', version),
    }),
  ]
}

/** Teams takes three numbers and refuses the rest of semver, such as 1.0.0-preview. */
const versionOfTheProduct: Rule = ({ version }, { productVersion }) => [
  ...when(!/^\d+\.\d+\.\d+$/.test(version), {
    place: 'version',
    found: shown(version),
    expected: 'three numbers, such as 1.4.0',
  }),
  ...when(version !== productVersion, {
    place: 'version',
    found: shown(version),
    expected: `${productVersion}, the version of package.json`,
  }),
]

/** The schema takes http as well; Teams shows nothing that did not come by TLS. */
const httpsAlone: Rule = (manifest) =>
  textsOf(manifest as Json)
    .filter(({ text }) => /^http:/i.test(text))
    .map(({ place, text }) => ({ place, found: shown(text), expected: 'an https address' }))

const noPlaceholderIsLeft: Rule = (manifest) =>
  textsOf(manifest as Json)
    .filter(({ text }) => /\{\{|\}\}/.test(text))
    .map(({ place, text }) => ({ place, found: shown(text), expected: 'a value in place of the placeholder' }))

const isDomain = (domain: string): boolean => /^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:\d+)?$/i.test(domain)
const covers = (domain: string, host: string): boolean =>
  domain.startsWith('*.') ? host.endsWith(domain.slice(1)) : domain === host

const domainsAreHosts: Rule = ({ validDomains }) =>
  validDomains.flatMap((domain, index) =>
    when(!isDomain(domain), {
      place: `validDomains[${index}]`,
      found: shown(domain),
      expected: 'a host without https:// and without a path, such as assigner.contoso.com',
    }),
  )

const pagesAreOfValidDomains: Rule = (manifest) =>
  pagesOf(manifest)
    .filter(({ url }) => !manifest.validDomains.some((domain) => covers(domain, hostOf(url))))
    .map(({ place, url }) => ({ place, found: shown(url), expected: 'an address whose host is in validDomains' }))

/** Entra ID issues the tab's token only where the resource names the host that the tab is served at. */
const resourceIsOfTheTab: Rule = (manifest) => {
  const { id, resource } = manifest.webApplicationInfo
  const hosts = [...new Set(pagesOf(manifest).map(({ url }) => hostOf(url)))]
  return when(!hosts.some((host) => [`api://${host}/${id}`, `api://${host}/botid-${id}`].includes(resource)), {
    place: 'webApplicationInfo.resource',
    found: shown(resource),
    expected: hosts.map((host) => `api://${host}/${id}`).join(' or ') || 'the host of a tab',
  })
}

const longestTitle = 32

/** Clients cut longer titles off; what the later schemas allow is not shown by all of them. */
const commandsAreShortAndDistinct: Rule = ({ bots }) =>
  bots.flatMap(({ commandLists }, bot) =>
    commandLists.flatMap(({ commands }, list) => {
      const titles = commands.map(({ title }) => title)
      return titles.flatMap((title, index) => {
        const place = `bots[${bot}].commandLists[${list}].commands[${index}].title`
        return [
          ...when(title.length > longestTitle, {
            place,
            found: `${title.length} characters`,
            expected: `${longestTitle} at most`,
          }),
          ...when(titles.indexOf(title) < index, { place, found: shown(title), expected: 'a title of its own' }),
        ]
      })
    }),
  )

const rules: Rule[] = [
  schemaOfTheCloud,
  versionOfTheProduct,
  httpsAlone,
  noPlaceholderIsLeft,
  domainsAreHosts,
  pagesAreOfValidDomains,
  resourceIsOfTheTab,
  commandsAreShortAndDistinct,
]

/** What is wrong with a manifest beyond its form: what a schema cannot say. */
export function manifestProblems(manifest: Json, about: About): Problem[] {
  const read = Manifest.safeParse(manifest)
  const problems = read.success
    ? rules.flatMap((rule) => rule(read.data, about))
    : read.error.issues.map(({ path, message }) => ({
        place: z.core.toDotPath(path),
        found: 'another form',
        expected: message,
      }))
  return problems.map((problem) => ({ ...problem, place: `manifest.json ${problem.place}` }))
}
