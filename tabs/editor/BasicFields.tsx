import { Field, Input, Switch, Textarea } from '@fluentui/react-components'
import { mostOfTitle } from '../../core/profile.ts'
import { Card } from '../parts/Card.tsx'
import { useWords } from '../words/words-context.ts'
import { fieldFindings } from './field-findings.ts'
import { ThrottleFields } from './ThrottleFields.tsx'
import type { ProfileForm } from './use-profile-form.ts'

/** The guide's Basic details. */
export function BasicFields({ form }: { form: ProfileForm }) {
  const speech = useWords()
  const { words, format } = speech
  const { editor, profile } = words
  const { draft, write, findings } = form
  const courses = draft.courses.length
  return (
    <Card title={profile.section.basicDetails}>
      <Field label={editor.title} hint={editor.titleHint} required {...fieldFindings(findings, 'title', speech)}>
        <Input
          id="profile-title"
          value={draft.title}
          maxLength={mostOfTitle}
          autoComplete="off"
          onChange={(_, { value }) => write({ title: value })}
        />
      </Field>
      <Field
        label={editor.description}
        hint={editor.descriptionHint}
        required
        {...fieldFindings(findings, 'description', speech)}
      >
        <Textarea
          id="profile-description"
          value={draft.description}
          resize="vertical"
          onChange={(_, { value }) => write({ description: value })}
        />
      </Field>
      <Field hint={profile.selected(courses, format.number(courses))}>
        <Switch
          label={editor.enroll}
          checked={draft.enroll}
          onChange={(_, { checked }) => write({ enroll: checked })}
        />
      </Field>
      <Field hint={draft.autoPopulate ? editor.autoPopulateHint.on : editor.autoPopulateHint.off}>
        <Switch
          label={editor.autoPopulate}
          checked={draft.autoPopulate}
          onChange={(_, { checked }) => write({ autoPopulate: checked })}
        />
      </Field>
      <ThrottleFields throttle={draft.throttle} findings={findings} onChange={(throttle) => write({ throttle })} />
    </Card>
  )
}
