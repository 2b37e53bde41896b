import { Link, Text, makeStyles, tokens } from '@fluentui/react-components'
import { Card } from '../parts/Card.tsx'
import { useWords } from '../words/words-context.ts'

const registrations =
  'https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade/quickStartType~/null/sourceType/Microsoft_AAD_IAM'

const useStyles = makeStyles({
  part: { display: 'grid', gap: tokens.spacingVerticalXS },
  title: { fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  list: { paddingLeft: tokens.spacingHorizontalXL, display: 'grid', gap: tokens.spacingVerticalXXS },
  quiet: { color: tokens.colorNeutralForeground3 },
})

/** The guide's steps of the app registration, beside the fields that they fill. */
export function RegistrationSteps() {
  const styles = useStyles()
  const { appRegistration: own } = useWords().words
  return (
    <Card title={own.title}>
      <Text className={styles.quiet}>{own.who}</Text>
      {own.parts.map(({ title, steps }) => (
        <div key={title} className={styles.part}>
          <h3 className={styles.title}>{title}</h3>
          <ol className={styles.list}>
            {steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </div>
      ))}
      <Link href={registrations} target="_blank" rel="noreferrer">
        {own.open}
      </Link>
    </Card>
  )
}
