import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { smtpMailer } from '../../adapters/mail/mailer.ts'
import { ProfileId, TenantId } from '../../core/ids.ts'
import { notice, type NoticeContent } from '../../core/notices.ts'
import { languages } from '../../core/settings.ts'
import { startMail, type Mail } from '../../sandbox/mail/start-mail.ts'
import { smallServer } from './small-server.ts'
import { troubleOf } from './trouble-of.ts'

const contoso = TenantId.parse('11111111-1111-4111-8111-111111111111')
const fabrikam = TenantId.parse('22222222-2222-4222-8222-222222222222')
const profile = { profileId: ProfileId.parse('33333333-3333-4333-8333-333333333333'), title: 'R&D <b>"Denver"</b>' }
const to = 'l.and.d@contoso.example'

/** One of every kind. */
const contents: NoticeContent[] = [
  { kind: 'ready for use' },
  {
    kind: 'held',
    ...profile,
    because: '3 adds exceed 2 members',
    have: 10,
    adds: 3,
    removes: 0,
    names: ['Ana <i>', '田中'],
    heldId: 'a held change',
  },
  { kind: 'needs review', ...profile, problems: ['userDates.rules[0].source: a user field that exists in Learn365'] },
  { kind: 'sync failed', run: 'maintenance 2026-11-23T12:00:00.000Z', problem: 'Learn365 answered 503' },
  { kind: 'access refused', system: 'Entra ID', problem: 'the client secret has expired' },
  { kind: 'refresh kept aside', problems: ['users: 80 before, 20 now'] },
  { kind: 'secret expires', on: '2026-12-01', days: 7 },
  { kind: 'group recreated', ...profile, group: 'Assigner Denver' },
]
const noticeOf = (content: NoticeContent, tenant = contoso, occasion = 'a slot') =>
  notice({ tenantId: tenant, occasion, runId: null }, content, new Date('2026-11-23T12:00:00Z'))
const ready = noticeOf({ kind: 'ready for use' })

let mail: Mail
let mailer: ReturnType<typeof smtpMailer>
beforeEach(async () => {
  mail = await startMail({ smtpPort: 0, webPort: 0 })
  mailer = smtpMailer(mail.smtpUrl, 'Assigner <assigner@contoso.example>', 'https://assigner.contoso.example')
})
afterEach(async () => {
  mailer.close()
  await mail.close()
})

describe('A notice by mail', () => {
  it.each(languages.flatMap((language) => contents.map((content) => ({ language, kind: content.kind, content }))))(
    'can be read as text and as HTML: $kind, $language',
    async ({ language, content }) => {
      await mailer.send(noticeOf(content), to, language)
      const [message] = mail.messages()
      expect(message).toMatchObject({ to: [to], subject: expect.stringContaining('Assigner') as string })
      expect(message?.from).toContain('assigner@contoso.example')
      expect(message?.text).toMatch(
        /https:\/\/assigner\.contoso\.example\/tab\/#\/(profiles\/3{8}-.*|settings|activity)/,
      )
      expect(message?.html).toContain(`<html lang="${language}">`)
      expect(message?.html).not.toMatch(/<b>|<i>|undefined|\[object/)
      expect(message?.text).not.toMatch(/undefined|\[object|&amp;|&lt;/)
    },
  )

  it('says what it is about in its subject, in one line', async () => {
    await mailer.send(
      noticeOf({ kind: 'needs review', ...profile, title: 'two\r\nBcc: everyone@example', problems: [] }),
      to,
      'en',
    )
    const [message] = mail.messages()
    expect(message?.subject).toBe('Assigner: please review the profile "two Bcc: everyone@example"')
    expect(message?.to).toEqual([to])
  })

  it('is the same mail when it is sent again, so that it is seen as one', async () => {
    await mailer.send(ready, to, 'en')
    await mailer.send(ready, to, 'en')
    expect(mail.messages().map(({ duplicate }) => duplicate)).toEqual([false, true])
    expect(mail.messages()[0]?.messageId).toMatch(/^<[0-9a-f]{40}@contoso\.example>$/)
  })

  it('is another mail for another tenant, occasion or kind', async () => {
    const others = [
      ready,
      noticeOf({ kind: 'ready for use' }, fabrikam),
      noticeOf({ kind: 'ready for use' }, contoso, 'x'),
    ]
    for (const one of [...others, ...contents.slice(1).map((content) => noticeOf(content))])
      await mailer.send(one, to, 'en')
    expect(mail.messages().filter(({ duplicate }) => duplicate)).toEqual([])
  })

  it('is trouble, not a loss, when the server takes it but its reply is lost', async () => {
    mail.loseReply(1)
    expect((await troubleOf(mailer.send(ready, to, 'en'))).system).toBe('mail')
    await mailer.send(ready, to, 'en')
    expect(mail.messages().map(({ duplicate }) => duplicate)).toEqual([false, true])
  })

  it.each([421, 450, 550])('is trouble when the server refuses it with %i', async (code) => {
    mail.refuseNext(1, code)
    const trouble = await troubleOf(mailer.send(ready, to, 'en'))
    expect([trouble.system, trouble.message]).toEqual(['mail', expect.stringContaining(String(code))])
    expect(mail.messages()).toEqual([])
  })

  it('is trouble that tells neither name nor password when nobody answers', async () => {
    const nobody = await smallServer(() => undefined)
    await nobody.close()
    const lost = smtpMailer(`smtp://user:pass-word@127.0.0.1:${nobody.port}`, 'a@contoso.example', 'https://x.example')
    const trouble = await troubleOf(lost.send(ready, to, 'en'))
    expect(trouble.kind).toBe('unreachable')
    expect(trouble.message).toMatch(/^sending a mail "ready for use": .*ECONNREFUSED/)
    expect(trouble.message + String(trouble.stack)).not.toContain('pass-word')
    lost.close()
  })
})
