import { Badge, Button, Input, makeStyles, tokens } from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import type { Finding } from '../../core/findings.ts'
import type { OverrideLine } from '../profile/override-names.ts'
import { useWords } from '../words/words-context.ts'
import { Findings } from './NodeNotes.tsx'

const useStyles = makeStyles({
  row: { display: 'flex', gap: tokens.spacingHorizontalS, alignItems: 'flex-start', minWidth: 0 },
  body: { flex: '1 1 0', minWidth: 0, overflowWrap: 'anywhere', display: 'grid', gap: tokens.spacingVerticalXXS },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
})

type OverrideRowProps = {
  line: OverrideLine
  /** It is known whether the person is there. */
  settled: boolean
  findings: Finding[]
  onReason: (reason: string) => void
  onRemove: () => void
}

/** One person or profile that is included or excluded, and why. */
export function OverrideRow({ line, settled, findings, onReason, onRemove }: OverrideRowProps) {
  const styles = useStyles()
  const { editor } = useWords().words
  return (
    <li className={styles.row}>
      <div className={styles.body}>
        <span>
          <bdi>{line.name}</bdi>{' '}
          {settled && line.gone !== undefined && (
            <Badge appearance="tint" color="warning">
              {line.gone}
            </Badge>
          )}
        </span>
        {line.about !== '' && <span className={styles.quiet}>{line.about}</span>}
        <Input
          size="small"
          aria-label={editor.reason(line.name)}
          placeholder={editor.reasonHint}
          maxLength={500}
          value={line.reason}
          onChange={(_, { value }) => onReason(value)}
        />
        <Findings findings={findings} />
      </div>
      <Button appearance="subtle" icon={<DismissRegular />} aria-label={editor.remove(line.name)} onClick={onRemove} />
    </li>
  )
}
