import { createHmac, timingSafeEqual } from 'node:crypto'
import { Refusal } from './refusal.ts'
import type { Ask } from './operation.ts'

const quarterOfAnHourMs = 15 * 60_000

const unauthorized = () =>
  new Refusal(
    401,
    'Unauthorized',
    "The input authorization token can't serve the request. Please check that the expected payload is built as per the protocol, and check the key being used.",
  )

/**
 * Checks the master-key signature of a request: HMAC-SHA256 over verb, resource type, resource link and date
 * ("Access control in the Azure Cosmos DB SQL API").
 * @throws Refusal 401 for a missing or wrong signature, 403 for a date more than 15 minutes off.
 */
export function checkSignature(ask: Omit<Ask, 'body' | 'path'>, key: string, nowMs = Date.now()): void {
  const { method, segments, headers } = ask
  const date = headers['x-ms-date'] ?? headers.date
  const given = /^type%3Dmaster%26ver%3D1\.0%26sig%3D([\w%.-]+)$/i.exec(headers.authorization ?? '')?.[1]
  if (given === undefined || typeof date !== 'string') throw unauthorized()
  const isFeed = segments.length % 2 === 1
  const type = segments.at(isFeed ? -1 : -2) ?? ''
  const link = (isFeed ? segments.slice(0, -1) : segments).join('/')
  const text = `${method.toLowerCase()}\n${type.toLowerCase()}\n${link}\n${date.toLowerCase()}\n\n`
  const expected = createHmac('sha256', Buffer.from(key, 'base64')).update(text).digest()
  const actual = Buffer.from(
    given.replaceAll(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'base64',
  )
  if (actual.length !== expected.length || !timingSafeEqual(actual, expected)) throw unauthorized()
  const off = Math.abs(nowMs - Date.parse(date))
  if (!(off <= quarterOfAnHourMs))
    throw new Refusal(403, 'Forbidden', 'The authorization token is not valid at the current time.')
}
