import {
  aboutEntraField,
  entraField,
  entraFields,
  expectedEntraField,
  type EntraField,
} from '../../core/entra-fields.ts'
import { finding } from '../../core/findings.ts'
import { findingLine } from '../profile/finding-text.ts'
import type { Spoken } from '../words/words-context.ts'

/** The names in a text, each once. */
export const namesIn = (text: string): string[] => [...new Set(text.split(/[\s,、;]+/).filter(Boolean))]

/** What is being typed: the last name, as long as it is none. */
function typing(text: string): string {
  const last = /[^\s,、;]+$/.exec(text)?.[0] ?? ''
  return entraField(last) ? '' : last
}

/** The fields that what is being typed can become: all of them before anything is typed. */
export function fieldsLike(text: string): readonly EntraField[] {
  const part = typing(text).toLowerCase()
  return entraFields.filter(({ name, label }) => `${name} ${label}`.toLowerCase().includes(part))
}

/** The text with a field in place of what is being typed, or without the field when it is there already. */
export function toggled(text: string, name: string): string {
  const part = typing(text)
  const names = namesIn(text).filter((one) => one !== part)
  const without = names.filter((one) => one.toLowerCase() !== name.toLowerCase())
  return (without.length < names.length ? without : [...names, name]).join(', ')
}

/** What is wrong with names that Entra ID does not have; empty when it has them all. */
export const wrongNames = (text: string, spoken: Spoken): string =>
  namesIn(text)
    .filter((name) => !entraField(name))
    .map((name) => {
      const about = aboutEntraField(name)
      return findingLine(finding('entraFields', name, expectedEntraField(about), about), spoken)
    })
    .join(' ')
