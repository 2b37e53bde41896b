import { mostTexts } from './conditions/value-editors.ts'
import { finding, pathText, type Finding } from './findings.ts'
import { mostInGroup, mostRules } from './rules.ts'

/** Items of the longest list of any request, and fields of the largest object but lists of names. */
const mostItems = 20_000
const mostFields = 100
/** The fields of a rule's value are `from` and `to`, or `amount` and `unit`. */
const mostFieldsOfValue = 10
/** Of a rule's list of texts, so many that are none are told one by one. */
const mostNoTexts = 100

type Seen = { values: number; rules: number; most: number }

/**
 * What a JSON value has too much of. It is told before the value's shape is asked, which would take minutes to say all that
 * is wrong with each of a million things. @param value is not too deep. @param most so many values in it at most.
 */
export function outsized(value: unknown, most: number): Finding | undefined {
  return look(value, [], { values: 0, rules: 0, most })
}

function look(value: unknown, path: PropertyKey[], seen: Seen): Finding | undefined {
  seen.values += 1
  if (seen.values > seen.most) return finding('', `more than ${seen.most} values`, 'fewer values')
  if (typeof value !== 'object' || value === null) return undefined
  return Array.isArray(value) ? lookAtList(value, path, seen) : lookAtObject(value, path, seen)
}

function lookAtList(list: unknown[], path: PropertyKey[], seen: Seen): Finding | undefined {
  const name = path.at(-1)
  const most = name === 'rules' ? mostInGroup : name === 'value' ? mostTexts : mostItems
  if (list.length > most) return finding(pathText(path), `${list.length} items`, `at most ${most}`)
  if (name === 'rules') seen.rules += list.length
  if (seen.rules > mostRules)
    return finding(pathText(path), `more than ${mostRules} rules and groups`, `a profile with at most ${mostRules}`)
  const noTexts = name === 'value' ? list.filter((one) => typeof one !== 'string').length : 0
  if (noTexts > mostNoTexts) return finding(pathText(path), `${noTexts} values that are no texts`, 'a list of texts')
  for (const [i, inner] of list.entries()) {
    const found = look(inner, [...path, i], seen)
    if (found) return found
  }
  return undefined
}

function lookAtObject(object: object, path: PropertyKey[], seen: Seen): Finding | undefined {
  const most = path.at(-1) === 'value' ? mostFieldsOfValue : path.at(-2) === 'names' ? mostItems : mostFields
  let fields = 0
  for (const name in object) {
    fields += 1
    if (fields > most) return finding(pathText(path), `more than ${most} fields`, `at most ${most}`)
    if (name === '__proto__') return finding(pathText([...path, name]), name, 'no such field')
    const found = look((object as Record<string, unknown>)[name], [...path, name], seen)
    if (found) return found
  }
  return undefined
}
