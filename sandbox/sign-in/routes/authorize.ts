import type { Express, Request, Response } from 'express'
import { signInErrorPage, signInPage } from '../sign-in-page.ts'
import {
  isAnyTenant,
  personByUpn,
  tenantById,
  type Person,
  type SignInOptions,
  type SignInTenant,
} from '../sign-in-tenant.ts'

type Issue = (tenant: SignInTenant, person: Person) => Promise<string>
type Ask = { tenants: SignInTenant[]; back: URL; query: URLSearchParams; hint: string | null }

const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'"

/** The page on which a person signs in to the tab outside Teams; the token goes back in the fragment. */
export function authorizeRoutes(app: Express, options: SignInOptions, issue: Issue): void {
  app.get('/:tenant/oauth2/v2.0/authorize', async (req: Request<{ tenant: string }>, res: Response) => {
    res.set({ 'Content-Security-Policy': policy, 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' })
    const ask = askOf(options, req.params.tenant, new URL(req.originalUrl, 'http://127.0.0.1').searchParams)
    if (typeof ask === 'string') {
      res.status(400).type('html').send(signInErrorPage(ask))
      return
    }
    const chosen = ask.hint === null ? undefined : someone(ask.tenants, ask.hint)
    if (chosen) {
      res.redirect(302, `${ask.back.href}#${fragment(ask, await issue(chosen.tenant, chosen.person))}`)
      return
    }
    const notice = ask.hint === null ? '' : `Nobody here has the user name ${ask.hint}.`
    res.type('html').send(signInPage(ask.tenants, (tenant, person) => hrefOf(ask, tenant, person), notice))
  })
}

/** What is asked for, or the sentence that says why it cannot be had. */
function askOf(options: SignInOptions, name: string, query: URLSearchParams): Ask | string {
  const own = tenantById(options.tenants, name)
  const tenants = isAnyTenant(name) ? options.tenants : own ? [own] : []
  if (tenants.length === 0) return `AADSTS90002: Tenant '${name}' not found.`
  if (query.get('client_id') !== options.apiAppId) return 'AADSTS700016: The application was not found (client_id).'
  if (!['token', 'code'].includes(query.get('response_type') ?? ''))
    return 'AADSTS70005: response_type must be token or code.'
  const back = loopback(query.get('redirect_uri'))
  if (!back) return 'AADSTS50011: redirect_uri must be an address on this machine, without a fragment.'
  return { tenants, back, query, hint: query.get('login_hint') }
}

/** The address to return to; a token must never leave this machine. */
function loopback(address: string | null): URL | undefined {
  if (!address || !URL.canParse(address)) return undefined
  const url = new URL(address)
  const here = ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)
  const plain = !url.hash && !url.username && !url.password
  return here && plain && ['http:', 'https:'].includes(url.protocol) ? url : undefined
}

function someone(tenants: SignInTenant[], upn: string): { tenant: SignInTenant; person: Person } | undefined {
  for (const tenant of tenants) {
    const person = personByUpn(tenant, upn)
    if (person) return { tenant, person }
  }
  return undefined
}

function fragment({ query }: Ask, token: string): string {
  // Nobody redeems codes here: whoever asks for one wants consent alone.
  const given =
    query.get('response_type') === 'code'
      ? { code: 'a-code' }
      : { access_token: token, token_type: 'Bearer', expires_in: '3599' }
  const answer = new URLSearchParams(given)
  for (const name of ['scope', 'state']) if (query.has(name)) answer.set(name, query.get(name) ?? '')
  return answer.toString()
}

/** Choosing a person asks again, with the person as the hint. */
function hrefOf({ query }: Ask, tenant: SignInTenant, person: Person): string {
  const again = new URLSearchParams(query)
  again.set('login_hint', person.upn)
  return `/${tenant.tenantId}/oauth2/v2.0/authorize?${again.toString()}`
}
