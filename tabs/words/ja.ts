import type { Words } from './en.ts'
import { jaActions } from './ja-actions.ts'
import { jaActivity } from './ja-activity.ts'
import { jaEditor } from './ja-editor.ts'
import { jaErrors } from './ja-errors.ts'
import { jaFindings } from './ja-findings.ts'
import { jaGovernance } from './ja-governance.ts'
import { jaHeld } from './ja-held.ts'
import { jaPeople } from './ja-people.ts'
import { jaProfile } from './ja-profile.ts'
import { jaRules } from './ja-rules.ts'
import { jaSettings } from './ja-settings.ts'
import { jaSignIn } from './ja-sign-in.ts'
import { jaTold } from '../../core/told/ja-told.ts'
import { told } from '../../core/told/told.ts'

const jaStart: Words['start'] = {
  noSettings: {
    title: 'まず設定を行ってください',
    text: 'Assigner は、Learn365 のユーザーのうち条件を満たす人と Microsoft Entra ID グループを常に一致させます。そのために、次の 3 つが必要です。',
    steps: [
      '通知の送り先: 連絡先のメールアドレス',
      'Learn365 データの取得: フル コントロールの Learn365 API キー',
      'グループの書き込み: Entra ID アプリの登録のクライアント ID とクライアント シークレット',
    ],
    reader: 'Assigner.Admin ロールを持つ人に、設定の入力を依頼してください。',
    open: '設定を開く',
  },
  notReady: {
    title: 'Assigner は数分以内に使用できるようになります',
    text: 'Learn365 のデータを初めて取得しています。完了すると連絡先にメールが届き、このページにも表示されます。',
    open: 'アクティビティで進行状況を見る',
  },
  noProfiles: {
    title: 'プロファイルはまだありません',
    text: 'プロファイルで対象者を一度定義すると、その後は Assigner が管理します。',
    steps: [
      'ユーザー プロパティ、ユーザーの日付、ユーザー アクティビティのルールで対象者を決め、例外はオーバーライドで指定します。',
      '3 時間ごとに、Entra ID グループが対象者と一致するように更新されます。',
      'グループは、プロファイルで選択したコースに登録されます。',
    ],
  },
}

/** The Japanese words, after the Japanese guide; a missing one does not compile. */
export const ja: Words = {
  app: 'Assigner',
  language: '日本語',
  skip: '本文へ移動',
  nav: {
    label: 'ページ',
    profiles: 'プロファイル',
    held: '保留中の変更',
    activity: 'アクティビティ',
    access: 'アクセス',
    settings: '設定',
  },
  person: {
    signedIn: 'ログイン中:',
    role: { 'Assigner.Admin': '管理者', 'Assigner.Reader': '閲覧者' },
    other: '別のユーザーとしてログイン',
    language: '表示言語',
  },
  link: {
    copy: 'リンクをコピー',
    done: 'コピーしました',
    copied: 'リンクをコピーしました。',
    byHand: 'このリンクをコピーしてください',
  },
  nowhere: {
    title: 'ページがありません',
    text: 'このアドレスのページは Assigner にありません。コピーしたときに途中で切れた可能性があります。',
    profile: 'このプロファイルは見つかりません',
    'held change': 'この保留中の変更は見つかりません',
    run: 'この実行は見つかりません',
  },
  common: {
    loading: '読み込み中…',
    retry: '再試行',
    close: '閉じる',
    yes: 'はい',
    no: 'いいえ',
    on: 'オン',
    off: 'オフ',
    none: '–',
    unknown: '未確認',
    adminOnly: 'この操作を実行できるのは、Assigner.Admin ロールを持つ人だけです。',
    locked: 'メンテナンスのためテナントがロックされている間は実行できません。',
  },
  lock: {
    title: 'メンテナンスのためテナントがロックされています',
    text: (since, until) =>
      `${since} から、遅くとも ${until} までです。その間、プロファイル、コースの割り当て、設定は変更できず、メンバーリストとそのプレビューもダウンロードできません。そのほかの閲覧はできます。`,
    over: 'メンテナンスが終了し、テナントのロックが解除されました。',
  },
  slot: (utc, local) => `${utc} UTC (現地時間 ${local})`,
  took: {
    short: '1 秒未満',
    seconds: (n) => `${n} 秒`,
    minutes: (minutes, seconds) => `${minutes} 分 ${seconds} 秒`,
    hours: (hours, minutes) => `${hours} 時間 ${minutes} 分`,
  },
  told: (text) => told(text, jaTold),
  start: jaStart,
  errors: jaErrors,
  findings: jaFindings,
  signIn: jaSignIn,
  ...jaProfile,
  editor: jaEditor,
  ...jaHeld,
  ...jaActions,
  ...jaPeople,
  ...jaGovernance,
  rules: jaRules,
  activity: jaActivity,
  settings: jaSettings,
}
