import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { aWorld, livesIn } from '../../tests/support/world.ts'
import { fillProfiles } from '../../tests/support/fill-profiles.ts'
import { load, type Asked, type Measured } from './load.ts'

export type ApiPlan = { users: number; profiles: number; forMs: number }

const atOnce = 8

/** The same number of bytes from a handler that does nothing else. */
async function plainly(bytes: number, forMs: number): Promise<Measured> {
  const body = JSON.stringify('x'.repeat(Math.max(0, bytes - 2)))
  const app = express().get('/', (_req, res) => void res.type('application/json').send(body))
  const server = createServer(app)
  await new Promise<void>((done) => server.listen(0, done))
  const url = `http://localhost:${(server.address() as AddressInfo).port}/`
  const measured = await load(() => ({ method: 'GET', url, headers: {} }), { atOnce, forMs })
  await new Promise<void>((done) => server.close(() => done()))
  return measured
}

const number = (value: number, digits = 0): string =>
  value.toLocaleString('en-GB', { maximumFractionDigits: digits, minimumFractionDigits: digits })
const cells = (row: string[]): string => row.map((cell, i) => (i === 0 ? cell.padEnd(46) : cell.padStart(12))).join('')

const nextOf = (before: string | undefined): string => {
  const next = before === undefined ? null : (JSON.parse(before) as { next: string | null }).next
  return next === null ? '' : `&cursor=${next}`
}
const typed = ['a', 'an', 'ana', 'ana s', 'ana so', 'søren', 'kjær', 'nobody of that name']

/** What is asked, by name; a request may follow the answer before it. */
function plansFor(url: string, token: string): [string, (before: string | undefined) => Asked][] {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  let asked = 0
  const get = (path: string): Asked => ({ method: 'GET', url: url + path, headers })
  const preview = (query: string): Asked => {
    const definition = {
      title: `Draft ${(asked += 1)}`,
      description: 'A draft.',
      enroll: false,
      autoPopulate: true,
      ...livesIn('Denver', `City ${asked}`),
    }
    return { method: 'POST', url: `${url}/api/profiles/preview${query}`, headers, body: JSON.stringify(definition) }
  }
  const search = () => encodeURIComponent(typed[(asked += 1) % typed.length] ?? '')
  return [
    ['who am I (/api/me)', () => get('/api/me')],
    ['profiles: first page', () => get('/api/profiles?limit=50')],
    ['profiles: a search', () => get('/api/profiles?limit=50&search=profile%2012')],
    ['profiles: by cursor through all', (before) => get(`/api/profiles?limit=200${nextOf(before)}`)],
    ['users: a search', () => get(`/api/users?search=${search()}`)],
    ['preview, quick, a new draft each', () => preview('?quick=true')],
    ['preview, full, a new draft each', () => preview('?names=100')],
  ]
}

/** Measures the API over HTTP on loopback, with everything outside as stand-ins in the same process; lines of a table. */
export async function benchApi({ users, profiles, forMs }: ApiPlan): Promise<string> {
  const world = await aWorld({ users })
  await fillProfiles(world, profiles)
  const head = [`${number(users)} users, ${number(profiles)} profiles`, 'answers/s', 'median ms', '95 % ms', 'bytes']
  const lines = [cells([...head, 'plain/s', 'plain/ours'])]
  for (const [name, next] of plansFor(world.url, await world.token('Maya Jensen'))) {
    const { perSecond, median, p95, bytes } = await load(next, { atOnce, forMs })
    const plain = await plainly(bytes, forMs / 3)
    const measured = [number(perSecond, 1), number(median, 1), number(p95, 1), number(bytes)]
    lines.push(cells([name, ...measured, number(plain.perSecond), number(plain.perSecond / perSecond, 1)]))
  }
  await world.close()
  return lines.join('\n')
}
