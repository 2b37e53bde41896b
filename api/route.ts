import type { Request, Response } from 'express'
import type { z } from 'zod'
import type { Actor, SignedIn } from '../actions/actor.ts'
import type { Given } from '../actions/given.ts'
import type { TenantId } from '../core/ids.ts'
import type { LongList } from '../core/json-pieces.ts'
import type { Ports } from '../core/ports/ports.ts'
import type { MembersFile } from '../core/ports/store.ts'
import type { Timetable } from '../core/timetable.ts'
import type { Limits } from './limits.ts'
import type { OperationsContext } from './operations.ts'

/** An activity: who sent it (nobody that is known, outside a personal chat), and what it is answered. */
type Heard = {
  from: { tenantId: TenantId; id: string } | undefined
  answer: () => Promise<{ status: number; body?: unknown }>
}

/**
 * Validates what came with an activity; undefined for nothing. @returns what reads the activity; it throws Refusal
 * `invalid` and `not allowed`.
 */
export type Messages = (token: string | undefined, isFromThisMachine: boolean) => Promise<(body: unknown) => Heard>

/** What the API is given by the composition root. */
export type ApiContext = OperationsContext & {
  ports: Ports
  limits: Limits
  /** The way in from Teams, and what the bot takes of a person. */
  messages: Messages
  botLimits: Limits
  timetable: Timetable
  /** Validates a bearer token. */
  readToken: (token: string) => Promise<SignedIn>
  writeWorkbook: (file: MembersFile, to: Response) => Promise<void>
  appId: string
  /** Proxies in front of us, as ranges of addresses: the caller's address is the one that they tell. */
  trustedProxies: string[]
  /** How the world sees this server. */
  publicUrl: string
  /** Where people of this cloud sign in and consent. */
  authority: string
  /** Where a page outside Teams signs in; null where only Teams does. */
  authorizeUrl: string | null
  /** The built tab. */
  tabFolder: string
}

/** What leaves a route: a body, or nothing where the route has written its answer itself. */
export type Reply<A> = { status?: number; etag?: string; body: A }

type Asked<Q, B> = {
  actor: Actor
  params: Record<string, string>
  /** Read and checked when it is called: see `actions/given.ts`. */
  query: Given<Q>
  /** A value of the query as it came, before anything is said of the others: it tells which thing is meant. */
  meant: (name: string) => string | undefined
  body: Given<B>
  ifMatch: Given<string | undefined>
  res: Response
}

/** A route, in this order: what it is, which shapes, what is done. The same words become the OpenAPI document. */
export type Route<Q = unknown, B = unknown, A = unknown> = {
  method: 'get' | 'post' | 'put' | 'delete'
  /** OpenAPI's form: `/api/profiles/{id}`. */
  path: string
  summary: string
  query?: z.ZodType<Q>
  /** The body's shape; one that takes nothing, too, is of a body that may be left out. */
  body?: z.ZodType<B>
  /**
   * The body is a file, longer than what people type and perhaps edited by hand. `shape` is what the document says of it
   * where `body` is only its outline, because each item of `list` is read and judged by itself.
   */
  file?: { mostBytes: number; shape: z.ZodType; list: LongList }
  /** The answer's shape; a media type where it is a file, perhaps with the shape of what is in it; nothing for 204. */
  answer?: z.ZodType<A> | { mediaType: string; shape?: z.ZodType }
  status?: number
  /** Whether the request must carry If-Match. */
  ifMatch?: 'required' | 'optional'
  /** What a request costs of the limits (api/limits.ts), where it is more than 1. */
  points?: number | ((query: Request['query']) => number)
  handle: (asked: Asked<Q, B>, context: ApiContext) => Promise<Reply<A> | undefined>
}

/** A route with its types checked against each other. */
export const route = <Q, B, A>(described: Route<Q, B, A>): Route => described as unknown as Route
