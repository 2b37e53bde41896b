import {
  Avatar,
  Button,
  Menu,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import type { Me } from '../../core/contract/answers.ts'
import { languageOf } from '../appearance.ts'
import { useTab } from '../tab-context.ts'
import { useWords, wordsOf } from '../words/words-context.ts'

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
    '@media (max-width: 720px)': hidden,
  },
  who: { padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS}`, fontSize: tokens.fontSizeBase200 },
  role: { display: 'block', color: tokens.colorNeutralForeground3 },
})

/** Outside Teams: who is signed in, the language, and a way to be somebody else. Teams has all that itself. */
export function PersonMenu({ me }: { me: Me }) {
  const styles = useStyles()
  const { words, language, speak } = useWords()
  const { signIn } = useTab()
  return (
    <Menu
      checkedValues={{ language: [language] }}
      onCheckedValueChange={(_, { checkedItems }) => speak(languageOf(checkedItems))}
    >
      <MenuTrigger disableButtonEnhancement>
        <Button appearance="subtle" className={styles.button}>
          <Avatar name={me.name} size={28} color="colorful" aria-hidden />
          <span className={styles.hidden}>{words.person.signedIn} </span>
          <span className={styles.name}>{me.name}</span>
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <div className={styles.who}>
          {me.email}
          <span className={styles.role}>{me.roles.map((role) => words.person.role[role]).join(', ')}</span>
        </div>
        <MenuList>
          <MenuGroup>
            <MenuGroupHeader>{words.person.language}</MenuGroupHeader>
            {Object.entries(wordsOf).map(([name, { language: label }]) => (
              <MenuItemRadio key={name} name="language" value={name} lang={name}>
                {label}
              </MenuItemRadio>
            ))}
          </MenuGroup>
          <MenuItem onClick={() => void signIn.again()}>{words.person.other}</MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}
