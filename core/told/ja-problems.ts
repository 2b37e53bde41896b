import { jaTold, kindsOfRun } from './ja-told.ts'
import { told, type Told } from './told.ts'

/* What mails quote of runs: where a profile is wrong, what shrank, what a system outside answered. */

const inJapanese = (text: string): string => told(text, jaTold).text

const sections: Record<string, string> = {
  userProperties: 'ユーザー プロパティ',
  userDates: 'ユーザーの日付',
  userActivities: 'ユーザーのアクティビティ',
  'overrides.include': 'オーバーライド (含める)',
  'overrides.exclude': 'オーバーライド (除外)',
  courses: 'コース',
}

/** A place in a profile as a reader finds it: its section, and which rule of it, counted from 1. */
function place(path: string): string {
  const section = Object.keys(sections).find((name) => path.startsWith(name))
  if (!section) return path
  const numbers = [...path.matchAll(/\[(\d+)\]/g)].map(([, n]) => String(Number(n) + 1))
  return `${sections[section] ?? section}${numbers.length > 0 ? ` ${numbers.join('-')}` : ''}`
}

const shrunk: Record<string, string> = {
  users: 'ユーザー',
  courses: 'コース',
  enrollments: '登録',
  'completed enrollments': '完了した登録',
  'people who can be members': 'メンバーになれる人',
}

const problems: Told[] = [
  [
    /^([a-zA-Z]+[\w.[\]]*): ([\s\S]+), expected ([\s\S]+)$/,
    (path = '', found = '', expected = '') =>
      `${place(path)}: ${inJapanese(found)} (正しくは: ${inJapanese(expected)})`,
  ],
  [
    /^(?:filled ([\s\S]+)|([a-z ]+)): (\d+) before, (\d+) now$/,
    (field = '', what = '', before = '', now = '') =>
      `${field ? `「${field}」の値` : (shrunk[what] ?? what)}: 前回 ${before}、今回 ${now}`,
  ],
  [
    /^(data refresh|maintenance|held change) (\d{4}-\d\d-\d\d)T(\d\d:\d\d)[\d:.]*Z$/,
    (kind = '', day = '', time = '') => `${kindsOfRun[kind] ?? kind} (${day} ${time} UTC)`,
  ],
  [
    /^([\s\S]+?): (Learn365|Entra ID|sign-in|store|Key Vault) answered (\d+)([\s\S]*)$/,
    (about = '', system = '', status = '', words = '') =>
      `${system} が HTTP ${status} を返しました (詳細: ${about}${words})`,
  ],
  [
    /^([\s\S]+?): (\S+) did not answer \(([\s\S]*)\)$/,
    (about = '', host = '', words = '') => `${host} から応答がありませんでした (詳細: ${about}, ${words})`,
  ],
  [
    /^([\s\S]+?): asked to wait (\d+) seconds$/,
    (about = '', seconds = '') => `${seconds} 秒待つように求められました (詳細: ${about})`,
  ],
  [
    /^(\d+) memberships turn round for the second time within seven days$/,
    (n = '') => `${n} 件のメンバーシップが 7 日以内に再び反転します`,
  ],
  [
    /^a held change waits for a decision: ([\s\S]+)$/,
    (because = '') => `保留中の変更が判断を待っています: ${inJapanese(because)}`,
  ],
  [/^unexpected error$/, () => '予期しないエラー'],
]

/** A sentence of the product in Japanese; what has no wording is quoted as the technical detail that it is. */
export function problemInJapanese(text: string): string {
  const { text: wording, own } = told(text, [...problems, ...jaTold])
  return own ? wording : `詳細: ${text}`
}
