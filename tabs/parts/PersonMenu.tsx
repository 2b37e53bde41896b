import { Avatar, Button, Field, Radio, RadioGroup, makeStyles, tokens } from '@fluentui/react-components'
import type { Me } from '../../core/contract/answers.ts'
import { languageOf } from '../appearance.ts'
import { useTab } from '../tab-context.ts'
import { useWords, wordsOf } from '../words/words-context.ts'
import { Disclosure } from './Disclosure.tsx'

/** Read out, but not seen. */
const hidden = {
  position: 'absolute',
  width: '1px',
  height: '1px',
  overflow: 'hidden',
  clipPath: 'inset(50%)',
} as const

const useStyles = makeStyles({
  button: { minWidth: 0, gap: tokens.spacingHorizontalS },
  hidden,
  name: {
    maxWidth: '12rem',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    '@media (max-width: 1000px)': hidden,
  },
  panel: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, overflowWrap: 'anywhere' },
  role: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
})

/** Outside Teams: who is signed in, the language, and a way to be somebody else. Teams has all that itself. */
export function PersonMenu({ me }: { me: Me }) {
  const styles = useStyles()
  const { words, language, speak } = useWords()
  const { signIn } = useTab()
  const label = (
    <>
      <Avatar name={me.name} size={28} color="colorful" aria-hidden />
      <span className={styles.hidden}>{words.person.signedIn} </span>
      <span className={styles.name}>{me.name}</span>
    </>
  )
  return (
    <Disclosure label={label} button={{ appearance: 'subtle', className: styles.button }}>
      <div className={styles.panel}>
        <div>
          {me.email}
          <div className={styles.role}>{me.roles.map((role) => words.person.role[role]).join(', ')}</div>
        </div>
        <Field label={words.person.language}>
          <RadioGroup value={language} onChange={(_, { value }) => speak(languageOf([value]))}>
            {Object.entries(wordsOf).map(([name, { language: own }]) => (
              <Radio key={name} value={name} label={{ children: own, lang: name }} />
            ))}
          </RadioGroup>
        </Field>
        <Button onClick={() => void signIn.again()}>{words.person.other}</Button>
      </div>
    </Disclosure>
  )
}
