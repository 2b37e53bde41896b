import type { FlipStep, OverrideVerdict } from '../../core/contract/why.ts'
import type { Spoken } from '../words/words-context.ts'
import { registrationsText, valueAsRead } from './own-value-text.ts'

/**
 * One of the changes with which the answer would be the other one, as a line.
 * @param overrides those that concern the person: what is taken out is named.
 */
export function flipText(step: FlipStep, overrides: readonly OverrideVerdict[], spoken: Spoken): string {
  const { why, rules } = spoken.words
  if (step.kind === 'override') {
    const override = overrides.find(({ path }) => path === step.path)
    return override ? why.flipOverride[override.list](override.name) : why.flipOverride.add
  }
  const label = rules.source[step.source] ?? step.label
  if (step.course) {
    const { from, to, isLatest } = step.course
    const then = registrationsText(to, spoken, true)
    const { comma, latest } = spoken.words.registration
    return why.flipValue(
      rules.quoted(label),
      registrationsText(from, spoken, true),
      isLatest ? `${then}${comma}${latest}` : then,
    )
  }
  const from = step.from === null ? why.blank : valueAsRead(step.from, rules, spoken.format)
  switch (step.to.kind) {
    case 'value':
      return why.flipValue(label, from, valueAsRead(step.to.value, rules, spoken.format))
    case 'blank':
      return why.flipValue(label, from, why.blank)
    case 'anything else':
      return step.from === null ? why.flipAny(label) : why.flipElse(label, from)
  }
}
