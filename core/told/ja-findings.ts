import { same, type Told } from './told.ts'

/** What would be right, as findings say it, in Japanese. */
export const jaFindings: readonly Told[] = [
  same('a text that is not blank', '空白でないテキスト'),
  same('a value that is not blank', '空白でない値'),
  same('a value: none is saved yet', '値 (まだ保存されていません)'),
  same('an e-mail address', 'メールアドレス'),
  same('a client id (GUID)', 'クライアント ID (GUID)'),
  same('one line', '1 行のテキスト'),
  same('an IANA time zone such as Europe/Copenhagen', 'Asia/Tokyo などの IANA タイム ゾーン'),
  same('a source of this tenant', 'このテナントにあるソース'),
  same('a user field that exists in Learn365', 'Learn365 に存在するユーザー フィールド'),
  same('an Entra ID field named in the settings', '設定で指定した Entra ID フィールド'),
  [
    /^a known Entra ID user field, for example (.+)$/,
    (names = '') => `既知の Entra ID ユーザー フィールド (例: ${names.replace(' or ', ', ')})`,
  ],
  [
    /^a field that User\.Read\.All allows to read; (\S+) needs (\S+)$/,
    (name = '', permission = '') => `User.Read.All で読み取れるフィールド (${name} には ${permission} が必要です)`,
  ],
  [/^at most (\d+) fields$/, (n = '') => `${n} 個以下のフィールド`],
  same('a course that exists in Learn365', 'Learn365 に存在するコース'),
  same('a user who is in Learn365', 'Learn365 にいるユーザー'),
  same('another profile of this tenant', 'このテナントの別のプロファイル'),
  same('profiles that do not refer to each other in a circle', '互いに循環して参照しないプロファイル'),
  same('a profile whose members can be computed', 'メンバーを算出できるプロファイル'),
  same('a title that no other profile has', 'ほかのプロファイルと重ならないタイトル'),
  same(
    'a rule or an include: without any, nobody can be added',
    'ルールまたは含める (Include) の指定 (なければ誰も追加されません)',
  ),
  same(
    'a course that the profile does not enroll itself: membership may flip',
    'プロファイル自身が登録しないコース (登録によりメンバーシップが反転することがあります)',
  ),
  same('at least one rule in the group', 'グループ内に少なくとも 1 つのルール'),
]
