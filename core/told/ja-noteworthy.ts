import { same, type Told } from './told.ts'

/** What is noteworthy about rules that are valid, in Japanese: what was found, and what would be expected. */
export const jaNoteworthy: readonly Told[] = [
  [/^("[\s\S]*"…?): 0 users$/, (value = '') => `${value} のユーザーは 0 人`],
  [/^(\d+) more: 0 users$/, (n = '') => `ほか ${n} 件の値も、ユーザーは 0 人`],
  same('a value that somebody has', 'ユーザーのだれかが持つ値'),
  [/^("[\s\S]*"…?: \d+)$/, (near = '') => `近い値とその人数 ${near}`],
  [/^(\d+) of (\d+) users$/, (n = '', all = '') => `ユーザー ${all} 人中 ${n} 人`],
  same('somebody who satisfies it: at present nobody does', '満たす人がいること (現在は誰も満たしません)'),
  same(
    'somebody who does not satisfy it: at present everybody does',
    '満たさない人がいること (現在は全員が満たします)',
  ),
  same('no effect at present', '現在は結果に影響なし'),
  same('a clause without which somebody else would match', 'なくすと対象者が変わる条件'),
  same(
    'rules that somebody can satisfy: this can never be true',
    '誰かが満たせるルール (このままでは決して成立しません)',
  ),
  same('rules that leave somebody out: this is always true', '誰かが外れるルール (このままでは常に成立します)'),
  [/^the same rules as "([\s\S]+)"$/, (title = '') => `「${title}」と同じルール`],
  same('rules that no other profile has', 'ほかのプロファイルにないルール'),
  [/^the profiles? ([\s\S]+) refers? to this one$/, (titles = '') => `このプロファイルを ${titles} が参照`],
  same('a change that is right for their members, too', '参照元のメンバーにとっても正しい変更'),
]
