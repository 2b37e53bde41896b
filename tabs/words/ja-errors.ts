import type { Words } from './en.ts'

export const jaErrors: Words['errors'] = {
  notSignedIn: {
    title: 'ログインしていません',
    teams: 'Microsoft Teams にログインできませんでした。再試行し、同意を求められた場合は同意してください。',
    teamsOnly: 'Assigner は Microsoft Teams で使用します。Teams から開いてください。',
    refused: 'ログインが受け付けられませんでした。もう一度ログインするか、別のアカウントを使用してください。',
    action: 'ログイン',
  },
  noRole: {
    title: 'Assigner のロールがまだありません',
    text: '組織のグローバル管理者、または Assigner の管理者に、Assigner.Admin (変更) または Assigner.Reader (閲覧) のロールの付与を依頼してください。',
    as: (who) => `${who} としてログインしています。`,
  },
  unreachable: {
    title: 'Assigner に接続できません',
    text: 'ネットワーク接続を確認して再試行してください。続く場合は、組織の Assigner 担当者に連絡してください。',
  },
  notAllowed: { title: 'この操作は許可されていません', text: 'Assigner.Admin ロールを持つ人に依頼してください。' },
  notFound: { title: '見つかりません', text: '削除された可能性があります。一覧に戻って確認してください。' },
  notReady: { title: 'まだ実行できません', text: '実行中の処理が終わってから、もう一度お試しください。' },
  changed: { title: 'ほかの人が先に変更しました', text: '最新の内容を読み込んでから変更してください。' },
  invalid: { title: '正しくない項目があります', text: '印の付いた項目を修正して、もう一度お試しください。' },
  locked: {
    title: 'メンテナンスのためテナントがロックされています',
    text: 'ロックが解除されてから、もう一度お試しください。',
    until: (time) => `${time} 以降、またはロックが解除されてから、もう一度お試しください。`,
  },
  busy: { title: '混み合っています', text: 'しばらく待ってから、もう一度お試しください。' },
  outside: {
    title: 'Learn365 または Entra ID から想定外の応答がありました',
    text: '設定で API キー、クライアント ID、クライアント シークレットを確認してください。',
  },
  bug: {
    title: '問題が発生しました',
    text: '操作の誤りではありません。もう一度お試しください。繰り返す場合は、要求 ID をお知らせください。',
  },
  foreign: 'IT 担当者向けの詳細',
  requestId: (id) => `要求 ID: ${id}`,
}
