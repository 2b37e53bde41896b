import { createContext, use } from 'react'
import type { Finding } from '../../core/findings.ts'
import type { ProfileSchema } from '../../core/profile-schema.ts'
import type { Names } from '../profile/rule-sentence.ts'
import type { NewId, QueryNode } from './query.ts'

/** What does not change while somebody writes: what can be chosen, and how ids are made. */
export type Choices = { schema: ProfileSchema; names: Names; newId: NewId }

export const ChoicesContext = createContext<Choices | undefined>(undefined)

export function useChoices(): Choices {
  const choices = use(ChoicesContext)
  if (!choices) throw new Error('useChoices outside ChoicesContext')
  return choices
}

/** What the last count said, by the ids of nodes. It stays as it is while somebody types, or each key would draw every rule. */
export type Live = {
  counts: ReadonlyMap<string, number>
  findings: ReadonlyMap<string, Finding[]>
  /** The nodes as they were when they were asked about. */
  asked: ReadonlySet<QueryNode>
  /** Somebody has tried to save: from then on what is not complete is wrong. */
  attempted: boolean
}

export const LiveContext = createContext<Live>({
  counts: new Map(),
  findings: new Map(),
  asked: new Set(),
  attempted: false,
})

export const useLive = (): Live => use(LiveContext)
