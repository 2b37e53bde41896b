import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTransport, type SendMailOptions, type Transporter } from 'nodemailer'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startMail, type Mail } from '../../sandbox/mail/start-mail.ts'

let mail: Mail
let transport: Transporter

beforeEach(async () => {
  mail = await startMail({ smtpPort: 0, webPort: 0 })
  transport = createTransport(mail.smtpUrl)
})

afterEach(async () => {
  transport.close()
  await mail.close()
})

const send = (more: SendMailOptions = {}): Promise<unknown> =>
  transport.sendMail({
    from: 'Assigner <assigner@contoso.example>',
    to: 'ana@contoso.example',
    subject: 'Held',
    ...more,
  })

const get = async (path: string) => {
  const response = await fetch(mail.url + path)
  return { status: response.status, type: response.headers.get('content-type'), body: await response.text() }
}

describe('Mails arrive', () => {
  it('keeps who sent what to whom', async () => {
    await send({
      to: ['Ana <ana@contoso.example>', 'bo@contoso.example'],
      subject: '保留中: 340 changes',
      text: 'Please decide.',
      html: '<p>Please <b>decide</b>.</p>',
      messageId: '<slot-1@assigner>',
      date: new Date('2026-03-01T09:00:00Z'),
    })
    expect(mail.messages()).toEqual([
      {
        number: 1,
        messageId: '<slot-1@assigner>',
        from: '"Assigner" <assigner@contoso.example>',
        to: ['ana@contoso.example', 'bo@contoso.example'],
        subject: '保留中: 340 changes',
        text: 'Please decide.',
        html: '<p>Please <b>decide</b>.</p>',
        date: '2026-03-01T09:00:00.000Z',
        duplicate: false,
      },
    ])
  })

  it('marks a mail that was sent again, and keeps both', async () => {
    await send({ messageId: '<slot-1@assigner>' })
    await send({ messageId: '<slot-2@assigner>' })
    await send({ messageId: '<slot-1@assigner>' })
    expect(mail.messages().map(({ duplicate }) => duplicate)).toEqual([false, false, true])
  })

  it('lets a test wait for a mail, whether it is there or still to come', async () => {
    const coming = mail.waitFor(({ subject }) => subject === 'Ready', 5000)
    await send()
    await send({ subject: 'Ready' })
    expect((await coming).number).toBe(2)
    expect((await mail.waitFor(({ subject }) => subject === 'Held', 0)).number).toBe(1)
    await expect(mail.waitFor(({ subject }) => subject === 'Never', 1)).rejects.toThrow('What came: Held; Ready')
  })

  it('forgets them when told to', async () => {
    await send()
    mail.clear()
    expect(mail.messages()).toEqual([])
  })

  it('has them again after a start, when they are kept in a file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mail-'))
    const options = { smtpPort: 0, webPort: 0, file: join(folder, 'new', 'mail.jsonl') }
    const first = await startMail(options)
    const sender = createTransport(first.smtpUrl)
    await sender.sendMail({ from: 'a@contoso.example', to: 'b@contoso.example', subject: 'Kept', text: 'x' })
    sender.close()
    await first.close()
    const again = await startMail(options)
    expect(again.messages()).toEqual(first.messages())
    expect(again.messages()).toMatchObject([{ subject: 'Kept' }])
    again.clear()
    await again.close()
    const empty = await startMail(options)
    expect(empty.messages()).toEqual([])
    await empty.close()
    rmSync(folder, { recursive: true })
  })
})

describe('Mails go wrong', () => {
  it.each([451, 554])('refuses the next two with %i and keeps neither', async (code) => {
    mail.refuseNext(2, code)
    await expect(send()).rejects.toMatchObject({ responseCode: code })
    await expect(send()).rejects.toMatchObject({ responseCode: code })
    await send()
    expect(mail.messages()).toHaveLength(1)
  })

  it('loses the reply: the mail is kept, and the sender does not know', async () => {
    mail.loseReply(1)
    await expect(send({ messageId: '<slot-1@assigner>' })).rejects.toThrow()
    expect(mail.messages()).toHaveLength(1)
    await send({ messageId: '<slot-1@assigner>' })
    expect(mail.messages().map(({ duplicate }) => duplicate)).toEqual([false, true])
  })

  it('goes right again when the faults are cleared', async () => {
    mail.refuseNext(5, 451)
    mail.clearFaults()
    await send()
    expect(mail.messages()).toHaveLength(1)
  })
})

describe('The inbox page', () => {
  it('lists the mails, the newest first', async () => {
    expect((await get('/')).body).toContain('No mail yet.')
    await send({ subject: 'First', messageId: '<1@assigner>' })
    await send({ subject: 'Second', messageId: '<1@assigner>' })
    const { status, type, body } = await get('/')
    expect([status, type]).toEqual([200, 'text/html; charset=utf-8'])
    expect(body.indexOf('Second')).toBeLessThan(body.indexOf('First'))
    expect(body).toContain('<html lang="en">')
    expect(body).toContain('sent again')
  })

  it('shows one mail: its HTML in a frame that runs nothing, and its text', async () => {
    await send({ text: 'Line one\n<two>', html: '<p class="x">"Held"</p><script>alert(1)</script>' })
    const { body } = await get('/messages/1')
    expect(body).toContain('Line one\n&#60;two&#62;')
    expect(body).toContain('&#60;p class=&#34;x&#34;&#62;')
    expect(body).toMatch(/<iframe [^>]*sandbox="allow-popups/)
    expect(body).not.toContain('<script')
    expect(body).not.toContain('allow-scripts')
  })

  it('takes nothing in a mail for markup of its own', async () => {
    await send({ subject: '<img src=x onerror=alert(1)>', from: '"<b>" <a@contoso.example>' })
    for (const path of ['/', '/messages/1']) {
      const { body } = await get(path)
      expect(body).not.toContain('<img')
      expect(body).not.toContain('<b>')
    }
  })

  it('gives the mails as JSON, and says when there is none of a number', async () => {
    await send()
    expect(JSON.parse((await get('/messages.json')).body)).toEqual(mail.messages())
    expect((await get('/messages/2')).status).toBe(404)
    expect((await get('/elsewhere')).status).toBe(404)
  })
})
