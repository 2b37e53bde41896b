import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components'
import { useState } from 'react'
import type { ProfileDetail } from '../../core/contract/answers.ts'
import type { ProfileDefinition } from '../../core/profile.ts'
import { ApiError } from '../data/api-error.ts'
import { useNewestProfile } from '../data/use-newest-profile.ts'
import { Loaded } from '../parts/Loaded.tsx'
import { useWords } from '../words/words-context.ts'
import { definitionIn, definitionOf, draftOf, type Draft } from './draft.ts'
import { useChoices } from './editor-context.ts'
import type { Edited } from './use-profile-form.ts'
import { VersionChoice } from './VersionChoice.tsx'
import { conflictsOf, merged, type ProfilePart, type Side } from './versions.ts'

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

/** Somebody has saved another version meanwhile: both are shown, and what to keep is chosen part by part. */
export function ConflictDialog({ id, error, onClose, ...choosing }: ConflictDialogProps) {
  const { words, format } = useWords()
  const { conflict, cancel } = words.editor
  const newest = useNewestProfile(id)
  const failure = error instanceof ApiError ? error.failure : undefined
  const faster = failure?.kind === 'refused' ? failure.changed : undefined
  return (
    <Dialog open modalType="alert">
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{conflict.title}</DialogTitle>
          {newest.data ? (
            <Choosing
              {...choosing}
              theirs={newest.data}
              lead={conflict.text(
                faster?.by ?? newest.data.updatedBy,
                format.dateTime(faster?.at ?? newest.data.modifiedAt),
              )}
              onClose={onClose}
            />
          ) : (
            <>
              <DialogContent>
                <Loaded query={newest}>{() => null}</Loaded>
              </DialogContent>
              <DialogActions>
                <Button onClick={onClose}>{cancel}</Button>
              </DialogActions>
            </>
          )}
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}

type ChoosingProps = Pick<ConflictDialogProps, 'draft' | 'first' | 'onChosen' | 'onClose'> & {
  theirs: ProfileDetail
  lead: string
}

function Choosing({ draft, first, theirs, lead, onChosen, onClose }: ChoosingProps) {
  const { conflict, cancel } = useWords().words.editor
  const { newId } = useChoices()
  const versions = { mine: definitionOf(draft), theirs: definitionIn(theirs) }
  const conflicts = conflictsOf(first, versions.mine, versions.theirs)
  const [chosen, setChosen] = useState<Partial<Record<ProfilePart, Side>>>(() =>
    Object.fromEntries(conflicts.map(({ part, usual }) => [part, usual])),
  )
  const take = () => {
    const both = merged(versions.mine, versions.theirs, chosen)
    onChosen({ first: versions.theirs, saved: theirs }, draftOf(both, newId))
  }
  return (
    <>
      <DialogContent>
        <p>{theirs.deleted ? conflict.deleted : lead}</p>
        {conflicts.length === 0 && <p>{conflict.same}</p>}
        {conflicts.map(({ part }) => (
          <VersionChoice
            key={part}
            part={part}
            versions={versions}
            side={chosen[part] ?? 'mine'}
            onChoose={(side) => setChosen({ ...chosen, [part]: side })}
          />
        ))}
      </DialogContent>
      <DialogActions>
        <Button appearance="primary" onClick={take}>
          {conflict.take}
        </Button>
        <Button onClick={onClose}>{cancel}</Button>
      </DialogActions>
    </>
  )
}
