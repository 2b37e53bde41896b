import { z } from 'zod'
import { mostTexts } from '../core/conditions/value-editors.ts'
import { AccessAnswer, AccessInput } from '../core/contract/access.ts'
import * as answers from '../core/contract/answers.ts'
import { AuditPage, AuditRow } from '../core/contract/audit.ts'
import { Approval, HeldDetail, HeldSummary } from '../core/contract/held.ts'
import { History, HistoryEntry } from '../core/contract/history.ts'
import { Consequences, ProfileDraft, ProfilePreview } from '../core/contract/preview.ts'
import { ImportReport, ProfileFile } from '../core/contract/profile-file.ts'
import { SettingsCheck, SettingsToCheck } from '../core/contract/settings-check.ts'
import { ClauseVerdict, RuleVerdict, Why } from '../core/contract/why.ts'
import { Finding } from '../core/findings.ts'
import { ProfileDefinition } from '../core/profile.ts'
import { ProfileSchema } from '../core/profile-schema.ts'
import { mostValues } from '../core/read-json-file.ts'
import { deepest, mostRules, Rule, Rules } from '../core/rules.ts'
import type { Route } from './route.ts'

/** Shapes that have a name of their own in the document. */
const named = {
  Finding,
  Rule,
  Rules,
  ProfileDefinition,
  ProfileSchema,
  Problem: answers.Problem,
  Me: answers.Me,
  TenantStatus: answers.TenantStatus,
  ProfileRow: answers.ProfileRow,
  ProfileDetail: answers.ProfileDetail,
  DeletedProfile: answers.DeletedProfile,
  ProfileDraft,
  ProfilePreview,
  Consequences,
  History,
  HistoryEntry,
  ProfileFile,
  ImportReport,
  Why,
  RuleVerdict,
  ClauseVerdict,
  MemberRow: answers.MemberRow,
  MembersPage: answers.MembersPage,
  RunSummary: answers.RunSummary,
  RunDetail: answers.RunDetail,
  RunRequest: answers.RunRequest,
  SettingsAnswer: answers.SettingsAnswer,
  SettingsInput: answers.SettingsInput,
  SettingsToCheck,
  SettingsCheck,
  HeldSummary,
  HeldDetail,
  Approval,
  AccessAnswer,
  AccessInput,
  AuditRow,
  AuditPage,
}

const inputs = new Set<z.ZodType>([
  ProfileDefinition,
  ProfileFile,
  ProfileDraft,
  Rule,
  Rules,
  answers.SettingsInput,
  Approval,
  AccessInput,
  SettingsToCheck,
  answers.RunRequest,
])
/** A schema as a part of the document, without what says that it is one of its own. */
const plain = (schema: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(schema).filter(([name]) => name !== '$schema' && name !== '$id'))
const refTo = (name: string) => ({ $ref: `#/components/schemas/${name}` })

const nameOf = (shape: z.ZodType): string | undefined =>
  Object.entries(named).find(([, candidate]) => candidate === shape)?.[0]

/** Every named shape as JSON Schema (2020-12, which OpenAPI 3.1 uses), referring to one another. */
function components(): Record<string, unknown> {
  const schemas = Object.entries(named).map(([name, shape]) => {
    const registry = z.registry<{ id: string }>()
    for (const [id, other] of Object.entries(named)) registry.add(other, { id })
    const all = z.toJSONSchema(registry, {
      uri: (id) => `#/components/schemas/${id}`,
      io: inputs.has(shape) ? 'input' : 'output',
      unrepresentable: 'any',
    })
    return [name, plain(all.schemas[name] ?? {})] as const
  })
  return Object.fromEntries(schemas)
}

function schemaOf(shape: z.ZodType, io: 'input' | 'output'): unknown {
  const name = nameOf(shape)
  if (name) return refTo(name)
  return plain(z.toJSONSchema(shape, { io, unrepresentable: 'any' }))
}

function parameters({ path, query, ifMatch }: Route): unknown[] {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
  const { properties = {}, required = [] } = query ? z.toJSONSchema(query, { io: 'input' }) : {}
  const inQuery = Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }))
  const header = ifMatch
    ? [{ name: 'If-Match', in: 'header', required: ifMatch === 'required', schema: { type: 'string' } }]
    : []
  return [...inPath, ...inQuery, ...header]
}

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: refTo('Problem') } },
})

/** What no shape can say of a body. */
const limits =
  `A profile has at most ${deepest} levels of groups, ${mostRules} rules and groups in all, and ${mostTexts} texts in a rule; ` +
  `a body has at most ${mostValues} values, and each name of an object once.`

function operation(described: Route): unknown {
  const { summary, body, file, answer, status = 200 } = described
  const media =
    answer && 'mediaType' in answer
      ? { [answer.mediaType]: answer.shape ? { schema: schemaOf(answer.shape, 'output') } : {} }
      : undefined
  const json =
    answer && !('mediaType' in answer) ? { 'application/json': { schema: schemaOf(answer, 'output') } } : undefined
  const content = media ?? json
  return {
    summary,
    parameters: parameters(described),
    ...(body
      ? {
          requestBody: {
            description: file ? `A file of ${file.mostBytes / 1024 ** 2} MB at most. ${limits}` : limits,
            required: !body.safeParse(undefined).success,
            content: { 'application/json': { schema: schemaOf(file?.shape ?? body, 'input') } },
          },
        }
      : {}),
    responses: {
      [answer ? status : 204]: { description: 'Done', ...(content ? { content } : {}) },
      401: problem('No token, or one that is not accepted'),
      403: problem('No role that may do this'),
      default: problem('Refused; the findings (100 at most, and how many more) say where and what would be right'),
    },
  }
}

/** The OpenAPI 3.1 document, made of the same shapes that validate. */
export function openApi(routes: Route[], version: string): unknown {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const described of routes) (paths[described.path] ??= {})[described.method] = operation(described)
  return {
    openapi: '3.1.0',
    info: {
      title: 'Assigner',
      version,
      description: 'Keeps Microsoft Entra ID groups equal to audiences of Learn365 users.',
    },
    security: [{ bearer: [] }],
    paths,
    components: {
      schemas: components(),
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  }
}
