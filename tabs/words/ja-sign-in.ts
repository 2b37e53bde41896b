import type { Words } from './en.ts'

export const jaSignIn: Words['signIn'] = {
  situation: {
    'consent required': {
      title: 'あなた自身の同意が必要です',
      text: '組織の誰も、組織全体を代表して同意していないため、各自の同意が必要です。Assigner があなたを確認することに同意してください。',
      action: '同意する',
    },
    'organization consent required': {
      title: '組織を代表して同意してください',
      text: '組織の Entra ID で管理者のアクセス許可があります。全員のために一度同意すると、ほかの人は同意を求められません。',
      action: '同意する',
    },
    'approval required': {
      title: 'サインインには管理者の承認が必要です',
      text: '組織のポリシーにより、IT スタッフ (グローバル管理者) の承認が必要です。承認を依頼してから、もう一度お試しください。',
      action: '再試行',
    },
    'not set up': {
      title: 'アカウントは Assigner 用に設定されていません',
      text: '組織のテナント管理者に連絡して、Assigner.Admin (変更) または Assigner.Reader (閲覧) のロールを依頼してください。',
      action: '再試行',
    },
  },
  first: {
    text: 'あなたはグローバル管理者で、Assigner の管理者はまだいません。',
    action: '自分を管理者にする',
  },
}
