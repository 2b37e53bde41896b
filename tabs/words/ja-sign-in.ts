import type { Words } from './en.ts'

export const jaSignIn: Words['signIn'] = {
  situation: {
    'consent required': {
      title: 'あなた自身の同意が必要です',
      text: 'これまでに組織内の誰も組織全体を代表して同意していないため、各自の同意が必要です。Assigner があなたを識別するためのアクセス許可に同意してください。',
      action: '同意する',
    },
    'organization consent required': {
      title: '組織の同意が必要です',
      text: 'Assigner には、まだ誰も組織全体を代表して同意していません。組織の Entra ID で管理者権限レベル (グローバル管理者など) が割り当てられている場合は、組織全体を代表して一度同意してください。ほかの人は同意を求められません。割り当てられていない場合は、割り当てられている人にリンクを送ってください。',
      action: '同意する',
    },
    'approval required': {
      title: 'ログインするには、管理者の承認が必要です',
      text: '組織のポリシーにより、まず IT 担当者 (グローバル管理者) による Assigner の承認が必要です。承認のためのリンクを送り、承認されてから、もう一度お試しください。',
      action: '再試行',
    },
    'not set up': {
      title: 'Assigner へのアクセスがアカウントに設定されていません',
      text: '組織のテナント管理者に問い合わせて、Assigner.Admin (変更) または Assigner.Reader (閲覧) のロールの付与を依頼してください。',
      action: '再試行',
    },
  },
  link: {
    label: '管理者に送るリンク',
    app: (clientId) => `アプリ Assigner (アプリケーション (クライアント) ID ${clientId}) への同意を求めるリンクです。`,
  },
  approval: {
    given:
      '組織として Assigner に同意しました。このウィンドウを閉じてください。全員が Teams で Assigner を開けるようになりました。',
    refused: (because) => `組織として Assigner に同意していません: ${because}`,
  },
  first: {
    text: 'あなたはグローバル管理者で、Assigner の管理者はまだいません。',
    action: '自分を管理者にする',
  },
}
