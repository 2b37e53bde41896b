import { Field, Input, Radio, RadioGroup, Select, makeStyles, tokens } from '@fluentui/react-components'
import type { Finding } from '../../core/findings.ts'
import { useWords } from '../words/words-context.ts'
import { fieldFindings } from './field-findings.ts'
import type { LimitForm, ThrottleForm } from './throttle-form.ts'

const useStyles = makeStyles({
  limit: { maxWidth: '16rem' },
  more: { display: 'grid', gap: tokens.spacingVerticalM, paddingTop: tokens.spacingVerticalM },
  summary: { cursor: 'pointer', ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` } },
  pair: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
})

type ThrottleFieldsProps = {
  throttle: ThrottleForm
  findings: readonly Finding[]
  onChange: (throttle: ThrottleForm) => void
}

const kinds = ['none', 'members', 'percent'] as const
const usual = { none: '', members: '50', percent: '20' }

/** The limit on member changes; further limits are folded away. */
export function ThrottleFields({ throttle, findings, onChange }: ThrottleFieldsProps) {
  const styles = useStyles()
  const speech = useWords()
  const { words } = speech
  const { editor, profile } = words
  const shown = (kind: ThrottleForm['kind']) =>
    kind === throttle.kind && throttle.limit !== '' ? throttle.limit : '___'
  const label = {
    none: profile.throttleNone,
    members: profile.throttleMembers(shown('members')),
    percent: profile.throttlePercent(shown('percent')),
  }
  const choose = (value: string) => {
    const kind = kinds.find((one) => one === value) ?? 'none'
    onChange({ ...throttle, kind, limit: usual[kind] })
  }
  return (
    <>
      <Field label={editor.throttle.label} hint={editor.throttle.hint}>
        <RadioGroup value={throttle.kind} onChange={(_, { value }) => choose(value)}>
          {kinds.map((kind) => (
            <Radio key={kind} value={kind} label={label[kind]} />
          ))}
        </RadioGroup>
      </Field>
      {throttle.kind !== 'none' && (
        <Field
          className={styles.limit}
          label={editor.throttle.limit[throttle.kind]}
          {...fieldFindings(findings, 'throttle.limit', speech)}
        >
          <Input
            id="throttle-limit"
            type="number"
            min={0}
            value={throttle.limit}
            onChange={(_, { value }) => onChange({ ...throttle, limit: value })}
          />
        </Field>
      )}
      <details open={throttle.adds.kind !== 'none' || throttle.removes.kind !== 'none' || throttle.floor !== ''}>
        <summary className={styles.summary}>{editor.throttle.more}</summary>
        <div className={styles.more}>
          {(['adds', 'removes'] as const).map((name) => (
            <FurtherLimit
              key={name}
              label={editor.throttle[name]}
              limit={throttle[name]}
              state={fieldFindings(findings, `throttle.${name}`, speech)}
              onChange={(limit) => onChange({ ...throttle, [name]: limit })}
            />
          ))}
          <Field
            className={styles.limit}
            label={editor.throttle.floor}
            {...fieldFindings(findings, 'throttle.floor', speech)}
          >
            <Input
              type="number"
              min={0}
              step={1}
              value={throttle.floor}
              onChange={(_, { value }) => onChange({ ...throttle, floor: value })}
            />
          </Field>
        </div>
      </details>
    </>
  )
}

type FurtherLimitProps = {
  label: string
  limit: LimitForm
  state: ReturnType<typeof fieldFindings>
  onChange: (limit: LimitForm) => void
}

function FurtherLimit({ label, limit, state, onChange }: FurtherLimitProps) {
  const styles = useStyles()
  const { editor } = useWords().words
  const choose = (value: string) => {
    const kind = kinds.find((one) => one === value) ?? 'none'
    onChange({ kind, limit: kind === 'none' ? '' : limit.limit || usual[kind] })
  }
  return (
    <Field label={label} {...state}>
      <div className={styles.pair}>
        <Select aria-label={label} value={limit.kind} onChange={(_, { value }) => choose(value)}>
          <option value="none">{editor.throttle.noLimit}</option>
          <option value="members">{editor.throttle.limit.members}</option>
          <option value="percent">{editor.throttle.limit.percent}</option>
        </Select>
        {limit.kind !== 'none' && (
          <Input
            type="number"
            min={0}
            aria-label={editor.throttle.limitOf(label)}
            value={limit.limit}
            onChange={(_, { value }) => onChange({ ...limit, limit: value })}
          />
        )}
      </div>
    </Field>
  )
}
