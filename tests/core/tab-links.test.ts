import { describe, expect, it } from 'vitest'
import { tabLinks } from '../../core/tab-links.ts'
import { readSubPage } from '../../tabs/route.ts'

const place = {
  teamsAppId: '0f6c1d2e-3b4a-4c5d-8e6f-7a8b9c0d1e2f',
  publicUrl: 'https://assigner.example',
  teamsUrl: 'https://teams.microsoft.com',
}
const id = '00000004-0000-4000-8000-000000000001:maintenance:2026-11-23T12:00:00.000Z'
const page = `held/${encodeURIComponent(id)}`

describe('A link on a card', () => {
  it('leads to the page in Teams, and to the tab outside of it where Teams is not at hand', () => {
    const url = new URL(tabLinks(place)(page))
    expect(url.origin + url.pathname).toBe(`https://teams.microsoft.com/l/entity/${place.teamsAppId}/assigner`)
    const { subEntityId } = JSON.parse(url.searchParams.get('context') ?? '') as { subEntityId: string }
    expect(readSubPage(subEntityId)).toEqual({ page: 'held change', id })
    expect(url.searchParams.get('webUrl')).toBe(`https://assigner.example/tab/#/${page}`)
  })

  it('leads to the tab itself in the sandbox', () => {
    expect(tabLinks({ ...place, teamsUrl: undefined })('activity')).toBe('https://assigner.example/tab/#/activity')
  })
})
