import { describe, expect, it } from 'vitest'
import { jaTold } from '../../core/told/ja-told.ts'
import { told } from '../../core/told/told.ts'
import { stages } from '../../jobs/maintenance.ts'
import { approvedChangesAreApplied } from '../../jobs/maintenance/approved-changes-are-applied.ts'

const inJapanese = (text: string) => told(text, jaTold)

describe('What runs say, in Japanese', () => {
  it.each([...stages, approvedChangesAreApplied].map(({ name }) => name))('names the stage "%s"', (name) => {
    expect(inJapanese(name)).toMatchObject({ own: true })
  })

  it.each([
    [
      'Denver: removed the include of user 7, which is gone',
      '「Denver」: 存在しないユーザー 7 のオーバーライド (含める) を削除しました',
    ],
    [
      'Denver: 3 who would leave are kept, absent from one snapshot only',
      '「Denver」: グループから外れる 3 人は、まだ削除されません (データにないことがまだ 1 回しか確認されていないため)',
    ],
    [
      'Denver: its group had been deleted and was restored',
      '「Denver」: Entra ID グループが削除されていたため、復元しました',
    ],
    [
      'Denver: Ana Souza was approved and left out, is not wanted any more',
      '「Denver」: Ana Souza は承認されましたが、対象外となりました (対象ではなくなった)',
    ],
    [
      'Denver: 7 put into the group by hand since the last run: Ana, Ben, Cai, Dan, Eve and 2 more',
      '「Denver」: 前回の実行以降に手動でグループに追加された人が 7 人います: Ana, Ben, Cai, Dan, Eve ほか 2 人',
    ],
    [
      'Denver: userDates.rules[0].rules[1].source: "field:1", expected a user field that exists in Learn365',
      '「Denver」: ユーザーの日付、ルール 1.2: "field:1" (正しくは: Learn365 に存在するユーザー フィールド)',
    ],
    [
      'Denver: overrides.include[1]: it has no filter and no overrides, expected a profile whose members can be computed',
      '「Denver」: オーバーライド (含める)、2 件目: フィルターもオーバーライドもありません (正しくは: メンバーを算出できるプロファイル)',
    ],
    [
      'much less data than before: users: 100 before, 50 now; filled Job Title: 80 before, 0 now',
      '以前より大幅に少ないデータです (ユーザー: 前回 100 件、今回 50 件 / 「Job Title」の値: 前回 80 件、今回 0 件)',
    ],
    [
      'accepted by maya@contoso.com at 2026-11-23T12:30:00.000Z',
      'maya@contoso.com (2026-11-23 12:30 UTC) がこのデータの使用を選択しました',
    ],
    ['12 changes could not be confirmed', '12 件の変更を確認できませんでした'],
    [
      'Denver: writing members: Entra ID answered 403, "Forbidden"',
      'Entra ID が HTTP 403 を返しました (詳細: Denver: writing members, "Forbidden")',
    ],
  ])('says %s', (english, japanese) => {
    expect(inJapanese(english)).toEqual({ text: japanese, own: true })
  })

  it('leaves what it does not know as it is, also behind the title of a profile', () => {
    expect(inJapanese('Denver: something new')).toEqual({ text: 'Denver: something new', own: false })
  })
})

describe('What the server answers, in Japanese', () => {
  it.each([
    [
      '"Denver" was changed by maya@contoso.com meanwhile. Read it again and repeat your change.',
      'maya@contoso.com が先に「Denver」を変更しました。もう一度読み込んでから変更してください。',
    ],
    [
      'The settings were changed by somebody else meanwhile. Read it again and repeat your change.',
      'ほかの人が先に設定を変更しました。もう一度読み込んでから変更してください。',
    ],
    ['The profile is not valid: 2 findings.', '正しくない項目が 2 件あります。'],
    [
      'The profile was deleted. Restore it before you change it.',
      'プロファイルは削除されています。変更するには、先に復元してください。',
    ],
    ['Somebody else has decided meanwhile.', 'ほかの人が先に判断しました。もう一度読み込んでください。'],
    ['Group.ReadWrite.All is granted.', 'Group.ReadWrite.All は付与されています。'],
    [
      'The client secret expires on 2027-01-31, in 64 days.',
      'クライアント シークレットの有効期限は 64 日後 (2027-01-31) に切れます。',
    ],
    [
      'another Learn365 user of the same Entra ID account is excluded',
      '同じ Entra ID アカウントを持つ別の Learn365 ユーザーが、除外 (Exclude) に指定されています',
    ],
  ])('says %s', (english, japanese) => {
    expect(inJapanese(english)).toEqual({ text: japanese, own: true })
  })
})
