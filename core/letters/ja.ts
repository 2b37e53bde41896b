import { problemInJapanese } from '../told/problem-in-japanese.ts'
import type { LetterWords } from './letter-words.ts'

export const ja: LetterWords = {
  'ready for use': () => ({
    subject: 'Assigner を使用する準備ができました',
    lines: ['Learn365 テナントのデータが取得されました。プロファイルを作成できます。'],
  }),
  held: ({ title, because, have, adds, removes, names }) => ({
    subject: `Assigner: 「${title}」のメンバーシップは更新されませんでした`,
    lines: [
      `変更は保留されています (${problemInJapanese(because)})。追加も削除も行われていません。`,
      `現在のメンバーは ${have} 人です。追加 ${adds} 人、削除 ${removes} 人の予定です。`,
      ...(names.length > 0 ? [`対象者の例: ${names.join('、')}`] : []),
      '変更内容を確認し、適用するかどうかを決めてください。',
    ],
  }),
  'needs review': ({ title, problems }) => ({
    subject: `Assigner: プロファイル「${title}」を確認してください`,
    lines: [
      'メンバーを算出できないため、修正されるまで自動的に入力されません。現在のメンバーは変更されません。',
      ...problems.map(problemInJapanese),
    ],
  }),
  'sync failed': ({ run, problem }) => ({
    subject: 'Assigner: 同期に失敗しました',
    lines: [
      `${problemInJapanese(run)}を完了できませんでした。これによって削除されたメンバーはいません。`,
      problemInJapanese(problem),
    ],
  }),
  'access refused': ({ system, problem }) => ({
    subject: `Assigner: ${system} へのアクセスが拒否されました`,
    lines: [
      `${system} へのアクセスが回復するまで、Assigner は動作しません。設定を確認してください。`,
      problemInJapanese(problem),
    ],
  }),
  'refresh kept aside': ({ problems }) => ({
    subject: 'Assigner: 新しい Learn365 データは保留されています',
    lines: [
      '取得したデータが前回より大幅に少ないため、確認されるまで使用されません。',
      ...problems.map(problemInJapanese),
    ],
  }),
  'secret expires': ({ on, days }) => ({
    subject: `Assigner: Entra ID のクライアント シークレットの有効期限が${days === 0 ? '本日' : ` ${days} 日後に`}切れます`,
    lines: [
      `設定に保存されているクライアント シークレットの有効期限は ${on} です。有効期限が切れると、グループは更新されません。`,
      'Entra ID で新しいクライアント シークレットを作成し、有効期限とともに設定に保存してください。',
    ],
  }),
  'group recreated': ({ title, group }) => ({
    subject: `Assigner: 「${title}」のグループを再作成しました`,
    lines: [`Entra ID グループが削除されており、復元できませんでした。新しいグループは「${group}」です。`],
  }),
  open: 'Assigner を開く',
  footer: 'このメールは、Assigner の設定で連絡先に指定されたアドレスに送信されています。',
}
