import { same, type Told } from './told.ts'

/** What the connection check found, and what to do about it. */
export const jaChecks: readonly Told[] = [
  same('No API key of Learn365 is entered or saved.', 'Learn365 API キーが入力も保存もされていません。'),
  same('There is no key to try.', '確認できるキーがありません。'),
  same('Learn365 accepts the key.', 'Learn365 がキーを受け入れました。'),
  same('The key does not work.', 'キーを使用できません。'),
  same('The key may enroll groups in courses.', 'このキーでグループをコースに登録できます。'),
  same(
    'The key may only read: Learn365 refuses to write with it.',
    'このキーでは読み取りしかできません。書き込みは Learn365 に拒否されました。',
  ),
  same(
    'Make a key with the permission Full Control in Learn365.',
    'Learn365 で、フル コントロールのアクセス許可を持つキーを生成してください。',
  ),
  same(
    'Check the API key and the region: in Learn365 open Global Settings, API Management, and make a key with Full Control.',
    'API キーとリージョンを確認してください。キーは、Learn365 の Global Settings の API Management で、フル コントロールのアクセス許可を付けて生成します。',
  ),
  same(
    'Client id and client secret are not both entered or saved.',
    'クライアント ID とクライアント シークレットの両方が入力または保存されていません。',
  ),
  same('The app registration cannot be asked yet.', 'アプリの登録をまだ確認できません。'),
  same('The app registration can sign in.', 'アプリの登録でログインできました。'),
  same(
    'Check the Client Id and the Client Secret of the app registration in Entra ID.',
    'Entra ID で、アプリの登録のクライアント ID とクライアント シークレットを確認してください。',
  ),
  [/^(\S+) is granted\.$/, (name = '') => `${name} は付与されています。`],
  [/^(\S+) is not granted to the app registration\.$/, (name = '') => `${name} がアプリの登録に付与されていません。`],
  [
    /^In Entra ID open the app registration, API permissions, add the application permission (\S+) of Microsoft Graph, and select Grant Admin Consent\.$/,
    (name = '') =>
      `Entra ID でアプリの登録の「API のアクセス許可」を開き、Microsoft Graph のアプリケーションのアクセス許可 ${name} を追加して、「管理者の同意を付与する」を選択してください。`,
  ],
  same('People of Entra ID can be read.', 'Entra ID のユーザーを読み取れました。'),
  same(
    'Grant admin consent for User.Read.All; a consent of a moment ago may need some minutes.',
    'User.Read.All に管理者の同意を付与してください。付与した直後は、反映に数分かかることがあります。',
  ),
  same(
    'No expiry date of the client secret is entered, so nobody can be warned of it.',
    'クライアント シークレットの有効期限が入力されていないため、期限が近づいても通知できません。',
  ),
  [
    /^The client secret expires on (\S+), in (\d+) days\.$/,
    (date = '', days = '') =>
      days === '0'
        ? `クライアント シークレットの有効期限は本日 (${date}) 切れます。`
        : `クライアント シークレットの有効期限は ${days} 日後 (${date}) に切れます。`,
  ],
  [
    /^The client secret has expired on (\S+)\.$/,
    (date = '') => `クライアント シークレットの有効期限は ${date} に切れました。`,
  ],
  same(
    'Create a new client secret in Entra ID, and enter its value and its date.',
    'Entra ID で新しいクライアント シークレットを作成し、その値と有効期限を入力してください。',
  ),
  same(
    'Try again in a few minutes: this says nothing about what you entered.',
    '数分後にもう一度お試しください。入力した内容の誤りとは限りません。',
  ),
]
