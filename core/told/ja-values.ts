import { same, type Told } from './told.ts'

const units: Record<string, string> = { days: '日', weeks: '週間', months: 'か月', years: '年' }

/** What would be right in the value of a rule, as its reader says it, in Japanese. */
export const jaValues: readonly Told[] = [
  same('nothing', 'なし'),
  same('no value', '値なし'),
  same('a text', 'テキスト'),
  same('a text of whole characters', '文字化けのないテキスト'),
  same('a list of texts, at least one', '1 つ以上のテキスト'),
  [/^at most (\d+) texts$/, (n = '') => `${n} 件以下のテキスト`],
  same('a number', '数値'),
  same('a range {"from": …, "to": …}', '開始と終了の両方'),
  same('a range whose from is not after its to', '開始が終了より後でない範囲'),
  same(
    'a date such as 2023-01-01, or a date and time such as 2023-01-01T09:00',
    '日付 (例: 2023-01-01)、または日付と時刻 (例: 2023-01-01T09:00)',
  ),
  same('a duration such as {"amount": 30, "unit": "days"}', '30 日などの期間 (1 以上の整数)'),
  same('a duration in days, 1 to 366, such as {"amount": 30, "unit": "days"}', '1 日から 366 日までの期間'),
  [/^at most (\d+) (days|weeks|months|years)$/, (n = '', unit = '') => `${n} ${units[unit] ?? unit}以下`],
  [/^at most (\d+), the number of courses$/, (n = '') => `コースの数である ${n} 以下`],
]
