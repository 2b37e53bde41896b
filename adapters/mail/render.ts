import type { Letter } from '../../core/letters/letter.ts'

/** A letter as plain text. */
export const textOf = (letter: Letter): string =>
  [letter.heading, '', ...letter.lines, '', `${letter.link.text}: ${letter.link.url}`, '', letter.footer].join('\n')

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[c] ?? c)

/** A letter as HTML: one column, no images, nothing that a mail program would block. */
export function htmlOf(letter: Letter, language: string): string {
  const lines = letter.lines.map((line) => `<p style="margin:0 0 12px">${escaped(line)}</p>`).join('')
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escaped(letter.subject)}</title></head>
<body style="margin:0;padding:24px;font:15px/1.5 'Segoe UI',system-ui,sans-serif;color:#242424;background:#fff">
<h1 style="font-size:20px;margin:0 0 16px">${escaped(letter.heading)}</h1>${lines}
<p style="margin:20px 0"><a href="${escaped(letter.link.url)}" style="color:#5b5fc7">${escaped(letter.link.text)}</a></p>
<p style="color:#616161;font-size:13px">${escaped(letter.footer)}</p></body></html>`
}
