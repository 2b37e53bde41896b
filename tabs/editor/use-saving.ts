import { useAnnounce } from '@fluentui/react-components'
import { useState } from 'react'
import type { ProfileDetail } from '../../core/contract/answers.ts'
import type { Finding } from '../../core/findings.ts'
import { findingsOf, statusOf } from '../data/api-error.ts'
import { useSaveProfile } from '../data/use-save-profile.ts'
import { useLeaveGuard } from '../use-leave-guard.ts'
import { useWords } from '../words/words-context.ts'
import { definitionOf } from './draft.ts'
import type { Edited, ProfileForm } from './use-profile-form.ts'

/** The button that saves. */
export const saveId = 'profile-save'

/** How far saving is: being written, what would change being looked at, or two versions to choose from. */
export type SavingStep = 'writing' | 'reviewing' | 'choosing'

/** Saving a profile: what is wrong first, then what would change, then the save; nothing that was typed is lost on the way. */
export function useSaving(edited: Edited, form: ProfileForm) {
  const { words, format } = useWords()
  const { announce } = useAnnounce()
  const [step, setStep] = useState<SavingStep>('writing')
  const guard = useLeaveGuard(form.unsaved)
  const saved = (profile: ProfileDetail) => {
    announce(words.editor.saved(profile.title))
    setStep('writing')
    guard.leaveTo({ page: 'profile', id: profile.id })
  }
  const save = useSaveProfile(saved)
  const refuse = (findings: Finding[]) => {
    form.refuse(findings)
    form.attempt()
    setStep('writing')
    announce(words.editor.notRight(findings.length, format.number(findings.length)))
    // The list of what is wrong stands first on the page.
    requestAnimationFrame(() => document.getElementById('profile-findings')?.focus())
  }
  return {
    step,
    guard,
    error: save.error,
    isSaving: save.isPending || guard.isLeaving,
    review: () => {
      save.reset()
      form.attempt()
      if (form.errors.length > 0) refuse(form.errors)
      else setStep('reviewing')
    },
    refuse,
    goOn: () => {
      // A save that is under way cannot be called back: what was written meanwhile would be left behind by it.
      if (save.isPending) return
      save.reset()
      setStep('writing')
      // The choice came in place of another dialog: where the focus was before, the browser does not know.
      if (step === 'choosing') requestAnimationFrame(() => document.getElementById(saveId)?.focus())
    },
    confirm: () => {
      const { saved: version } = edited
      save.mutate(
        {
          definition: definitionOf(form.draft),
          edited: version && { id: version.id, etag: version.etag },
        },
        {
          onError: (error) => {
            const findings = findingsOf(error)
            if (statusOf(error) === 412) setStep('choosing')
            else if (findings.length > 0) refuse(findings)
          },
        },
      )
    },
  }
}

export type Saving = ReturnType<typeof useSaving>
