import { LinkButton } from '../parts/LinkButton.tsx'
import { Page } from '../parts/Page.tsx'
import { useWords } from '../words/words-context.ts'

/** For an address that names no page. */
export function NowherePage() {
  const { nowhere, profiles } = useWords().words
  return (
    <Page title={nowhere.title}>
      <p>{nowhere.text}</p>
      <div>
        <LinkButton appearance="primary" to={{ page: 'profiles' }}>
          {profiles.title}
        </LinkButton>
      </div>
    </Page>
  )
}
