import type { Thing } from '../../core/about-finding.ts'
import type { FindingWords } from './finding-words.ts'
import { setApart } from './set-apart.ts'

const quoted = (text: string): string => setApart(`「${text}」`)
const units = { days: '日', weeks: '週間', months: 'か月', years: '年' }
const things: Record<Thing, string> = {
  user: 'Learn365 のユーザー',
  course: 'Learn365 のコース',
  'user field': 'Learn365 のユーザー フィールド',
  profile: 'テナントまたはファイルのプロファイル',
}

/** What is wrong, or noteworthy, in Japanese: what was found, and what to do. */
export const jaFindings: FindingWords = {
  at: (place, sentence) => `${place}: ${sentence}`,
  places: (places) => places.join('、'),
  allRules: 'ルール全体',
  field: {
    blank: () => 'テキストを入力してください。',
    missing: () => '値を入力してください。',
    'not one line': () => '改行や制御文字を含めずに 1 行で入力してください。',
    'broken text': () => '文字が壊れています。もう一度入力してください。',
    'no number': () => '数値を入力してください。',
    'no whole number': () => '整数を入力してください。',
    'no date': () => '日付を入力してください。',
    'too long': ({ most }, { format }) => `${format.number(most)} 文字以内で入力してください。`,
    'too small': ({ least }, { format }) => `${format.number(least)} 以上の数値を入力してください。`,
    'too large': ({ most }, { format }) => `${format.number(most)} 以下の数値を入力してください。`,
    'too many': ({ most }, { format }) => `${format.number(most)} 件以内にしてください。`,
  },
  place: {
    'no range': () => '「開始」と「終了」の両方を入力してください。',
    'range reversed': ({ from, to }, { end }) =>
      `「開始」(${end(from)}) が「終了」(${end(to)}) より後になっています。入れ替えてください。`,
    'wrong amount': ({ found, most, unit }, { format }) =>
      `数${found === null ? '' : ` (${format.number(found)})`}: 1 から ${format.number(most)} までの整数を入力してください (単位: ${units[unit]})。`,
    'no value expected': () => 'この条件に値は必要ありません。条件を選択し直してください。',
    'no source': () => 'ソースを選択してください。',
    'unknown source': ({ source }) =>
      `${quoted(source)}はこのテナントのソースではありません。別のソースを選択してください。`,
    'source of another section': ({ section }, telling) =>
      `このソースは「${telling.section(section)}」セクションのものです。そこで使用するか、別のソースを選択してください。`,
    'condition does not fit': ({ condition }) =>
      condition === ''
        ? '条件を選択してください。'
        : `条件${quoted(condition)}はこのソースには使用できません。別の条件を選択してください。`,
    'course gone': () => 'このコースは Learn365 にもうありません。外すか、別のコースを選択してください。',
    'user field gone': () => 'このユーザー フィールドは Learn365 にもうありません。別のソースを選択してください。',
    'Entra ID field not in settings': ({ name }) =>
      `Entra ID フィールド${quoted(name)}は設定で指定されていません。設定に追加するか、別のソースを選択してください。`,
    'source and courses': () => '1 つのソースか複数のコースの、どちらか一方を選択してください。',
    'more than the courses': ({ needed, courses }, { format }) =>
      `少なくとも ${format.number(needed)} 件のコースが必要とされていますが、ルールのコースは ${format.number(courses)} 件だけです。件数を減らすか、コースを追加してください。`,
    'empty group': () => 'このグループにルールがありません。ルールを追加するか、グループを削除してください。',
    'too many levels': ({ most }, { format }) =>
      `グループの入れ子が深すぎます。${format.number(most)} 階層以内にしてください。`,
    'user gone': () => 'このユーザーは Learn365 にもういません。オーバーライドを削除してください。',
    'profile gone': () => 'このプロファイルは削除されています。オーバーライドを削除してください。',
    'profile cannot be computed': () =>
      'このプロファイルのメンバーを算出できません。プロファイルを開いて修正してください。',
    circle: ({ circle }) =>
      `プロファイルが互いに循環して参照しています: ${circle}。このうち 1 つのオーバーライドを削除してください。`,
    'title taken': ({ title }) =>
      `${quoted(title)}という名前のプロファイルがほかにもあります。区別できるタイトルにしてください。`,
    'nobody can be added': () =>
      'メンバーになる人がまだいません。ルールを追加するか、含める (Include) ユーザーを指定してください。',
    'enrolled by itself': () =>
      'このコースにはプロファイル自身がメンバーを登録するため、ルールの結果が反転することがあります。別のコースを指定するか、このコースの選択を外してください。',
    'nobody has'({ values, count, of }, { format }) {
      const [only] = values
      if (only && count === 1) {
        const near = only.near.map(({ value, users }) => `${quoted(value)} (${format.number(users)} 人)`)
        return `${quoted(only.value)}の人はいません。${near.length > 0 ? `${near.join('、')} ではありませんか?` : '入力を確認してください。'}`
      }
      const named = values.map(({ value, near: [near] }) =>
        near ? `${quoted(value)} (${quoted(near.value)}ではありませんか?)` : quoted(value),
      )
      const rest = count - values.length
      const first = rest > 0 ? [...named, `ほか ${format.number(rest)} 件`] : named
      const all =
        count === of
          ? `${format.number(of)} 件の値すべて`
          : `${format.number(of)} 件の値のうち ${format.number(count)} 件`
      return `${all}について、該当する人がいません: ${first.join('、')}。`
    },
    'more that nobody has': ({ count }, { format }) =>
      `ほか ${format.number(count)} 件の値にも、該当する人がいません。`,
    'nobody satisfies': () => '現在、これに一致する人はいません。',
    'everybody satisfies': ({ users }, { format }) =>
      `現在、ユーザー ${format.number(users)} 人の全員がこれに一致するため、誰も絞り込まれません。`,
    'no effect': () => '現在、これは結果に影響しません。なくても同じ人が一致します。',
    'never true': ({ source, label }, telling) =>
      `「${telling.source(source, label)}」のルールが互いに矛盾しているため、誰も一致しません。いずれかを変更してください。`,
    'always true': ({ source, label }, telling) =>
      `「${telling.source(source, label)}」のルールを合わせると全員が一致します。いずれかを変更してください。`,
    'same rules': ({ title }) => `プロファイル${quoted(title)}のルールも同じです。どちらか一方で足りるかもしれません。`,
    'referred to': ({ titles }) =>
      `プロファイル${titles.map(quoted).join('、')}がこのプロファイルを参照しています。ここでの変更は、そのメンバーにも影響します。`,
    'more findings': ({ count }, { format }) => `ほかに確認が必要な項目が ${format.number(count)} 件あります。`,
    'named otherwise': ({ inFile, here }) =>
      `ファイルでの名前は${quoted(inFile)}ですが、ここでの名前は${quoted(here)}です。`,
    'not here'({ what, name, near }) {
      const perhaps = near.length > 0 ? `${near.map(quoted).join('、')}ではありませんか?` : ''
      return `${things[what]}に${quoted(name)}は見つかりません。${perhaps}`
    },
    'several are called so': ({ name }) =>
      `${quoted(name)}が複数あり、どれを指すのか判断できません。名前を変更するか、編集画面で選択してください。`,
    'id twice in file': () => 'ファイル内の別のプロファイルと ID が同じです。それぞれ別の ID にしてください。',
    'refers to one not imported': ({ title }) =>
      `参照しているプロファイル${title === null ? '' : quoted(title)}をインポートできません。先にそちらを修正してください。`,
    'no JSON': () => 'ファイルを読み取れません。エクスポートで作成したファイルを選択してください。',
    'unknown Entra ID field': ({ name, near }) =>
      `${quoted(name)}は Entra ID ユーザー フィールドではありません。${near.length > 0 ? `${near.map(quoted).join('、')}ではありませんか?` : '一覧から選択してください。'}`,
    'Entra ID field not permitted': ({ name, permission }) =>
      `${quoted(name)}は使用できません。読み取りには、Assigner が要求しないアクセス許可 ${permission} が必要です。`,
    'granted twice': () => 'この人は 2 回指定されています。ロールを 1 つにしてください。',
    'no administrator left': () => '管理者がいなくなります。少なくとも 1 人を残してください。',
    'without yourself': () =>
      'あなた自身のアクセスがなくなります。自分を管理者として残してください。外すことは、ほかの管理者ができます。',
  },
  enter: { title: 'グループの名前を入力してください。', description: 'グループの目的を入力してください。' },
  value: (n) => `値 ${n}`,
  more: (n) => `ほか ${n} 件も同様です。`,
  other: (expected) => `まだ正しくありません。必要な値: ${expected}。`,
}
