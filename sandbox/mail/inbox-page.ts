import type { Message } from './mailbox.ts'

/** The list of all mails, the newest first. */
export function inboxPage(messages: Message[]): string {
  const rows = messages.toReversed().map(
    (message) => `<li>
      <a href="/messages/${message.number}">${escaped(message.subject) || '(no subject)'}</a>${again(message)}
      <p>To ${escaped(message.to.join(', '))} · from ${escaped(message.from)} · ${when(message)}</p>
    </li>`,
  )
  const count = messages.length === 1 ? '1 mail' : `${messages.length} mails`
  const list = rows.length > 0 ? `<ol reversed>${rows.join('')}</ol>` : '<p>No mail yet.</p>'
  return page(
    'Inbox',
    `<h1>Inbox</h1><p>${count}. Nothing here has left this machine. <a href="/">Reload</a></p>${list}`,
  )
}

/** One mail: its head, its HTML in a frame that can run nothing, and its text. */
export function messagePage(message: Message): string {
  const subject = escaped(message.subject) || '(no subject)'
  const head: [string, string][] = [
    ['From', escaped(message.from)],
    ['To', escaped(message.to.join(', '))],
    ['Date', when(message)],
    ['Message-ID', escaped(message.messageId)],
  ]
  const facts = head.map(([name, value]) => `<dt>${name}</dt><dd>${value}</dd>`).join('')
  return page(
    message.subject || 'Mail',
    `<p><a href="/">← Inbox</a></p><h1>${subject}</h1>${again(message)}<dl>${facts}</dl>
    ${message.html === undefined ? '' : `<h2>HTML</h2>${frame(message.html)}`}
    <h2>Text</h2><pre tabindex="0">${escaped(message.text) || '(empty)'}</pre>`,
  )
}

export const notFoundPage = (): string => page('No such mail', '<h1>No such mail</h1><p><a href="/">← Inbox</a></p>')

/** Text as HTML: every sign that could be markup is made harmless. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** Links open in a new tab, by the person's own click; scripts and forms do nothing. */
const frame = (html: string) =>
  `<iframe title="The mail as HTML" sandbox="allow-popups allow-popups-to-escape-sandbox" referrerpolicy="no-referrer"
    srcdoc="${escaped(`<base target="_blank">${html}`)}"></iframe>`

const again = ({ duplicate }: Message) => (duplicate ? ' <strong>sent again</strong>' : '')

const when = ({ date }: Message) =>
  `<time datetime="${escaped(date)}">${escaped(date.replace('T', ' ').replace(/:\d\d(\.\d+)?Z$/, ' UTC'))}</time>`

const page = (title: string, body: string) => `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${escaped(title)} – sandbox mail</title>
  <style>${style}</style>
</head>
<body><main>${body}</main></body>
</html>
`

const style = `
  :root { color-scheme: light dark; --line: light-dark(#d1d1d1, #555); --quiet: light-dark(#575757, #b5b5b5); --link: light-dark(#4f52b2, #a9adf2) }
  body { font: 16px/1.5 system-ui, sans-serif; margin: 0; background: light-dark(#fff, #1f1f1f); color: light-dark(#242424, #f5f5f5) }
  main { max-width: 56rem; margin: 0 auto; padding: 1.5rem }
  h1 { margin: 0 0 .5rem } h2 { font-size: 1.1rem; margin: 1.5rem 0 .5rem }
  a { color: var(--link) } a:focus-visible, pre:focus-visible { outline: 2px solid var(--link); outline-offset: 2px }
  ol { list-style: none; padding: 0; border-top: 1px solid var(--line) } li { padding: .75rem 0; border-bottom: 1px solid var(--line) }
  li a { font-weight: 600 } li p, dt { color: var(--quiet); margin: 0; font-size: .9rem; overflow-wrap: anywhere }
  strong { border: 1px solid currentcolor; border-radius: 4px; padding: 0 .4rem; font-size: .8rem }
  dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem } dd { margin: 0; overflow-wrap: anywhere }
  pre { white-space: pre-wrap; border: 1px solid var(--line); border-radius: 4px; padding: 1rem; font-family: inherit }
  iframe { width: 100%; height: 28rem; border: 1px solid var(--line); border-radius: 4px; background: #fff; color-scheme: light }
`
