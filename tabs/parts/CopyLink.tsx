import { Button, Field, Input, useAnnounce } from '@fluentui/react-components'
import { LinkRegular } from '@fluentui/react-icons/svg/link'
import { useMutation } from '@tanstack/react-query'
import { addressOf, type Route } from '../route.ts'
import { useTab } from '../tab-context.ts'
import { useWords } from '../words/words-context.ts'

/** Gives a page's link, to be passed on; where the browser forbids to copy it, it is shown. */
export function CopyLink({ page, title }: { page: Route; title: string }) {
  const { words } = useWords()
  const { announce } = useAnnounce()
  const { share } = useTab()
  const copying = useMutation({
    mutationFn: () => share(page, title),
    onSuccess: (how) => how === 'copied' && announce(words.link.copied),
  })
  if (copying.isError)
    return (
      <Field label={words.link.byHand}>
        <Input readOnly value={addressOf(page, window.location)} onFocus={({ target }) => target.select()} />
      </Field>
    )
  return (
    <Button icon={<LinkRegular />} onClick={() => copying.mutate()}>
      {copying.data === 'copied' ? words.link.done : words.link.copy}
    </Button>
  )
}
