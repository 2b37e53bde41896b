import express, { type Express } from 'express'
import { inboxPage, messagePage, notFoundPage } from './inbox-page.ts'
import type { Message } from './mailbox.ts'

/** Styles of our own and pictures inside the mail, nothing from anywhere else: mails are written by others. */
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-src 'self'; base-uri 'none'; form-action 'none'"

/** The inbox for a browser, and as JSON for programs. */
export function webPages(messages: () => Message[]): Express {
  const app = express()
  app.disable('x-powered-by')
  app.use((_req, res, next) => {
    res.set({ 'Content-Security-Policy': policy, 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'no-store' })
    next()
  })
  app.get('/', (_req, res) => void res.type('html').send(inboxPage(messages())))
  app.get('/messages.json', (_req, res) => void res.json(messages()))
  app.get('/messages/:number', (req, res) => {
    const message = messages().find(({ number }) => String(number) === req.params.number)
    if (!message) return void res.status(404).type('html').send(notFoundPage())
    res.type('html').send(messagePage(message))
  })
  app.use((_req, res) => void res.status(404).type('html').send(notFoundPage()))
  return app
}
