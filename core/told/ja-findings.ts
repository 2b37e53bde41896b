import { same, type Told } from './told.ts'

const sections: Record<string, string> = {
  userProperties: 'ユーザー プロパティ',
  userDates: 'ユーザーの日付',
  userActivities: 'ユーザー アクティビティ',
}

/**
 * What would be right, in Japanese: what mails say of a saved profile whose sources are gone or have become something
 * else, and what a form says of a field that no sentence of its own is known for.
 */
export const jaFindings: readonly Told[] = [
  same('an e-mail address', 'メールアドレス'),
  same('a client id (GUID)', 'クライアント ID (GUID)'),
  same('one line of whole characters', '1 行のテキスト'),
  same('an IANA time zone such as Europe/Copenhagen', 'Asia/Tokyo などの IANA タイム ゾーン'),
  same('a user field that exists in Learn365', 'Learn365 に存在するユーザー フィールド'),
  same('an Entra ID field named in the settings', '設定で指定した Entra ID フィールド'),
  same('a course that exists in Learn365', 'Learn365 に存在するコース'),
  same('a profile whose members can be computed', 'メンバーを算出できるプロファイル'),
  [
    /^a source of the section (\w+)$/,
    (section = '') => `「${sections[section] ?? section}」セクションで使用できるソース`,
  ],
  [/^one of: .+$/, () => 'このソースで使用できる条件'],
  same('a text', 'テキスト'),
  same('a number', '数値'),
  [/^a date such as .+$/, () => '日付'],
]
