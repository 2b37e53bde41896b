import type { RegistrationWords } from './en-registration.ts'

export const jaRegistration: RegistrationWords = {
  status: { active: '登録済み', awaiting: '承認待ち', cancelled: 'キャンセル済み', expired: '期限切れ' },
  passing: { completed: '完了', 'not started': '未開始', 'in progress': '受講中' },
  registered: (when) => `登録日 ${when}`,
  started: (when) => `開始日 ${when}`,
  latest: '全コースのうち最新の登録',
  completed: (when) => `完了日 ${when}`,
  due: (when) => `期限 ${when}`,
  comma: '、',
  semicolon: ' / ',
}
