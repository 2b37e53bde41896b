import type { Express, Request, RequestHandler, Response } from 'express'
import type { Judge } from '../support/judge.ts'
import type { Chat, Chats } from './chats.ts'
import { judgeMessage, mostBytes, sizeOf } from './judge-message.ts'
import type { Rates } from './rates.ts'

/** What Teams answers instead of doing what it is asked, so many times. */
export type Refused = { status: 403 | 404 | 412 | 502 | 504; code: string; times?: number }

export type Connector = {
  chats: Chats
  judge: Judge
  rates: Rates
  /** Whether a token is the bot's, for the Bot Framework. */
  verify(token: string): Promise<boolean>
  /** The next refusal that was asked for, if any. */
  nextRefusal(): Refused | undefined
}

const error = (code: string, message: string) => ({ error: { code, message } })

/** The connector of Teams (v3): sending, replying, updating, members. */
export function connectorRoutes(app: Express, connector: Connector): void {
  const { chats, judge } = connector
  const base = '/teams/v3/conversations/:chat'
  const guarded = guard(connector)

  const send: RequestHandler<{ chat: string }> = (req, res) => {
    const chat = chatIn(req, res, connector)
    if (!chat) return
    const sent = chats.add(chat, req.body as Record<string, unknown>)
    judgeMessage(judge, sent.activity, sent.card)
    res.status(201).json({ id: sent.id })
  }
  app.post(`${base}/activities`, guarded, send)
  app.post(`${base}/activities/:activity`, guarded, send as RequestHandler)

  app.put(`${base}/activities/:activity`, guarded, (req: Request<{ chat: string; activity: string }>, res) => {
    const chat = chatIn(req, res, connector)
    if (!chat) return
    const activity = req.body as Record<string, unknown>
    if (!chats.replace(chat, req.params.activity, activity)) {
      res.status(404).json(error('ActivityNotFoundInConversation', 'The activity was not found in the conversation.'))
      return
    }
    const sent = chat.sent.find(({ id }) => id === req.params.activity)
    judgeMessage(judge, activity, sent?.card)
    res.json({ id: req.params.activity })
  })

  app.get(`${base}/members/:member`, guarded, (req: Request<{ chat: string; member: string }>, res) => {
    const chat = chats.byId(req.params.chat)
    if (chat?.userAccount !== req.params.member) {
      res.status(404).json(error('MemberNotFoundInConversation', 'The member was not found in the conversation.'))
      return
    }
    const { person, userAccount } = chat
    const { oid, name, upn, tenantId } = person
    const own = { userPrincipalName: upn, email: upn, tenantId, userRole: 'user' }
    res.json({ id: userAccount, name, objectId: oid, aadObjectId: oid, ...own })
  })
}

/** The bot's token, and the refusals that were asked for, before anything is done. */
const guard =
  ({ verify, nextRefusal }: Connector): RequestHandler =>
  async (req, res, next) => {
    const bearer = /^Bearer (.+)$/i.exec(req.get('authorization') ?? '')?.[1]
    if (!bearer || !(await verify(bearer))) {
      res.status(401).json({ message: 'Authorization has been denied for this request.' })
      return
    }
    const refused = nextRefusal()
    if (refused) res.status(refused.status).json(error(refused.code, `${refused.code} (asked for)`))
    else next()
  }

/** The chat that a message is for, once it may be written to; else it is answered. */
function chatIn(req: Request<{ chat: string }>, res: Response, { chats, rates, judge }: Connector): Chat | undefined {
  const chat = chats.byId(req.params.chat)
  if (!chat) {
    res.status(404).json(error('ConversationNotFound', 'Conversation not found.'))
    return undefined
  }
  if (chat.isBlocked) {
    const message = 'User blocked the conversation with the bot.'
    res.status(403).json({ error: { code: 'Forbidden', subCode: 'MessageWritesBlocked', message } })
    return undefined
  }
  if (sizeOf(req.body) > mostBytes) {
    res.status(413).json(error('MessageSizeTooBig', 'Message size too large.'))
    judge.complain(`a message of ${sizeOf(req.body)} bytes, over 100 KB`)
    return undefined
  }
  const waitSeconds = rates.take(chat.id)
  if (waitSeconds > 0) {
    res.status(429).set('Retry-After', String(waitSeconds)).json(error('RateLimitExceeded', 'Too many requests.'))
    return undefined
  }
  return chat
}
