import type { ConsequencesWords } from './en-consequences.ts'

const people = (_n: number, shown: string) => `${shown} 人`

export const jaConsequences: ConsequencesWords = {
  title: '対象者への影響',
  unknown: 'プロファイルのメンバーを算出できないため、影響を示すことができません。',
  nobodyLeaves: 'グループから外れる人はいません。コースはなくなりません。',
  enrollsNot: 'このプロファイルはグループを登録しないため、外れてもコースはなくなりません。',
  leaving: (_n, shown) => `${shown} 人がグループから外れます。`,
  inProgress: (_n, shown) => `コースを受講中の人: ${shown} 人`,
  overdue: (_n, shown) => `コースの期限を超過した人: ${shown} 人`,
  completed: (_n, shown) => `コースを完了した人: ${shown} 人`,
  keepACourse: (_n, shown) => `別のプロファイルによりコースの登録が維持される人: ${shown} 人`,
  notInLearn365: (_n, shown) => `Learn365 に記録がなく、コースが不明な人: ${shown} 人`,
  courses: '外れる人のコース',
  column: {
    title: 'コース',
    inProgress: '受講中',
    overdue: '期限超過',
    completed: '完了',
    kept: '別のプロファイルにより登録を維持',
  },
  cannotBeAdded: '追加できない人',
  people,
}
