import { describe, expect, it } from 'vitest'
import { hashOf, readRoute, type Route } from '../../tabs/route.ts'

describe('Addresses of the tab', () => {
  const routes: Route[] = [
    { page: 'profiles' },
    { page: 'profile', id: '3f0c7c1e-5f7a-4f0e-9b51-0c2f8f1f0a11' },
    { page: 'activity' },
    { page: 'run', id: 'data refresh:2026-11-23T11:00:00.000Z' },
    { page: 'run', id: 'maintenance:manual:a/b?c#d%' },
    { page: 'settings' },
    { page: 'held' },
    { page: 'held change', id: '3f0c7c1e-5f7a-4f0e-9b51-0c2f8f1f0a11 2026-11-23T12:00:00.000Z' },
    { page: 'members', id: 'a/b' },
    { page: 'history', id: '3f0c7c1e-5f7a-4f0e-9b51-0c2f8f1f0a11' },
    { page: 'preview', id: '3f0c7c1e-5f7a-4f0e-9b51-0c2f8f1f0a11' },
    { page: 'audit' },
    { page: 'access' },
  ]
  it.each(routes)('lead back to the page they were made for: $page $id', (route) => {
    expect(readRoute(hashOf(route))).toEqual(route)
  })

  it('open the Profiles page when they are empty', () => {
    for (const hash of ['', '#', '#/']) expect(readRoute(hash), hash).toEqual({ page: 'profiles' })
    expect(readRoute('#/settings/more/../x')).toEqual({ page: 'settings' })
  })

  it('say that there is nothing where they name no page, and stay as they are', () => {
    for (const hash of ['#/nonsense', '#/Profiles', '#nonsense'])
      expect([readRoute(hash).page, hashOf(readRoute(hash))], hash).toEqual(['nowhere', hash])
  })

  it('open a page from a Teams deep link, which has no number sign', () => {
    expect(readRoute('activity')).toEqual({ page: 'activity' })
  })

  it('survive a half-written escape', () => {
    expect(readRoute('#/profiles/%E3%81')).toEqual({ page: 'profile', id: '%E3%81' })
  })
})
