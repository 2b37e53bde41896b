import express, { type Express, type RequestHandler } from 'express'
import { HttpRefusal } from './http-refusal.ts'
import { gateOf, type Limits } from './limits.ts'
import { bearerOf } from './bearer.ts'
import { readJson } from './read-body.ts'
import type { Messages } from './route.ts'

/** Where Teams sends what the bot is to hear. */
const path = '/api/messages'

/** An activity has a message of 100 KB at most, and what the channel says of it. */
const mostBytes = 256 * 1024
const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])
/** Marks of a proxy, or of a page in a browser: then it is somebody else who asks. */
const ofOthers = ['x-forwarded-for', 'forwarded', 'via', 'origin']

/** Serves the bot: who sends, how often, what, answer. Nothing is read of whoever is not the Bot Framework. */
export function mountMessages(app: Express, messages: Messages, limits: Limits): void {
  const gate = gateOf(limits)
  const readBytes = express.raw({ limit: mostBytes, type: () => true })
  app.post(path, async (req, res) => {
    const { served } = req
    served.route = path
    res.set('Cache-Control', 'no-store')
    const token = req.headers.authorization === undefined ? undefined : bearerOf(req)
    // Not `req.ip`: a header of the request must not make it look as if it came from this machine.
    const isFromThisMachine =
      loopback.has(req.socket.remoteAddress ?? '') && ofOthers.every((name) => req.headers[name] === undefined)
    const hear = await gate.signIn(req.ip ?? '', () => messages(token, isFromThisMachine))
    const { from, answer } = hear(await readJson(readBytes, req, res))
    if (from) {
      served.tenantId = from.tenantId
      served.userId = from.id
      await gate.spend({ tenantId: from.tenantId, userId: from.id }, 1)
    }
    const { status, body } = await answer()
    if (body === undefined) res.status(status).end()
    else res.status(status).json(body)
  })
  app.all(path, onlyPost)
}

const onlyPost: RequestHandler = (req) => {
  req.served.route = path
  const headers = { Allow: 'POST' }
  throw new HttpRefusal(405, 'method not allowed', `There is no ${req.method} here, only POST.`, { headers })
}
