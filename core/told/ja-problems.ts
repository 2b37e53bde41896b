import { jaTold, kindsOfRun } from './ja-told.ts'
import { told, type Told } from './told.ts'

/* What mails quote of runs: where a profile is wrong, what shrank, what a system outside answered. */

const inJapanese = (text: string): string => told(text, jaTold).text

const sections: Record<string, string> = {
  userProperties: 'ユーザー プロパティ',
  userDates: 'ユーザーの日付',
  userActivities: 'ユーザー アクティビティ',
  'overrides.include': 'オーバーライド (含める)',
  'overrides.exclude': 'オーバーライド (除外)',
  courses: 'コース',
}

/** A place in a profile as the tab names it: its section, and which rule of it, counted from 1. */
function place(path: string): string {
  const section = Object.keys(sections).find((name) => path.startsWith(name))
  if (!section) return path
  const rules = [...path.matchAll(/\brules\[(\d+)\]/g)].map(([, n]) => Number(n) + 1)
  const [, item] = /^[a-z.]+\[(\d+)\]/.exec(path) ?? []
  const at = item === undefined ? [] : [`${Number(item) + 1} 件目`]
  return [sections[section], ...(rules.length > 0 ? [`ルール ${rules.join('.')}`] : at)].join('、')
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
  [/^unexpected error$/, () => '予期しないエラーが発生しました'],
]

/** A sentence of the product in Japanese; what has no wording is quoted as the technical detail that it is. */
export function problemInJapanese(text: string): string {
  const { text: wording, own } = told(text, [...problems, ...jaTold])
  return own ? wording : `詳細: ${text}`
}
