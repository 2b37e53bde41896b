import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { parseEnv } from 'node:util'
import { describe, expect, it } from 'vitest'
import { readConfig } from '../config.ts'

const root = join(import.meta.dirname, '..')
/** What is not written by hand, or not by us. */
const left = new Set(['node_modules', '.git', 'dist', '.sandbox', 'coverage'])

/** Every file of the project, as paths from its root. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return left.has(entry.name) ? [] : filesIn(path)
    return [relative(root, path)]
  })
}

const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const exists = (path: string): boolean => existsSync(join(root, path))
const files = filesIn(root)
const documents = files.filter((path) => path.endsWith('.md'))

const withoutFences = (markdown: string): string => markdown.replace(/^```[\s\S]*?^```/gm, '')
const isPath = (code: string): boolean => /^[\w.-][\w./-]*(\/|\.(tsx?|[mc]?js|json|md|html|css))$/.test(code)
const isGenerated = (path: string): boolean => /^(dist|\.sandbox)\//.test(path)

/** Paths in a document: what stands in code and ends like a folder or a file. */
const pathsIn = (markdown: string): string[] =>
  [...withoutFences(markdown).matchAll(/`([^`\n]+)`/g)]
    .map(([, code = '']) => code)
    .filter((code) => isPath(code) && !isGenerated(code))

const linksIn = (markdown: string): string[] =>
  [...withoutFences(markdown).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target))

/** The anchors of a document's headings, as its readers make them. */
const anchorsOf = (markdown: string): string[] =>
  [...withoutFences(markdown).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  )

function leadsSomewhere(from: string, target: string): boolean {
  const [path = '', anchor] = target.split('#')
  const file = path === '' ? from : join(dirname(from), path)
  if (!exists(file)) return false
  return anchor === undefined || anchorsOf(read(file)).includes(anchor)
}

describe('The documents', () => {
  it.each(documents)('%s names only files and folders that exist', (path) => {
    expect(pathsIn(read(path)).filter((named) => !exists(named))).toEqual([])
  })

  it.each(documents)('%s has no link that leads nowhere', (path) => {
    expect(linksIn(read(path)).filter((target) => !leadsSomewhere(path, target))).toEqual([])
  })
})

describe('The maintenance cycle, sentence by sentence', () => {
  const rows = read('docs/maintenance-cycle.md')
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| (the guide says|-)/.test(line))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )

  it('has a row for each sentence of the guide’s appendix', () => {
    expect(rows).toHaveLength(66)
  })

  it.each(rows)('%s', (_sentence, ...columns) => {
    const [kept = [], tested = []] = columns.map(pathsIn)
    expect(kept, 'the file that does it').not.toEqual([])
    expect(tested, 'the test of it').not.toEqual([])
    expect(tested.filter((path) => !/^tests\/.+\.test\.ts$/.test(path))).toEqual([])
  })
})

describe('The example of an environment', () => {
  const example = parseEnv(read('.env.example')) as Record<string, string>
  const own = {
    COSMOS_ENDPOINT: 'https://contoso.documents.azure.com',
    COSMOS_KEY: 'a key',
    ENTRA_APP_ID: '1b4e28ba-2fa1-4d2b-883f-0016d3cca427',
    BOT_ID: '2a7c9e10-4b5d-4f6a-8c7e-9d0f1a2b3c4d',
    BOT_SECRET: 'a secret',
    BOT_TENANT_ID: '8e4f3d2c-1b0a-4998-8776-655443322110',
    SMTP_URL: 'smtp://smtp.contoso.com:587',
    SECRETS_KEYS: `example:${Buffer.alloc(32).toString('base64')}`,
  }

  it('has every variable that the configuration and the Teams app package read, and no other', () => {
    const names = ['config.ts', 'appPackage/deployment.ts'].flatMap((path) =>
      [...read(path).matchAll(/^ {2}([A-Z][A-Z0-9_]+): /gm)].map(([, name = '']) => name),
    )
    expect(Object.keys(example).sort()).toEqual([...new Set(names)].sort())
  })

  it('is complete but for what is each deployment’s own', () => {
    const result = readConfig(example)
    const problems = 'problems' in result ? result.problems.map((problem) => problem.split(':')[0]) : []
    expect(problems.sort()).toEqual(Object.keys(own).sort())
  })

  it('says what holds where a variable is absent', () => {
    const { MAIL_FROM } = example
    expect(readConfig({ ...example, ...own })).toEqual(readConfig({ ...own, MAIL_FROM }))
  })
})

describe('The decisions', () => {
  const records = documents.filter((path) => /^docs\/decisions\/\d{4}-/.test(path)).sort()

  it('are numbered without a gap', () => {
    expect(records.map((path) => Number(/\d{4}/.exec(path)?.[0]))).toEqual(records.map((_, i) => i))
  })

  it.each(records)('%s has its number, date, status, context, decision and consequences', (path) => {
    const number = /\d{4}/.exec(path)?.[0] ?? ''
    const parts =
      /^# (\d{4})\. .+\n\n- Date: [\dYMD-]{10}\n- Status: .+\n\n## Context\n[\s\S]+\n## Decision\n[\s\S]+\n## Consequences\n/
    expect(parts.exec(read(path))?.[1]).toBe(number)
  })
})

describe('The sources', () => {
  it('have no file of more than 300 lines', () => {
    const sources = files.filter((path) => /\.(tsx?|[mc]?js|css|html)$/.test(path) || path === '.ci/run')
    const tooLong = sources.filter((path) => read(path).trimEnd().split('\n').length > 300)
    expect(sources.length).toBeGreaterThan(100)
    expect(tooLong).toEqual([])
  })
})
