import { told, type Told, type Wording } from './told.ts'

type Say = (text: string) => Wording

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

/** What shrank between two refreshes. */
const ofData: Told = [
  /^(?:filled ([\s\S]+)|([a-z ]+)): (\d+) before, (\d+) now$/,
  (field = '', what = '', before = '', now = '') =>
    `${field ? `「${field}」の値` : (shrunk[what] ?? what)}: 前回 ${before} 件、今回 ${now} 件`,
]

/** What a system outside answered; its own words are quoted as the technical detail that they are. */
const ofSystems: Told[] = [
  [
    /^([\s\S]+?): (Learn365|Entra ID|sign-in|store|Key Vault) answered (\d+)([\s\S]*)$/,
    (about = '', system = '', status = '', words = '') =>
      `${system} が HTTP ${status} を返しました (詳細: ${about}${words})`,
  ],
  [
    /^Entra ID answered (\d+) ([\s\S]*)$/,
    (status = '', words = '') => `Entra ID が HTTP ${status} を返しました (詳細: ${words})`,
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
  [/^unexpected ([\s\S]+)$/, (words = '') => `予期しないエラーが発生しました (詳細: ${words})`],
]

/** What is quoted of runs: where a profile is wrong, what shrank, what a system outside answered. @param say all wordings. */
export const jaProblems = (say: Say): Told[] => [
  [
    /^((?:user[A-Z]|overrides|courses)[\w.[\]]*): ([\s\S]+), expected ([\s\S]+)$/,
    (path = '', found = '', expected = '') => `${place(path)}: ${say(found).text} (正しくは: ${say(expected).text})`,
  ],
  ofData,
  [
    /^much less data than before: ([\s\S]+)$/,
    (what = '') =>
      `以前より大幅に少ないデータです (${what
        .split('; ')
        .map((one) => told(one, [ofData]).text)
        .join(' / ')})`,
  ],
  ...ofSystems,
  // The rest behind the title of a profile, where it can be said.
  [
    /^([\s\S]+?): ([\s\S]+)$/,
    (title = '', rest = '') => {
      const { text, own } = say(rest)
      return own ? `「${title}」: ${text}` : undefined
    },
  ],
]
