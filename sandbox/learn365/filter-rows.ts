import { enums } from './enums.ts'
import { badRequest } from './odata-refusal.ts'
import type { Shape } from './shapes.ts'
import type { TenantData } from './tenant-data.ts'

type Row = Readonly<Record<string, unknown>>
type Test = (row: Row) => boolean

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/
const clause = /^(?<path>[\w/]+) (?<operator>\w+) (?<literal>\S+)$/

/** The clauses that the simulator knows; a property that the entity lacks is refused whatever the table says. */
const clauses: Record<string, { operator: 'eq' | 'ge'; kind: 'guid' | 'enum' | 'instant' }> = {
  DirectoryObjectId: { operator: 'eq', kind: 'guid' },
  UserId: { operator: 'eq', kind: 'guid' },
  PrincipalType: { operator: 'eq', kind: 'enum' },
  'RoleScope/CourseId': { operator: 'eq', kind: 'guid' },
  'RoleScope/CourseCatalogId': { operator: 'eq', kind: 'guid' },
  CreatedAt: { operator: 'ge', kind: 'instant' },
}

/** The rows that pass a `$filter`: clauses joined by `and`. Anything the simulator does not know is refused by name. */
export function filterRows(rows: readonly Row[], filter: string, shape: Shape, data: TenantData): Row[] {
  const tests = filter
    .trim()
    .split(/ +and +/)
    .map((text) => test(text.trim(), shape, data))
  return rows.filter((row) => tests.every((passes) => passes(row)))
}

function test(text: string, shape: Shape, data: TenantData): Test {
  const { path = '', operator, literal = '' } = clause.exec(text)?.groups ?? {}
  const [first = '', second] = path.split('/')
  const column = shape.columns[first]
  if (path !== '' && !column) throw badRequest(`Could not find a property named '${first}' on type '${shape.type}'.`)
  const rule = clauses[path]
  if (!column || !rule || rule.operator !== operator) throw badRequest(`The $filter clause '${text}' is not supported.`)
  const read = (row: Row) => {
    const value = column(row, data)
    return second === undefined ? value : (value as Row)[second]
  }
  switch (rule.kind) {
    case 'guid':
      return sameGuid(read, literal, text)
    case 'enum':
      return sameName(read, first, literal)
    case 'instant':
      return notBefore(read, literal)
  }
}

function sameGuid(read: (row: Row) => unknown, literal: string, text: string): Test {
  if (!guid.test(literal))
    throw badRequest(
      `A binary operator with incompatible types was detected in '${text}': an unquoted Edm.Guid is needed.`,
    )
  const wanted = literal.toLowerCase()
  return (row) => {
    const value = read(row)
    return typeof value === 'string' && value.toLowerCase() === wanted
  }
}

function sameName(read: (row: Row) => unknown, property: string, literal: string): Test {
  const name = /^'(\w+)'$/.exec(literal)?.[1]
  if (name === undefined || !(name in (enums[property] ?? {})))
    throw badRequest(`The string ${literal} is not a valid enumeration type constant of '${property}'.`)
  return (row) => read(row) === name
}

function notBefore(read: (row: Row) => unknown, literal: string): Test {
  if (!instant.test(literal)) throw badRequest(`The literal '${literal}' is not an Edm.DateTimeOffset.`)
  const from = Date.parse(literal)
  return (row) => Date.parse(read(row) as string) >= from
}
