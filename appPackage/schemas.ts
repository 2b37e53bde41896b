import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { AppManifestUtils } from '@microsoft/app-manifest'
import type { Cloud } from './deployment.ts'
import type { Json } from './fill-in.ts'
import { shown, type Problem } from './problem.ts'

/** The versions of the manifest's schema (docs/decisions/0048). */
export const schemaVersions = { commercial: '1.17', gcchigh: '1.10' } as const satisfies Record<Cloud, string>

const files = { manifest: 'MicrosoftTeams.schema.json', translation: 'MicrosoftTeams.Localization.schema.json' }
export type Kind = keyof typeof files

/** Where Microsoft publishes a schema: what `$schema` says. */
export const schemaAddress = (kind: Kind, version: string): string =>
  `https://developer.microsoft.com/json-schemas/teams/v${version}/${files[kind]}`

/** The published schema as the package brings it: nothing is asked of the network. */
function schemaOf(kind: Kind, version: string): object {
  const path = `@microsoft/app-manifest/build/json-schemas/teams/v${version}/${files[kind]}`
  const text = readFileSync(createRequire(import.meta.url).resolve(path), 'utf8')
  // Some of its patterns end a list with a bare bracket, which the validator's regular expressions do not take.
  return JSON.parse(text.replaceAll('\\\\b]', '\\\\b\\\\]')) as object
}

type Validate = (document: Json, schema: object) => Promise<string[]>
// Its types know manifests alone, though it takes any document with its schema: that of a translation, too.
const validate = AppManifestUtils.validateAgainstSchema.bind(AppManifestUtils) as unknown as Validate

/** What Microsoft's schema has against a document, all of it; `file` names the document. */
export async function schemaProblems(kind: Kind, version: string, file: string, document: Json): Promise<Problem[]> {
  const complaints = await validate(document, schemaOf(kind, version))
  return complaints.map((complaint) => problemOf(complaint, file, document))
}

/** A complaint reads `/bots/0/botId must match pattern "…". Details: {…}`. */
function problemOf(complaint: string, file: string, document: Json): Problem {
  const [, pointer = '', what = complaint, details = ''] = /^(\S*) (.*)\. Details: (.*)$/s.exec(complaint) ?? []
  return {
    place: `${file}${pointer}`,
    found: shown(valueAt(document, pointer)),
    expected: `that it ${what} ${details}`,
  }
}

/** What a JSON pointer points to. */
const valueAt = (document: Json, pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined)?.[name], document)
