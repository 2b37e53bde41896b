import { Button } from '@fluentui/react-components'
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download'
import { useWords } from '../words/words-context.ts'

type DownloadMembersProps = { locked: boolean; busy: boolean; onDownload: () => void }

/** The guide's "Download members list". */
export function DownloadMembers({ locked, busy, onDownload }: DownloadMembersProps) {
  const { words } = useWords()
  return (
    <Button
      icon={<ArrowDownloadRegular />}
      disabledFocusable={locked || busy}
      title={locked ? words.common.locked : undefined}
      onClick={onDownload}
    >
      {busy ? words.members.downloading : words.members.download}
    </Button>
  )
}
