import type { z } from 'zod'
import { Trouble } from '../../core/errors.ts'
import type { UserFieldId } from '../../core/ids.ts'
import type { FieldType } from '../../core/snapshot.ts'
import { placeOf } from '../http.ts'
import type { Sink } from './requests.ts'

/** Takes the rows of a data set, and gives all of them in the end. */
export type Gathering<All> = Sink & { done(): All }

/** The type of each user field: it says in which of its four columns a value stands. */
export type FieldTypes = ReadonlyMap<UserFieldId, FieldType>

/** One data set: where it is read, and what gathers its rows as they come. */
export type DataSet<All> = {
  path: string
  /** Read instead when Learn365 does not know `path`. */
  otherwise?: string
  gather(types: FieldTypes): Gathering<All>
}

/** What tells a data set: the shape of a row, and what becomes of the row (null: left out). */
type Told<Wire, Row> = {
  path: string
  otherwise?: string
  shape: z.ZodType<Wire>
  row: (wire: Wire, types: FieldTypes) => Row | null
}

/** What rows are put into. */
type Rows<Row, All> = { readonly length: number; add(row: Row): void; done(): All }

/** A data set whose rows are put into something that `into` makes. */
export function dataSet<Wire, Row, All>(told: Told<Wire, Row>, into: () => Rows<Row, All>): DataSet<All> {
  const { shape, row, ...where } = told
  const understood = (raw: unknown, place: string, types: FieldTypes): Row | null => {
    const parsed = shape.safeParse(raw)
    if (parsed.success) return row(parsed.data, types)
    throw new Trouble('unintelligible', 'Learn365', `${place}: ${placeOf(parsed.error.issues[0], raw)}`)
  }
  return {
    ...where,
    gather(types) {
      const rows = into()
      return {
        get length() {
          return rows.length
        },
        add(raw, place) {
          const one = understood(raw, place, types)
          if (one !== null) rows.add(one)
        },
        done: () => rows.done(),
      }
    },
  }
}

/** A data set that is a list. */
export const list = <Wire, Row>(told: Told<Wire, Row>): DataSet<Row[]> => dataSet(told, listOfRows<Row>)

function listOfRows<Row>(): Rows<Row, Row[]> {
  const rows: Row[] = []
  return {
    get length() {
      return rows.length
    },
    add: (row) => void rows.push(row),
    done: () => rows,
  }
}
