import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Cloud, Deployment } from './deployment.ts'
import { fillIn, unknownPlaceholders, type Json } from './fill-in.ts'
import { iconProblems } from './icon-problems.ts'
import { manifestProblems } from './manifest-problems.ts'
import { shown, type Problem } from './problem.ts'
import { schemaAddress, schemaProblems, schemaVersions, type Kind } from './schemas.ts'
import { translationProblems } from './translation-problems.ts'
import { zip } from './zip.ts'

type Document = { [name: string]: Json }
const Document = z.record(z.string(), z.json()) as unknown as z.ZodType<Document>
/** What a manifest says of other files. */
const Files = z.looseObject({
  icons: z.looseObject({ color: z.string(), outline: z.string() }),
  localizationInfo: z.looseObject({ additionalLanguages: z.array(z.looseObject({ file: z.string() })) }),
})

type Options = { folder: string; deployment: Deployment; productVersion: string }

/**
 * Makes the Teams app package of a deployment from `manifest.json`, its translations and its icons in `folder`.
 * @returns the zip, or everything that is wrong.
 */
export async function buildPackage(options: Options): Promise<{ zip: Buffer } | { problems: Problem[] }> {
  const { folder, deployment } = options
  const template = readDocument(folder, 'manifest.json')
  if ('problem' in template) return { problems: [template.problem] }
  const manifest = forCloud('manifest', fillIn(template.document, deployment.values) as Document, deployment.cloud)
  const files = Files.safeParse(manifest)
  const { color, outline } = files.data?.icons ?? { color: 'color.png', outline: 'outline.png' }
  const icon = { color: bytesOf(folder, color), outline: bytesOf(folder, outline) }
  const languages = files.data?.localizationInfo.additionalLanguages.map(({ file }) => file) ?? []
  const translations = await Promise.all(languages.map((file) => translation(file, manifest, options)))
  const problems = [
    ...unknownPlaceholders(template.document, deployment.values),
    ...(await schemaProblems('manifest', schemaVersions[deployment.cloud], 'manifest.json', manifest)),
    ...manifestProblems(manifest, { cloud: deployment.cloud, productVersion: options.productVersion }),
    ...translations.flatMap((one) => one.problems),
    ...iconProblems('color', color, icon.color),
    ...iconProblems('outline', outline, icon.outline),
  ]
  if (problems.length > 0 || !icon.color || !icon.outline) return { problems }
  const texts = [{ file: 'manifest.json', document: manifest }, ...translations]
  const written = texts.map(({ file, document }) => [file, `${JSON.stringify(document, null, 2)}\n`] as const)
  return { zip: await zip({ ...Object.fromEntries(written), [color]: icon.color, [outline]: icon.outline }) }
}

/** A translation as it goes into the package, and what is wrong with it. */
async function translation(file: string, manifest: Document, { folder, deployment }: Options) {
  const read = readDocument(folder, file)
  if ('problem' in read) return { file, document: {}, problems: [read.problem] }
  const document = forCloud('translation', read.document, deployment.cloud)
  const problems = [
    ...(await schemaProblems('translation', schemaVersions[deployment.cloud], file, document)),
    ...translationProblems(manifest, file, document),
  ]
  return { file, document, problems }
}

/** The files are written for the commercial cloud; in GCC High they follow the schema that is known to be taken there. */
function forCloud(kind: Kind, document: Document, cloud: Cloud): Document {
  if (cloud === 'commercial') return document
  const version = schemaVersions[cloud]
  const $schema = schemaAddress(kind, version)
  return kind === 'manifest' ? { ...document, $schema, manifestVersion: version } : { ...document, $schema }
}

const bytesOf = (folder: string, file: string): Buffer | undefined =>
  existsSync(join(folder, file)) ? readFileSync(join(folder, file)) : undefined

function readDocument(folder: string, file: string): { document: Document } | { problem: Problem } {
  const text = bytesOf(folder, file)?.toString('utf8')
  if (text === undefined) return { problem: { place: file, found: 'no file', expected: 'a JSON file' } }
  try {
    const read = Document.safeParse(JSON.parse(text))
    return read.success
      ? { document: read.data }
      : { problem: { place: file, found: shown(text), expected: 'a JSON object' } }
  } catch (error) {
    return { problem: { place: file, found: error instanceof Error ? error.message : String(error), expected: 'JSON' } }
  }
}
