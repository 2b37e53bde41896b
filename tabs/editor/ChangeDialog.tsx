import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components'
import { useEffect, useId } from 'react'
import { findingsOf } from '../data/api-error.ts'
import { useChangePreview } from '../data/use-change-preview.ts'
import { ErrorPanel } from '../parts/ErrorPanel.tsx'
import { Loading } from '../parts/Loading.tsx'
import { useWords } from '../words/words-context.ts'
import { changeText } from './change-text.ts'
import { definitionOf } from './draft.ts'
import { useAnnounced } from './use-announced.ts'
import type { ProfileForm } from './use-profile-form.ts'
import type { Saving } from './use-saving.ts'
import { WhatWouldChange } from './WhatWouldChange.tsx'

type ChangeDialogProps = { form: ProfileForm; saving: Saving; profile: string | undefined }

/** "What would change", before it is saved: adds and removes by name, and what that means. */
export function ChangeDialog({ form, saving, profile }: ChangeDialogProps) {
  const { words, format } = useWords()
  const { editor } = words
  const session = useId()
  const preview = useChangePreview({ session, serial: form.serial, profile, definition: definitionOf(form.draft) })
  const found = preview.data?.findings ?? findingsOf(preview.error)
  const errors = found.filter(({ severity }) => severity === 'error')
  const { refuse } = saving
  useAnnounced(preview.data ? changeText(preview.data, form.draft, words, format) : '')
  const isWrong = errors.length > 0
  useEffect(() => {
    if (isWrong) refuse(errors)
    // Once: what is wrong is told on the page, and the dialog is gone.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isWrong])
  return (
    <Dialog open onOpenChange={saving.goOn}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{editor.preview.title}</DialogTitle>
          <DialogContent>
            {preview.data && (
              <WhatWouldChange preview={preview.data} draft={form.draft} isNew={profile === undefined} />
            )}
            {preview.isPending && <Loading label={editor.preview.computing} />}
            {preview.error && (
              <ErrorPanel error={preview.error} onRetry={() => void preview.refetch()}>
                <p>{editor.preview.unavailable}</p>
              </ErrorPanel>
            )}
            {saving.error && (
              <ErrorPanel error={saving.error}>
                <p>{editor.kept}</p>
              </ErrorPanel>
            )}
          </DialogContent>
          <DialogActions>
            <Button
              appearance="primary"
              disabledFocusable={saving.isSaving || preview.isPending}
              onClick={saving.confirm}
            >
              {saving.isSaving ? editor.saving : preview.error ? editor.preview.saveAnyway : editor.save}
            </Button>
            <Button disabledFocusable={saving.isSaving} onClick={saving.goOn}>
              {editor.preview.goOn}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
