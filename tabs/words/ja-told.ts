import type { Told } from './told.ts'

const exact = (english: string, japanese: string): Told => [
  new RegExp(`^${english.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`, 'i'),
  () => japanese,
]

const limit = (text: string): string =>
  text.replace(/^(\d[\d,]*) members$/, '$1 人').replace(/^([\d.,]+) % of current members$/, '現在のメンバーの $1%')
const changes: Record<string, string> = { 'member changes': 'メンバーの変更', adds: '追加', removes: '削除' }

/** The server's sentences in Japanese; one that is not here is shown in English, and marked as English. */
export const jaTold: readonly Told[] = [
  exact('matches the rules', '条件に一致'),
  exact('is included', '含める (Include) に指定'),
  exact('is not an Entra ID user', 'Entra ID のユーザーではない'),
  exact('has no directory id in Learn365', 'Learn365 にディレクトリ ID がない'),
  exact('has a directory id that is not valid', 'ディレクトリ ID が正しくない'),
  exact('is deleted', '削除されている'),
  [
    /^(\d[\d,]*) (member changes|adds|removes) exceed (.+)$/i,
    (n = '', what = '', of = '') => `${changes[what] ?? what} ${n} 件が、上限 (${limit(of)}) を超えています`,
  ],
  exact('the result is empty, but the group has members', '算出結果は空ですが、グループにはメンバーがいます'),
  exact('it has no filter and no overrides', 'フィルターもオーバーライドもありません'),
  exact('it has no filter and only excludes', 'フィルターがなく、除外だけが指定されています'),
  exact('a rule is not valid', '正しくないルールがあります'),
  exact('a profile that it refers to cannot be computed', '参照しているプロファイルを算出できません'),
  [
    /^profiles refer to each other in a circle: (.+)$/i,
    (cycle = '') => `プロファイルが互いに循環して参照しています: ${cycle}`,
  ],
  exact('the snapshot is older than 24 hours', 'データが 24 時間より古くなっています'),
  exact('absent from one snapshot only', '直近のデータにだけ存在しません'),
  exact('the data refresh has run', 'データ更新が実行済みである'),
  exact('the data refresh has not run yet', 'データ更新がまだ実行されていません'),
  exact('tenant is locked', 'メンテナンスのためのテナント ロック'),
  exact('your tenant is locked for maintenance', 'メンテナンスのためのテナント ロック'),
  exact('discrepancies are handled', '不一致の処理'),
  exact('profile memberships are updated', 'プロファイル メンバーシップの更新'),
  exact('profiles are assigned to courses', 'プロファイルのコースへの割り当て'),
  exact('profiles are unassigned from courses', 'コースからプロファイルの割り当て解除'),
  exact('profile deletion', 'プロファイルの削除'),
  exact('profile retraction', 'プロファイルのリトラクト'),
  exact('tenant is unlocked', 'テナント ロックの解除'),
  exact('your tenant is unlocked after maintenance', 'テナント ロックの解除'),
  exact('courses', 'コース'),
  exact('catalogs', 'カタログ'),
  exact('users', 'ユーザー'),
  exact('user fields', 'ユーザー フィールド'),
  exact('enrollments', '登録'),
  exact('role assignments', 'ロール アサインメント'),
  exact('profile schema', 'プロファイル スキーマ'),
  exact('timetable', '定期スケジュール'),
  exact('a text that is not blank', '空白でないテキスト'),
  exact('an e-mail address', 'メールアドレス'),
  exact('a client id (GUID)', 'クライアント ID (GUID)'),
  exact('one line', '1 行のテキスト'),
]
