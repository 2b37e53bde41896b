import type { CardWords } from './en.ts'

export const ja: CardWords = {
  open: 'Assigner を開く',
  comma: '、',
  held: {
    have: 'グループのメンバー',
    adds: '追加される人',
    removes: '削除される人',
    nobody: '追加も削除も行われていません。',
    more: (names, more) => `${names} ほか ${more} 人`,
    waitsUntil: (when) => `${when} まで判断を待っています。`,
    onlyAdministrators: 'この変更は Assigner の管理者が判断します。',
    review: 'タブで確認',
    apply: 'この変更を適用',
    addsOnly: '追加のみ適用',
    keep: '現在のままにする',
    title: (title) => `「${title}」の保留中の変更`,
    became: {
      held: '判断を待っています。',
      approved: '承認されました。まもなく適用されます。',
      applied: '変更が適用されました。',
      dismissed: '変更は却下されました。グループは現在のままです。',
      expired: '期限までに判断されなかったため、変更は期限切れになりました。あらためて算出されます。',
      withdrawn: 'プロファイルが編集または削除されたため、変更は取り下げられました。あらためて算出されます。',
    },
    approvedParts: {
      both: '追加と削除が承認されました。',
      adds: '追加のみが承認されました。',
      removes: '削除のみが承認されました。',
    },
    decidedBy: (who, when) => `判断した人: ${who} (${when})`,
    done: (added, removed) => `追加 ${added} 人、削除 ${removed} 人`,
  },
  locked: {
    subject: 'Assigner: メンテナンスのためテナントがロックされています',
    lines: (when) => [
      `メンテナンスは ${when} に始まりました。`,
      '終了するまで、プロファイルの作成と更新、コースの割り当てと設定の保存、保留中の変更の判断、メンバーリストとメンバーリスト プレビューのダウンロードはできません。',
    ],
  },
  unlocked: {
    subject: 'Assigner: メンテナンスが終了し、テナントのロックが解除されました',
    lines: ['ロックされている間に実行できなかった操作が、実行できるようになりました。'],
  },
  digest: {
    subject: (all) => `Assigner: 確認が必要な項目が ${all} 件あります`,
    intro: '1 回の実行によるものなので、まとめてお知らせします。',
    more: (more) => `ほか ${more} 件あります。`,
    heldChanges: '保留中の変更',
    activity: 'アクティビティ',
  },
}
