import { Button, useAnnounce } from '@fluentui/react-components'
import { ArrowExportRegular } from '@fluentui/react-icons/svg/arrow-export'
import { ArrowImportRegular } from '@fluentui/react-icons/svg/arrow-import'
import { Suspense, lazy, useState } from 'react'
import type { Me, TenantStatus } from '../../core/contract/answers.ts'
import { useProfileActions } from '../data/use-profile-actions.ts'
import { ErrorPanel } from '../parts/ErrorPanel.tsx'
import { whyNotChange } from '../why-not-change.ts'
import { useWords } from '../words/words-context.ts'

const ImportDialog = lazy(async () => ({ default: (await import('./ImportDialog.tsx')).ImportDialog }))

type FileActionsProps = {
  me: Me
  tenant: TenantStatus
  /** There are no profiles. */
  isEmpty: boolean
}

/** Profiles from a file, and all of them into one. */
export function FileActions({ me, tenant, isEmpty }: FileActionsProps) {
  const { words } = useWords()
  const { announce } = useAnnounce()
  const [open, setOpen] = useState(false)
  const reason = whyNotChange(me, tenant, words)
  const exporting = useProfileActions(() => announce(words.actions.exported))
  return (
    <>
      <Button
        icon={<ArrowImportRegular />}
        disabledFocusable={reason !== ''}
        title={reason || undefined}
        aria-description={reason || undefined}
        onClick={() => setOpen(true)}
      >
        {words.actions.import}
      </Button>
      <Button
        icon={<ArrowExportRegular />}
        disabledFocusable={isEmpty || exporting.isPending}
        title={isEmpty ? words.actions.nothingToExport : undefined}
        aria-description={isEmpty ? words.actions.nothingToExport : undefined}
        onClick={() => exporting.mutate({ deed: 'export', rows: [] })}
      >
        {words.actions.exportAll}
      </Button>
      {exporting.error && <ErrorPanel error={exporting.error} />}
      {open && (
        <Suspense>
          <ImportDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
