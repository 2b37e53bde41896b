import type { Profile } from './profile.ts'

const mask = (1n << 64n) - 1n

/** FNV-1a over UTF-16 units, 64 bits: tells versions apart, and keeps nobody from anything. */
function hashOf(text: string): string {
  let hash = 0xcbf29ce484222325n
  for (let i = 0; i < text.length; i += 1) hash = ((hash ^ BigInt(text.charCodeAt(i))) * 0x100000001b3n) & mask
  return hash.toString(16)
}

/**
 * The version of a profile as people edit it, as an ETag: it changes with what a person (or the removal of what is gone)
 * changes, and not with what maintenance notes beside it (group, outcome), which would refuse an edit for nothing.
 */
export const versionOf = ({ definition, deletion, modifiedAt }: Profile): string =>
  `"${hashOf(JSON.stringify([definition, deletion !== null, modifiedAt]))}"`
