import { jaSources } from '../../core/told/ja-sources.ts'
import type { Takes } from './en-course-sentences.ts'
import type { Words } from './en.ts'

/** Every condition as a whole sentence: the particle goes with the condition. */
const sentence: Record<string, string> = {
  'is equal to': '{source}が{value}と等しい',
  'is not equal to': '{source}が{value}と等しくない',
  contains: '{source}が{value}を含む',
  'does not contain': '{source}が{value}を含まない',
  'starts with': '{source}が{value}で始まる',
  'does not start with': '{source}が{value}で始まらない',
  'ends with': '{source}が{value}で終わる',
  'does not end with': '{source}が{value}で終わらない',
  'is one of': '{source}が{value}のいずれかである',
  'is none of': '{source}が{value}のいずれでもない',
  'is empty': '{source}が空である',
  'is not empty': '{source}が空でない',
  'is greater than': '{source}が {value} より大きい',
  'is at least': '{source}が {value} 以上である',
  'is less than': '{source}が {value} より小さい',
  'is at most': '{source}が {value} 以下である',
  'is between': '{source}が {value}の範囲にある',
  'is yes': '{source}が「はい」である',
  'is no': '{source}が「いいえ」である',
  'is before the date/time': '{source}が {value} より前である',
  'is after the date/time': '{source}が {value} より後である',
  'is on or before': '{source}が {value} 以前である',
  'is on or after': '{source}が {value} 以降である',
  'is on': '{source}が {value} である',
  'is within the last': '{source}が過去 {value}以内である',
  'is more than … ago': '{source}が {value}前より前である',
  'is within the next': '{source}が今後 {value}以内である',
  'is more than … from now': '{source}が {value}後より後である',
  'has its anniversary within the next': '{source}の記念日が今後 {value}以内に来る',
  'was completed': '{source}を完了した',
  'was not completed': '{source}を完了していない',
  'was completed late': '{source}を期限後に完了した',
  'was not completed on time': '{source}を期限までに完了しなかった',
  'is overdue': '{source}の期限が過ぎている',
  'is in progress': '{source}を受講中である',
  'was not started': '{source}を開始していない',
  'were enrolled': '{source}に登録されたことがある',
  'were not enrolled': '{source}に登録されたことがない',
  'are enrolled': '{source}に登録されている',
  'were last enrolled': '最後に登録されたのが{source}である',
  'was completed before': '{source}を {value} より前に完了した',
  'was completed after': '{source}を {value} より後に完了した',
  'were last enrolled before': '{source}に最後に登録されたのが {value} より前である',
  'were last enrolled after': '{source}に最後に登録されたのが {value} より後である',
  'was completed within the last': '{source}を過去 {value}以内に完了した',
  'were last enrolled within the last': '{source}に最後に登録されたのが過去 {value}以内である',
}

const units = { days: '日', weeks: '週間', months: 'か月', years: '年' }

/**
 * What a sentence says of several courses: of all, or of some. That something is so of none of them has the particle of
 * its own ("のいずれも").
 */
function ofCourses(text: string, takes: Takes): string {
  if (takes.of === 'one') return text
  if (takes.of === 'some') return text.replace('{source}', `{source}のうち${takes.some}`)
  return /(ない|なかった)$/.test(text)
    ? text.replace('{source}を', '{source}のいずれも').replace('{source}に', '{source}のいずれにも')
    : text.replace('{source}', '{source}のすべて')
}

/** The words of a condition alone: its sentence without the source and its particle. */
const alone = (text: string): string =>
  text
    .replace(/^\{source\}[がをにの] ?/, '')
    .replace('{source}', '…')
    .replace(/ ?\{value\} ?/, '…')

export const jaRules: Words['rules'] = {
  condition: (id) => alone(sentence[id] ?? id),
  sentence: (id, hasValue, takes) => ofCourses(sentence[id] ?? `{source} ${id}${hasValue ? ' {value}' : ''}`, takes),
  group: {
    and: 'すべてに該当する',
    or: '少なくとも 1 つに該当する',
    notAnd: 'すべてには該当しない',
    notOr: 'いずれにも該当しない',
    notOne: 'これに該当しない',
  },
  and: 'かつ',
  or: 'または',
  not: 'ではない',
  badge: { and: 'And', or: 'Or', not: 'Not' },
  quoted: (text) => `「${text}」`,
  range: (from, to) => `${from} から ${to} まで`,
  duration: (_amount, shown, unit) => `${shown} ${units[unit]}`,
  andMore: (n) => `ほか ${n} 件`,
  source: jaSources,
  unknownSource: (id) => `不明なソース ${id}`,
  unknownField: '削除されたユーザー フィールド',
  unknownCourse: '存在しないコース',
  noSource: '未完成のルール',
  atLeast: (n) => ` ${n} 件以上`,
}
