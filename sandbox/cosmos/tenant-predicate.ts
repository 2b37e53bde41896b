import type { SqlNode } from './inner-server.ts'
import { memberPath, type Parameters, type Sql } from './sql.ts'

/**
 * The values to which a query ties a property such as `tenantId`, whichever way its condition turns out; undefined when
 * some row could pass without being tied. `c.tenantId = @t AND …` ties; one side of an OR alone does not.
 */
export function valuesTied(sql: Sql, property: string[], parameters: Parameters): unknown[] | undefined {
  return sql.where && tied(sql.where, [sql.alias, ...property], parameters)
}

function tied(node: SqlNode, path: string[], parameters: Parameters): unknown[] | undefined {
  if (node.type !== 'scalar_binary_expression') return undefined
  const left = node.left as SqlNode
  const right = node.right as SqlNode
  switch (node.operator) {
    case 'AND':
      return tied(left, path, parameters) ?? tied(right, path, parameters)
    case 'OR': {
      const both = [tied(left, path, parameters), tied(right, path, parameters)]
      return both.some((side) => side === undefined) ? undefined : both.flatMap((side) => side ?? [])
    }
    case '=':
      if (isPath(left, path)) return constant(right, parameters)
      return isPath(right, path) ? constant(left, parameters) : undefined
    default:
      return undefined
  }
}

const isPath = (node: SqlNode, path: string[]) => memberPath(node)?.join('/') === path.join('/')

function constant(node: SqlNode, parameters: Parameters): unknown[] | undefined {
  if (node.type === 'parameter_name')
    return parameters.filter(({ name }) => name === node.name).map(({ value }) => value)
  return node.type.endsWith('_constant') ? [node.value] : undefined
}
