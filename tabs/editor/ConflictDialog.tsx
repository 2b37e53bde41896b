import { Button } from '@fluentui/react-components'
import { useState } from 'react'
import type { ProfileDetail } from '../../core/contract/answers.ts'
import type { ProfileDefinition } from '../../core/profile.ts'
import { ApiError } from '../data/api-error.ts'
import { useMe } from '../data/queries.ts'
import { useNewestProfile } from '../data/use-newest-profile.ts'
import { Loaded } from '../parts/Loaded.tsx'
import { Modal } from '../parts/Modal.tsx'
import { useWords } from '../words/words-context.ts'
import { definitionIn, definitionOf, draftOf, type Draft } from './draft.ts'
import { useChoices } from './editor-context.ts'
import type { Edited } from './use-profile-form.ts'
import { VersionChoice } from './VersionChoice.tsx'
import { merged, versionsOf, type Chosen } from './versions.ts'

type ConflictDialogProps = {
  id: string
  draft: Draft
  first: ProfileDefinition
  /** The refusal, which says who was faster. */
  error: unknown
  onClose: () => void
  /** Both versions put together, on top of the newest one. */
  onChosen: (theirs: Edited, part: Draft) => void
}

/** Another version was saved meanwhile: both are shown, and what to keep is chosen part by part. */
export function ConflictDialog({ id, draft, first, error, onClose, onChosen }: ConflictDialogProps) {
  const { words } = useWords()
  const { conflict, cancel } = words.editor
  const { newId } = useChoices()
  const newest = useNewestProfile(id)
  const [chosen, setChosen] = useState<Chosen>({})
  const theirs = newest.data
  const found = theirs && versionsOf(first, definitionOf(draft), definitionIn(theirs))
  const take = () => {
    if (!found) return
    const both = merged(found.versions.mine, found.versions.theirs, { ...found.usual, ...chosen })
    onChosen({ first: found.versions.theirs, saved: theirs }, draftOf(both, newId))
  }
  return (
    <Modal
      isAlert
      isRead
      title={conflict.title}
      onClose={onClose}
      foot={
        <>
          {found && (
            <Button key="take" appearance="primary" onClick={take}>
              {conflict.take}
            </Button>
          )}
          <Button key="cancel" onClick={onClose}>
            {cancel}
          </Button>
        </>
      }
    >
      <div role="status">
        {theirs ? <Lead theirs={theirs} error={error} /> : <Loaded query={newest}>{() => null}</Loaded>}
      </div>
      {found && found.parts.length === 0 && <p>{conflict.same}</p>}
      {found?.parts.map((part) => (
        <VersionChoice
          key={part}
          part={part}
          versions={found.versions}
          side={chosen[part] ?? found.usual[part] ?? 'mine'}
          onChoose={(side) => setChosen({ ...chosen, [part]: side })}
        />
      ))}
    </Modal>
  )
}

/** Who saved the other version, and when: perhaps the same person in another window. */
function Lead({ theirs, error }: { theirs: ProfileDetail; error: unknown }) {
  const { words, format } = useWords()
  const { conflict } = words.editor
  const me = useMe()
  if (theirs.deleted) return conflict.deleted
  const failure = error instanceof ApiError ? error.failure : undefined
  const faster = failure?.kind === 'refused' ? failure.changed : undefined
  const by = faster?.by ?? theirs.updatedBy
  const at = format.dateTime(faster?.at ?? theirs.modifiedAt)
  return by === me.data?.email ? conflict.own(at) : conflict.text(by, at)
}
