import { kindsOfRun } from './ja-runs.ts'
import { same, type Told } from './told.ts'

const notSaved: Told[] = [
  same(
    'The settings are not saved yet. Open Settings, fill them in and save them.',
    '設定がまだ保存されていません。設定を開き、入力して保存してください。',
  ),
  same(
    'The first data refresh has not run yet. Assigner will be ready within a few minutes.',
    '最初のデータ更新がまだ実行されていません。Assigner は数分以内に使用できるようになります。',
  ),
  same(
    'No maintenance has computed the members of this profile yet.',
    'このプロファイルのメンバーは、まだメンテナンスで算出されていません。',
  ),
  [
    /^A (data refresh|maintenance) is (running|waiting to start) already\.$/,
    (kind = '', doing = '') =>
      `${kindsOfRun[kind] ?? kind}はすでに${doing === 'running' ? '実行中' : '開始待ち'}です。`,
  ],
  same(
    'Your tenant is locked for maintenance. Please try again when it is unlocked.',
    'メンテナンスのためテナントがロックされています。ロックが解除されてから、もう一度お試しください。',
  ),
]

const notRight: Told[] = [
  same('The settings are not complete.', '設定に入力されていない項目があります。'),
  same('The roles are not right.', 'ロールに正しくない項目があります。'),
  same('The file could not be read.', 'ファイルを読み取れません。'),
  [/^(\d+) values? (?:is|are) not right\.$/, (n = '') => `正しくない値が ${n} 件あります。`],
  [/^The profile is not valid: (\d+) (?:findings?|errors?)\.$/, (n = '') => `正しくない項目が ${n} 件あります。`],
  same('The approval names people who are not in this change.', 'この変更の対象者ではない人が、承認に含まれています。'),
]

const notThere: Told[] = [
  [/^There is no profile "(.*)"\.$/, (id = '') => `プロファイル「${id}」はありません。`],
  [/^There is no held change "(.*)"\.$/, (id = '') => `保留中の変更「${id}」はありません。`],
  [/^There is no run "(.*)"\.$/, (id = '') => `実行「${id}」はありません。`],
  [/^There is no refresh "(.*)" that is kept aside\.$/, (id = '') => `保留中のデータ更新「${id}」はありません。`],
  [
    /^Learn365 has no user "(.*)"\. Search for the person first\.$/,
    (id = '') => `Learn365 にユーザー「${id}」はいません。先に検索してください。`,
  ],
  [
    /^(\d+) of the profiles that were named are not there, or are deleted\.$/,
    (n = '') => `指定されたプロファイルのうち ${n} 件は、存在しないか、削除されています。`,
  ],
  [
    /^The profile was deleted\. Restore it before you (change|duplicate) it\.$/,
    (what) => `プロファイルは削除されています。${what === 'change' ? '変更' : '複製'}するには、先に復元してください。`,
  ],
]

const changed: Told[] = [
  [
    /^(?:"([\s\S]*)" was|The (settings|roles) were) changed by ([\s\S]+) meanwhile\. Read it again and repeat your change\.$/,
    (title = '', what = '', who = '') =>
      `${who === 'somebody else' ? 'ほかの人' : `${who} `}が先に${title === '' ? (what === 'roles' ? 'ロール' : '設定') : `「${title}」`}を変更しました。もう一度読み込んでから変更してください。`,
  ],
  [
    /^This change does not wait for a decision any more: it (?:has expired|is \w+)(?: by (.+))?\.$/,
    (who = '') => `この変更は、もう判断を待っていません。${who === '' ? '' : `判断した人: ${who}。`}`,
  ],
  [
    /^Somebody else has decided meanwhile\.(?: Read it again\.)?$/,
    () => 'ほかの人が先に判断しました。もう一度読み込んでください。',
  ],
  same('A newer data refresh has taken its place.', 'より新しいデータ更新に置き換わっています。'),
  same(
    'Nobody was refused in this change: it was not decided.',
    'この変更は判断されていないため、対象から外した人はいません。',
  ),
  same(
    'This change is not what the card shows any more. Review it in the tab.',
    'この変更は、カードに表示されている内容から変わっています。タブで確認してください。',
  ),
]

/** What the server says when it says no. */
export const jaRefusals: readonly Told[] = [
  ...notSaved,
  ...notRight,
  ...notThere,
  ...changed,
  [
    /^This needs the role Assigner\.Admin; .*$/,
    () => 'この操作を実行できるのは、Assigner.Admin ロールを持つ人だけです。',
  ],
  [
    /^(?:You have|Your organization has) sent too many requests\. Please try again in (\d+) seconds\.$/,
    (seconds = '') => `要求が多すぎます。${seconds} 秒後にもう一度お試しください。`,
  ],
]
