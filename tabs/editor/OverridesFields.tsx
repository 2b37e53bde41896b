import { makeStyles, tokens } from '@fluentui/react-components'
import { Card } from '../parts/Card.tsx'
import { useWords } from '../words/words-context.ts'
import { findingsAt } from './findings-at.ts'
import { Findings } from './NodeNotes.tsx'
import { OverridesSide } from './OverridesSide.tsx'
import type { ProfileForm } from './use-profile-form.ts'

const useStyles = makeStyles({
  both: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 20rem), 1fr))',
    gap: tokens.spacingHorizontalXXL,
  },
})

type OverridesFieldsProps = { form: ProfileForm; profile: string | undefined }

/** The guide's Overrides: whom to include and whom to exclude, whatever the rules say. */
export function OverridesFields({ form, profile }: OverridesFieldsProps) {
  const styles = useStyles()
  const { words } = useWords()
  const { overrides } = form.draft
  const ofAll = form.findings.filter(({ path }) => path === 'overrides')
  return (
    <Card title={words.profile.section.overrides}>
      <Findings findings={ofAll} />
      <div className={styles.both}>
        {(['include', 'exclude'] as const).map((side) => (
          <OverridesSide
            key={side}
            side={side}
            overrides={overrides[side]}
            findings={findingsAt(form.findings, `overrides.${side}`)}
            profile={profile}
            onChange={(list) => form.write({ overrides: { ...overrides, [side]: list } })}
          />
        ))}
      </div>
    </Card>
  )
}
