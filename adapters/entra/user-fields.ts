import { entraField, type EntraField } from '../../core/entra-fields.ts'
import { Trouble } from '../../core/errors.ts'
import type { EntraPeople } from '../../core/ports/directory.ts'
import { isBadRequest, type Graph } from './graph-client.ts'
import { pagesOf } from './pages.ts'
import { personShape } from './person-shape.ts'

/** What Graph allows. */
const mostOnPage = 999
const about = 'reading the Entra ID fields'

/**
 * Reads fields of all users.
 * @throws Trouble `rejected` with the names of the fields that Graph does not know; `unintelligible` where it tells of
 *   nobody at all: every tenant has users, so that is no proof that their fields are blank.
 */
export async function* readUserFields(graph: Graph, names: readonly string[]): AsyncGenerator<EntraPeople> {
  const fields = names.map(knownField)
  const selected = new Set(['id', ...fields.map(({ path }) => path[0])])
  const path = `/users?$select=${[...selected].join(',')}&$top=${mostOnPage}`
  let people = 0
  try {
    for await (const page of pagesOf(graph, path, about, personShape(fields))) {
      people += page.length
      yield page
    }
  } catch (error) {
    throw people === 0 && isBadRequest(error) ? unknownFields(fields, error) : error
  }
  if (people === 0) throw new Trouble('unintelligible', 'Entra ID', `${about}: found no user at all, expected some`)
}

function knownField(name: string): EntraField {
  const field = entraField(name)
  if (field) return field
  throw new Trouble('rejected', 'Entra ID', `${about}: found "${name}", expected a field that is known`)
}

/** Graph tells one name, if any; the fields that it may mean are told, for the settings are where it is mended. */
function unknownFields(fields: EntraField[], { message, code }: Trouble): Trouble {
  const selected = fields.map(({ path }) => path[0])
  const told = selected.filter((name) => message.includes(`'${name}'`))
  const which = told.length > 0 ? told : selected
  const words = `${about}: Entra ID has no user field ${which.join(', ')}; please correct the settings (${message})`
  return new Trouble('rejected', 'Entra ID', words, { code })
}
