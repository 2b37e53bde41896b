import { LeaveDialog } from '../parts/LeaveDialog.tsx'
import { ChangeDialog } from './ChangeDialog.tsx'
import { ConflictDialog } from './ConflictDialog.tsx'
import type { Edited, ProfileForm } from './use-profile-form.ts'
import type { Saving } from './use-saving.ts'

type SavingDialogsProps = { form: ProfileForm; saving: Saving; edited: Edited; onEdited: (edited: Edited) => void }

/** What is asked before something is saved, or left. */
export function SavingDialogs({ form, saving, edited, onEdited }: SavingDialogsProps) {
  const { wanted, stay, leaveTo } = saving.guard
  return (
    <>
      {saving.step === 'reviewing' && <ChangeDialog form={form} saving={saving} profile={edited.saved?.id} />}
      {saving.step === 'choosing' && edited.saved && (
        <ConflictDialog
          draft={form.draft}
          first={edited.first}
          id={edited.saved.id}
          error={saving.error}
          onClose={saving.goOn}
          onChosen={(theirs, part) => {
            onEdited(theirs)
            form.write(part)
            saving.goOn()
          }}
        />
      )}
      {wanted && <LeaveDialog onStay={stay} onLeave={() => leaveTo(wanted)} />}
    </>
  )
}
