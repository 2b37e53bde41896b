import { same, type Told, type Wording } from './told.ts'

export const kindsOfRun: Record<string, string> = {
  'data refresh': 'データ更新',
  maintenance: 'メンテナンス',
  'held change': '承認された変更',
}

/** The stages of runs, after the guide. */
const stages: Told[] = [
  same('discrepancies are handled', '不一致の処理'),
  same('profile memberships are updated', 'プロファイル メンバーシップの更新'),
  same('profiles are assigned to courses', 'プロファイルのコースへの割り当て'),
  same('profiles are unassigned from courses', 'コースからプロファイルの割り当て解除'),
  same('profile deletion', 'プロファイルの削除'),
  same('profile retraction', 'プロファイルのリトラクト'),
  same('approved changes are applied', '承認された変更の適用'),
  same('courses are read', 'コースの取得'),
  same('catalogs are read', 'カタログの取得'),
  same('users are read', 'ユーザーの取得'),
  same('userFields are read', 'ユーザー フィールドの取得'),
  same('fieldValues are read', 'ユーザー フィールドの値の取得'),
  same('enrollments are read', '登録の取得'),
  same('roleAssignments are read', 'ロールアサインメントの取得'),
  same('entraFields are read', 'Entra ID ユーザー フィールドの取得'),
  same('the snapshot and the profile schema are stored', 'データとプロファイルスキーマの保存'),
]

/** Who decided, and when. */
const decider = (who: string): string => who.replace(/ at (\d{4}-\d\d-\d\d)T(\d\d:\d\d)[\d:.]*Z$/, ' ($1 $2 UTC)')

/** What started a run, and what became of it. */
const ends: Told[] = [
  same('the timetable', '定期スケジュール'),
  same('settings saved', '設定の保存'),
  [
    /^(data refresh|maintenance|held change) (\d{4}-\d\d-\d\d)T(\d\d:\d\d)[\d:.]*Z$/,
    (kind = '', day = '', time = '') => `${kindsOfRun[kind] ?? kind} (${day} ${time} UTC)`,
  ],
  same('the settings are not saved', '設定が保存されていません'),
  same('the data refresh has not run yet', 'データ更新がまだ実行されていません'),
  same('a newer data refresh was stored meanwhile', 'その間に、より新しいデータ更新が保存されました'),
  same(
    'another run has held the lock of the tenant for 30 minutes',
    '別の実行が 30 分間テナントをロックしたままでした',
  ),
  [
    /^accepted by ([\s\S]+?)(, when a newer one had taken its place)?$/,
    (who = '', late = '') =>
      `${decider(who)} がこのデータの使用を選択しました${late === '' ? '' : '。ただし、すでに新しいデータに置き換わっていました'}`,
  ],
  [/^discarded by ([\s\S]+)$/, (who = '') => `${decider(who)} がこのデータを破棄しました`],
]

const byHand: Record<string, string> = {
  'put into': '手動でグループに追加された',
  'taken out of': '手動でグループから削除された',
}

/** What runs remark about profiles and their groups, and what went wrong with them. @param say all wordings. */
const remarks = (say: (text: string) => Wording): Told[] => [
  [
    /^removed the (include|exclude) of (user|profile) (\S+), which is gone$/,
    (list, kind, id = '') =>
      `存在しない${kind === 'user' ? 'ユーザー' : 'プロファイル'} ${id} のオーバーライド (${list === 'include' ? '含める' : '除外'}) を削除しました`,
  ],
  [
    /^removed the assignment to course (\S+), which is gone$/,
    (id = '') => `存在しないコース ${id} への割り当てを削除しました`,
  ],
  [
    /^(\d+) who would leave are kept, ([\s\S]+)$/,
    (n = '', why = '') => `グループから外れる ${n} 人は、まだ削除されません (${say(why).text})`,
  ],
  same('the snapshot is older than 24 hours', '取得から 24 時間以上経過したデータであるため'),
  same('absent from one snapshot only', 'データにないことがまだ 1 回しか確認されていないため'),
  [
    /^(\d+) members of the group are not users and were left alone$/,
    (n = '') => `グループのメンバーのうち ${n} 件はユーザーではないため、変更していません`,
  ],
  same('its group had been deleted and was restored', 'Entra ID グループが削除されていたため、復元しました'),
  same('its group had been deleted and was created again', 'Entra ID グループが削除されていたため、再作成しました'),
  same(
    'its group is gone; the next maintenance brings it back',
    'Entra ID グループがありません。次回のメンテナンスで復元または再作成されます',
  ),
  same('the group is gone', 'Entra ID グループがない'),
  [/^its group is not renamed, ([\s\S]+)$/, (why = '') => `Entra ID グループの名前を変更できません (${say(why).text})`],
  same('the group has become dynamic', '動的グループに変更されているため'),
  same('roles can be assigned to the group', 'ロールを割り当てることができるグループであるため'),
  [
    /^((?:(?!: )[\s\S])+) was approved and left out, ([\s\S]+)$/,
    (name = '', why = '') => `${name} は承認されましたが、対象外となりました (${say(why).text})`,
  ],
  [/^(\S+) was left out, ([\s\S]+)$/, (id = '', why = '') => `${id} は対象外となりました (${say(why).text})`],
  [
    /^(\d+) changes could not be confirmed(; the next run looks again)?$/,
    (n = '', again = '') =>
      `${n} 件の変更を確認できませんでした${again === '' ? '' : '。次回の実行でもう一度確認されます'}`,
  ],
  same(
    'not applied, because the profile was edited or deleted after the approval',
    '承認の後にプロファイルが編集または削除されたため、適用されませんでした',
  ),
  [
    /^(\d+) (put into|taken out of) the group by hand since the last run: ([\s\S]+?)(?: and (\d+) more)?$/,
    (n = '', what = '', names = '', more = '') =>
      `前回の実行以降に${byHand[what] ?? ''}人が ${n} 人います: ${names}${more === '' ? '' : ` ほか ${more} 人`}`,
  ],
  [
    /^(\d+) of the Learn365 users are not in Entra ID: these fields are blank for them$/,
    (n = '') => `Learn365 のユーザーのうち ${n} 人が Entra ID にいないため、その人のこれらのフィールドは空になります`,
  ],
]

/** What is said of runs. @param say all wordings: reasons stand inside of remarks. */
export const jaRuns = (say: (text: string) => Wording): Told[] => [...stages, ...ends, ...remarks(say)]
