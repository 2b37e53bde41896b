import { nearestTexts } from '../core/nearest-texts.ts'
import { fold } from '../core/text.ts'

/** What can be asked for in the chat. */
export const commandKinds = [
  'help',
  'status',
  'profiles',
  'preview members',
  'why',
  'held',
  'approve',
  'run maintenance',
  'refresh data',
  'alerts on',
  'alerts off',
  'alerts lock on',
  'alerts lock off',
] as const
export type CommandKind = (typeof commandKinds)[number]

/** The words of a command in both languages; both are understood in either. The first two are told. */
export const commandNames: Record<CommandKind, readonly [en: string, ja: string, ...others: string[]]> = {
  help: ['help', 'ヘルプ', '?', 'hello', 'hi', 'こんにちは', '使い方'],
  status: ['status', '状況', 'ステータス', '状態'],
  profiles: ['profiles', 'プロファイル', 'profile', 'プロファイル一覧'],
  'preview members': ['preview members', 'メンバーのプレビュー', 'preview', 'プレビュー', 'メンバー プレビュー'],
  why: ['why', '理由', 'なぜ', 'why is'],
  held: ['held', '保留中', 'held changes', '保留', '保留中の変更'],
  approve: ['approve', '承認', '承認する'],
  'run maintenance': ['run maintenance', 'メンテナンスの実行', 'maintenance', 'メンテナンス', 'メンテナンスを実行'],
  'refresh data': ['refresh data', 'データの更新', 'data refresh', 'データ更新', 'データを更新', 'refresh'],
  'alerts on': ['alerts on', 'アラート オン', 'アラートオン', 'alert on'],
  'alerts off': ['alerts off', 'アラート オフ', 'アラートオフ', 'alert off'],
  'alerts lock on': ['alerts lock on', 'アラート ロック オン', 'アラートロックオン'],
  'alerts lock off': ['alerts lock off', 'アラート ロック オフ', 'アラートロックオフ'],
}

/** The commands that say something behind their words; of the others it is no part. */
const withMore = new Set<CommandKind>(['profiles', 'preview members', 'why', 'held', 'approve'])

export type Command =
  | { kind: CommandKind; rest: string }
  /** Nothing that is known; what was perhaps meant, the nearest first, each as it would be written. */
  | { kind: 'unknown'; nearest: string[] }

type Named = { kind: CommandKind; name: string }
/** Every name, the longest first: "alerts lock on" before "alerts". */
const names: readonly Named[] = Object.entries(commandNames)
  .flatMap(([kind, all]) => all.map((name) => ({ kind: kind as CommandKind, name: fold(name) ?? name })))
  .sort((a, b) => b.name.length - a.name.length)

const isJapanese = (name: string): boolean => /[^ -~]/.test(name)

/**
 * Which command a text is.
 * @param text as `tidy` leaves it.
 */
export function readCommand(text: string): Command {
  const folded = fold(text) ?? ''
  if (folded === '') return { kind: 'help', rest: '' }
  for (const { kind, name } of names) {
    const rest = restBehind(name, text, folded)
    if (rest !== undefined && (rest === '' || withMore.has(kind))) return { kind, rest }
  }
  return { kind: 'unknown', nearest: nearestCommands(text, folded) }
}

/** What stands behind a command's name, as it was written; undefined where the text does not begin with it. */
function restBehind(name: string, text: string, folded: string): string | undefined {
  if (!folded.startsWith(name)) return undefined
  const behind = folded.slice(name.length)
  // Japanese is written without spaces.
  if (behind !== '' && !behind.startsWith(' ') && !isJapanese(name)) return undefined
  // Folding changes letters, not their number, of what `tidy` has normalised.
  return (text.length === folded.length ? text : folded).slice(name.length).trim()
}

function nearestCommands(text: string, folded: string): string[] {
  const words = folded.split(' ')
  const found = [1, 2, 3].flatMap((count) => {
    const same = names.filter(({ name }) => name.split(' ').length === count).map(({ name }) => name)
    const near = nearestTexts(words.slice(0, count).join(' '), same)
    const rest = text.split(' ').slice(count).join(' ')
    return near.map((name) => (withMore.has(kindOf(name)) ? `${name} ${rest}`.trim() : name))
  })
  return [...new Set(found)].slice(0, 3)
}

const kindOf = (name: string): CommandKind => names.find((one) => one.name === name)?.kind ?? 'help'
