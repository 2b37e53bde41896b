import { useAnnounce } from '@fluentui/react-components'
import { useCallback, useMemo, useReducer, useState } from 'react'
import type { ProfileDetail } from '../../core/contract/answers.ts'
import type { Finding } from '../../core/findings.ts'
import type { FilterSection, ProfileDefinition } from '../../core/profile.ts'
import { useWords } from '../words/words-context.ts'
import { begin, changed } from './changes.ts'
import { draftOf, isChanged, shapeFindings, type Draft } from './draft.ts'
import { sayable, together } from './findings-at.ts'
import { countsByNode, findingsByNode, nodesIn } from './node-paths.ts'
import type { NewId, Query, QueryNode } from './query.ts'
import { useLivePreview } from './use-live-preview.ts'

/** What is edited: a new profile, or a version of one. */
export type Edited = { first: ProfileDefinition; saved: ProfileDetail | undefined }

const noFindings: Finding[] = []

/** A profile as it is written: what is typed, what it describes, and what is wrong with it. */
export function useProfileForm({ first, saved }: Edited, newId: NewId) {
  const { words } = useWords()
  const { announce } = useAnnounce()
  const [changes, change] = useReducer(changed, undefined, () => begin(draftOf(first, newId)))
  const [attempted, setAttempted] = useState(false)
  const [refused, setRefused] = useState<{ serial: number; findings: Finding[] }>()
  const { draft, serial } = changes
  const live = useLivePreview(changes, saved?.id)
  const shape = useMemo(() => shapeFindings(draft), [draft])
  const ofServer = refused?.serial === serial ? refused.findings : noFindings
  const isTried = attempted || saved !== undefined
  const told = useMemo(
    () => sayable(together(live.preview?.findings ?? noFindings, ofServer), isTried),
    [isTried, live.preview, ofServer],
  )
  const write = useCallback((part: Partial<Draft>) => change({ do: 'write', part }), [])
  const writeRules = useCallback((section: FilterSection, query: Query) => write({ [section]: query }), [write])
  const nodes = useMemo(
    () => ({
      counts: countsByNode(live.preview?.clauses ?? [], live.ids ?? new Map()),
      findings: findingsByNode(told, live.ids ?? new Map()),
      asked: live.asked ? nodesIn(live.asked) : new Set<QueryNode>(),
      attempted,
    }),
    [attempted, live.asked, live.ids, live.preview, told],
  )
  return {
    draft,
    serial,
    write,
    writeRules,
    unsaved: useMemo(() => isChanged(draft, first), [draft, first]),
    attempted,
    /** Of the page as a whole; what an older draft was told of may be mended by now. */
    findings: together(attempted ? shape : [], told),
    /** What keeps it from being saved, as far as is known of this very draft. */
    errors: together(shape, live.isCurrent ? told : []).filter(({ severity }) => severity === 'error'),
    nodes,
    live,
    mayUndo: changes.past.length > 0,
    mayRedo: changes.future.length > 0,
    undo: () => {
      change({ do: 'undo' })
      announce(words.editor.undone)
    },
    redo: () => {
      change({ do: 'redo' })
      announce(words.editor.redone)
    },
    beginAgain: (definition: ProfileDefinition) => change({ do: 'begin again', draft: draftOf(definition, newId) }),
    attempt: () => setAttempted(true),
    refuse: (findings: Finding[]) => setRefused({ serial, findings }),
  }
}

export type ProfileForm = ReturnType<typeof useProfileForm>
