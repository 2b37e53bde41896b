import { jaChecks } from './ja-checks.ts'
import { jaFindings } from './ja-findings.ts'
import { jaProblems } from './ja-problems.ts'
import { jaRefusals } from './ja-refusals.ts'
import { jaRuns } from './ja-runs.ts'
import { same, told, type Told, type Wording } from './told.ts'

const limit = (text: string): string =>
  text.replace(/^(\d[\d,]*) members$/, '$1 人').replace(/^([\d.,]+) % of current members$/, '現在のメンバーの $1%')
const changes: Record<string, string> = { 'member changes': 'メンバーの変更', adds: '追加', removes: '削除' }

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
  same('is not in Entra ID any more', 'Entra ID にもういない'),
  [
    /^cannot be added to Entra ID because the user ([\s\S]+)$/,
    (why = '') => `Entra ID グループに追加できない (${told(why, people).text})`,
  ],
  same('is another user of Entra ID now, says Learn365', 'Learn365 では別の Entra ID ユーザーになっている'),
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
    /^another Learn365 user of the same Entra ID account (should be a member|is excluded)$/,
    (how) =>
      `同じ Entra ID アカウントを持つ別の Learn365 ユーザーが、${how === 'is excluded' ? '除外 (Exclude) に指定されています' : 'メンバーになるはずです'}`,
  ],
  [
    /^should be a member, but ([\s\S]+)$/,
    (why = '') => `メンバーになるはずですが、次の理由で追加できません: ${told(why, people).text}`,
  ],
]

const profiles: Told[] = [
  same('it is not auto-populated', '自動入力がオフです'),
  [
    /^(\d[\d,]*) (member changes|adds|removes) exceed (.+)$/i,
    (n = '', what = '', of = '') => `${changes[what] ?? what} ${n} 件が、上限 (${limit(of)}) を超えています`,
  ],
  same('changed since the last maintenance', '前回のメンテナンス以降に変更されました'),
  same('its held change is approved, and about to be applied', '保留されていた変更は承認され、まもなく適用されます'),
  same(
    'its held change does not wait any more: it is planned anew',
    '保留されていた変更は判断待ちではなくなり、あらためて算出されます',
  ),
  [
    /^(.+) dismissed its held change: nobody of it is planned until the profile is edited or they are released$/,
    (who = '') =>
      `${who} が保留中の変更を却下しました。対象者は、プロファイルが編集されるか、解除されるまで算出されません`,
  ],
  [
    /^(.+) left people out of its held change: they are not planned until the profile is edited or they are released$/,
    (who = '') =>
      `${who} が保留中の変更の一部の人を対象から外しました。プロファイルが編集されるか、解除されるまで算出されません`,
  ],
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

const say = (text: string): Wording => told(text, jaTold)

/** The server's sentences in Japanese; one that is not here is shown in English, and marked as English. */
export const jaTold: readonly Told[] = [
  ...people,
  ...explanations,
  ...profiles,
  ...jaRuns(say),
  ...jaRefusals,
  ...jaChecks,
  ...jaFindings,
  ...jaProblems(say),
]
