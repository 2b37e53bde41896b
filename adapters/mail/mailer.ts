import { createHash } from 'node:crypto'
import { createTransport } from 'nodemailer'
import { Trouble } from '../../core/errors.ts'
import { letterFor } from '../../core/letters/letter.ts'
import type { Mailer } from '../../core/ports/ports.ts'
import { htmlOf, textOf } from './render.ts'

/** Sends notices over SMTP. The Message-ID is made of the notice's id: a second sending is seen as the same mail. */
export function smtpMailer(smtpUrl: string, from: string, publicUrl: string): Mailer & { close(): void } {
  const transport = createTransport(smtpUrl, { from })
  const domain = from.split('@').at(-1)?.replace(/[>\s]/g, '') ?? 'localhost'
  return {
    async send(notice, to, language) {
      const letter = letterFor(notice.content, language, publicUrl)
      const name = createHash('sha256').update(`${notice.tenantId}\n${notice.id}`).digest('hex').slice(0, 40)
      try {
        await transport.sendMail({
          to,
          subject: letter.subject.replace(/\s+/g, ' '),
          text: textOf(letter),
          html: htmlOf(letter, language),
          messageId: `<${name}@${domain}>`,
          headers: { 'Content-Language': language, 'Auto-Submitted': 'auto-generated' },
        })
      } catch (error) {
        const words = error instanceof Error ? error.message : 'no answer'
        throw new Trouble('unreachable', 'mail', `sending a mail "${notice.content.kind}": ${words}`, { cause: error })
      }
    },
    close: () => transport.close(),
  }
}
