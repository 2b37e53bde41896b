import type { ProfileDefinition } from '../../core/profile.ts'

/** Another way to answer profiles over the same people. */
export type Peer = {
  name: string
  /** How many profiles it is asked at a time, where it gains by several. */
  batch: number
  /** Translates profiles; that is not timed. What it returns is: how many people each profile wants. */
  prepare(definitions: ProfileDefinition[]): () => Promise<number[]>
  close(): void
}
