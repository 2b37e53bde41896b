import { describe, expect, it } from 'vitest'
import { adminConsentAddress } from '../../tabs/authorize.ts'
import { readApproval } from '../../tabs/consent/approval.ts'
import { consentStep } from '../../tabs/consent/consent-step.ts'
import { live } from '../../tabs/live.ts'
import { readSubPage, subPageOf, type Route } from '../../tabs/route.ts'
import { trailTo } from '../../tabs/use-route.ts'

describe('The window for consent', () => {
  const client = { clientId: 'app-id', authority: 'https://login.microsoftonline.com' }
  const at = (search: string, hash: string) => ({
    origin: 'https://assigner.contoso.com',
    hostname: 'assigner.contoso.com',
    pathname: '/tab/consent.html',
    search,
    hash,
  })

  it('asks Entra ID for consent, for the person who is signed in to Teams', () => {
    const step = consentStep(at('?loginHint=maya%40contoso.com', ''), client, null, 'state-1')
    const url = new URL(step.kind === 'ask' ? step.address : '')
    expect(url.origin + url.pathname).toBe('https://login.microsoftonline.com/organizations/oauth2/v2.0/authorize')
    expect(Object.fromEntries(url.searchParams)).toEqual({
      client_id: 'app-id',
      response_type: 'code',
      response_mode: 'fragment',
      redirect_uri: 'https://assigner.contoso.com/tab/consent.html',
      scope: 'api://assigner.contoso.com/app-id/access_as_user',
      prompt: 'consent',
      state: 'state-1',
      login_hint: 'maya@contoso.com',
    })
  })

  it('asks in the cloud that the server names (GCC High is another), and never where the address of the window says', () => {
    const own = { clientId: 'app-id', authority: 'https://login.microsoftonline.us' }
    const step = consentStep(at('?clientId=other&scope=Mail.Read&authority=https://evil.example', ''), own, null, 's')
    const url = new URL(step.kind === 'ask' ? step.address : '')
    expect([url.host, url.searchParams.get('client_id')]).toEqual(['login.microsoftonline.us', 'app-id'])
    expect(url.searchParams.get('scope')).toBe('api://assigner.contoso.com/app-id/access_as_user')
  })

  it('asks in the tenant of the person, because a registration for a single tenant is known nowhere else', () => {
    const step = consentStep(at('', ''), client, null, 's', 'tenant-1')
    expect(step.kind === 'ask' && new URL(step.address).pathname).toBe('/tenant-1/oauth2/v2.0/authorize')
  })

  it('knows that consent was given by its own state', () => {
    expect(consentStep(at('', '#code=c&state=s'), client, 's', 'next')).toEqual({ kind: 'given' })
    for (const kept of [null, 'other'])
      expect(consentStep(at('', '#code=c&state=s'), client, kept, 'next')).toMatchObject({ kind: 'refused' })
  })

  it('passes on what the sign-in page had against it', () => {
    const hash = '#error=access_denied&error_description=AADSTS65004%3A+declined'
    expect(consentStep(at('', hash), client, 's', 'next')).toEqual({
      kind: 'refused',
      because: 'AADSTS65004: declined',
    })
  })
})

describe('The link to consent for an organization', () => {
  const origin = 'https://assigner.contoso.com'
  const gccHigh = { clientId: 'app-id', authority: 'https://login.microsoftonline.us' }

  it('names the cloud, the organization and the app, and comes back to the window for consent', () => {
    const url = new URL(adminConsentAddress(gccHigh, { origin }, 'tenant-1'))
    expect(url.origin + url.pathname).toBe('https://login.microsoftonline.us/tenant-1/adminconsent')
    expect(Object.fromEntries(url.searchParams)).toEqual({
      client_id: 'app-id',
      redirect_uri: 'https://assigner.contoso.com/tab/consent.html',
    })
  })

  it('is for the organization of whoever opens it where Teams has not said which', () => {
    expect(adminConsentAddress(gccHigh, { origin })).toContain('microsoftonline.us/organizations/adminconsent?')
  })

  it('leads back to a page that says how it went', () => {
    expect(readApproval('?admin_consent=True&tenant=t')).toEqual({ kind: 'given' })
    expect(readApproval('?error=access_denied&error_description=AADSTS65004')).toEqual({
      kind: 'refused',
      because: 'AADSTS65004',
    })
    expect(readApproval('?clientId=app-id&loginHint=maya%40contoso.com')).toBeUndefined()
  })
})

describe('A deep link of Teams', () => {
  it.each<Route>([{ page: 'profile', id: 'a b/c' }, { page: 'held change', id: 'x' }, { page: 'settings' }])(
    'leads back to the page that it was made for: $page',
    (route) => {
      expect(readSubPage(subPageOf(route))).toEqual(route)
    },
  )

  it('leads to the Profiles page when it names nothing', () => {
    for (const text of ['', 'javascript:alert(1)', '//evil.example', 'profiles'])
      expect(readSubPage(text)).toEqual({ page: 'profiles' })
  })
})

describe('The way back', () => {
  const way = (...hashes: string[]) => hashes.reduce<readonly string[]>((trail, hash) => trailTo(hash, trail), [])

  it('is the way that somebody came', () => {
    expect(way('', '#/profiles/a', '#/profiles/a/edit')).toEqual(['#/profiles', '#/profiles/a', '#/profiles/a/edit'])
  })

  it('does not grow by going back, however that was done', () => {
    expect(way('', '#/profiles/a', '#/profiles')).toEqual(['#/profiles'])
  })

  it('does not lead to the page that is open', () => {
    expect(way('', '#/profiles', '#/profiles')).toEqual(['#/profiles'])
  })
})

describe('A value that changes', () => {
  it('tells of another value, and not of the same one', () => {
    const value = live(1)
    let told = 0
    const stop = value.subscribe(() => (told += 1))
    value.set(1)
    value.set(2)
    stop()
    value.set(3)
    expect([told, value.get()]).toEqual([1, 3])
  })
})
