import { jaFindings } from './ja-findings.ts'
import { same, told, type Told } from './told.ts'

const limit = (text: string): string =>
  text.replace(/^(\d[\d,]*) members$/, '$1 人').replace(/^([\d.,]+) % of current members$/, '現在のメンバーの $1%')
const changes: Record<string, string> = { 'member changes': 'メンバーの変更', adds: '追加', removes: '削除' }
export const kindsOfRun: Record<string, string> = {
  'data refresh': 'データ更新',
  maintenance: 'メンテナンス',
  'held change': '承認された変更',
}

const people: Told[] = [
  same('matches the rules', 'ルールに一致'),
  same('is included', '含める (Include) に指定'),
  same('is not an Entra ID user', 'Entra ID のユーザーではない'),
  same('has no directory id in Learn365', 'Learn365 にディレクトリ ID がない'),
  same('has a directory id that is not valid', 'ディレクトリ ID が正しくない'),
  same('is deleted', '削除されている'),
  same('is excluded', '除外 (Exclude) に指定'),
  same('does not match any more', 'ルールに一致しなくなった'),
  same('is not known in Learn365', 'Learn365 に記録がない'),
  same('was put into the group by hand and does not match', '手動でグループに追加されたが、ルールに一致しない'),
  [
    /^(matches the rules|is included), was taken out of the group by hand$/,
    (why = '') =>
      `${why === 'is included' ? '含める (Include) に指定' : 'ルールに一致'} (手動でグループから削除された)`,
  ],
  same('was deleted in Learn365', 'Learn365 で削除された'),
  same('is a member already', 'すでにメンバーである'),
  same('is not wanted any more', '対象ではなくなった'),
  same('is wanted again', '再び対象になった'),
  same('has left already', 'すでに外れている'),
]

const explanations: Told[] = [
  same('does not match the rules', 'ルールに一致しません'),
  same('does not match the rules; nobody does', 'ルールに一致しません (一致する人はいません)'),
  same(
    'is not included, and the profile has no rules',
    '含める (Include) に指定されておらず、プロファイルにルールがありません',
  ),
  [
    /^is (included|excluded) by the profile "([\s\S]*)"$/,
    (how = '', title = '') => `プロファイル「${title}」により${how === 'included' ? '含まれます' : '除外されます'}`,
  ],
  [
    /^should be a member, but ([\s\S]+)$/,
    (why = '') => `メンバーになるはずですが、次の理由で追加できません: ${told(why, people).text}`,
  ],
]

const profiles: Told[] = [
  [
    /^(\d[\d,]*) (member changes|adds|removes) exceed (.+)$/i,
    (n = '', what = '', of = '') => `${changes[what] ?? what} ${n} 件が、上限 (${limit(of)}) を超えています`,
  ],
  same('changed since the last maintenance', '前回のメンテナンス以降に変更されました'),
  same('the result is empty, but the group has members', '算出結果は空ですが、グループにはメンバーがいます'),
  same('it has no filter and no overrides', 'フィルターもオーバーライドもありません'),
  same('it has no filter and only excludes', 'フィルターがなく、除外だけが指定されています'),
  same('it was not computed', '算出されませんでした'),
  [
    /^(\d+) memberships turn round for the second time within seven days$/,
    (n = '') => `${n} 件のメンバーシップが 7 日以内に再び反転します`,
  ],
  [
    /^a held change waits for a decision: ([\s\S]+)$/i,
    (why = '') => `保留中の変更が判断を待っています: ${told(why, profiles).text}`,
  ],
  same('a rule is not valid', '正しくないルールがあります'),
  same('a profile that it refers to cannot be computed', '参照しているプロファイルを算出できません'),
  [
    /^profiles refer to each other in a circle: (.+)$/i,
    (cycle = '') => `プロファイルが互いに循環して参照しています: ${cycle}`,
  ],
]

const runs: Told[] = [
  same('the timetable', '定期スケジュール'),
  same('settings saved', '設定の保存'),
  same('the settings are not saved', '設定が保存されていません'),
  same('the data refresh has not run yet', 'データ更新がまだ実行されていません'),
  same('discrepancies are handled', '不一致の処理'),
  same('profile memberships are updated', 'プロファイル メンバーシップの更新'),
  same('profiles are assigned to courses', 'プロファイルのコースへの割り当て'),
  same('profiles are unassigned from courses', 'コースからプロファイルの割り当て解除'),
  same('profile deletion', 'プロファイルの削除'),
  same('profile retraction', 'プロファイルのリトラクト'),
  same('courses are read', 'コースの取得'),
  same('catalogs are read', 'カタログの取得'),
  same('users are read', 'ユーザーの取得'),
  same('userFields are read', 'ユーザー フィールドの取得'),
  same('fieldValues are read', 'ユーザー フィールドの値の取得'),
  same('enrollments are read', '登録の取得'),
  same('entraFields are read', 'Entra ID ユーザー フィールドの取得'),
  [
    /^(\d+) of the Learn365 users are not in Entra ID: these fields are blank for them$/,
    (n = '') => `Learn365 のユーザーのうち ${n} 人が Entra ID にいないため、その人のこれらのフィールドは空になります`,
  ],
  same('roleAssignments are read', 'ロールアサインメントの取得'),
  same('the snapshot and the profile schema are stored', 'データとプロファイルスキーマの保存'),
]

const refusals: Told[] = [
  [
    /^A (data refresh|maintenance) is (running|waiting to start) already\.$/,
    (kind = '', doing = '') =>
      `${kindsOfRun[kind] ?? kind}はすでに${doing === 'running' ? '実行中' : '開始待ち'}です。`,
  ],
  same(
    'The settings are not saved yet. Open Settings, fill them in and save them.',
    '設定がまだ保存されていません。設定を開き、入力して保存してください。',
  ),
  same(
    'The first data refresh has not run yet. Assigner will be ready within a few minutes.',
    '最初のデータ更新がまだ実行されていません。Assigner は数分以内に使用できるようになります。',
  ),
  same('The settings are not complete.', '設定に入力されていない項目があります。'),
  [/^(\d+) values? (?:is|are) not right\.$/, (n = '') => `正しくない値が ${n} 件あります。`],
  same(
    'The settings were changed by somebody else meanwhile. Read them again and repeat your change.',
    'その間にほかの人が設定を変更しました。もう一度読み込んでから変更してください。',
  ),
  same(
    'No maintenance has computed the members of this profile yet.',
    'このプロファイルのメンバーは、まだメンテナンスで算出されていません。',
  ),
  [/^There is no profile "(.*)"\.$/, (id = '') => `プロファイル「${id}」はありません。`],
  [/^There is no held change "(.*)"\.$/, (id = '') => `保留中の変更「${id}」はありません。`],
  [
    /^This change does not wait for a decision any more: it (?:has expired|is \w+)(?: by (.+))?\.$/,
    (who = '') => `この変更は、もう判断を待っていません。${who === '' ? '' : `判断した人: ${who}。`}`,
  ],
  same(
    'Somebody else has decided meanwhile. Read it again.',
    'その間にほかの人が判断しました。もう一度読み込んでください。',
  ),
  same(
    'This change is not what the card shows any more. Review it in the tab.',
    'この変更は、カードに表示されている内容から変わっています。タブで確認してください。',
  ),
  [/^There is no run "(.*)"\.$/, (id = '') => `実行「${id}」はありません。`],
]

/** The server's sentences in Japanese; one that is not here is shown in English, and marked as English. */
export const jaTold: readonly Told[] = [...people, ...explanations, ...profiles, ...runs, ...refusals, ...jaFindings]
