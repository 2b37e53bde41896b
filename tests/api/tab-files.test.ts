import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aWorld, type World } from '../support/world.ts'

let world: World
let script: string
beforeAll(async () => {
  world = await aWorld({ untouched: true })
  const page = await (await fetch(`${world.url}/tab/`)).text()
  script = /src="(\/tab\/assets\/[^"]+\.js)"/.exec(page)?.[1] ?? ''
})
afterAll(() => world.close())

const ask = (accepted: string) => fetch(world.url + script, { headers: { 'accept-encoding': accepted } })

describe('The scripts of the tab', () => {
  it.each(['br', 'gzip'])('travel compressed with %s to a browser that takes it', async (encoding) => {
    const [plain, answer] = [await ask('identity'), await ask(encoding)]
    expect(plain.headers.get('content-encoding')).toBeNull()
    expect(answer.headers.get('content-encoding')).toBe(encoding)
    expect(answer.headers.get('content-type')).toMatch('text/javascript')
    expect(answer.headers.get('vary')).toMatch('Accept-Encoding')
    expect(answer.headers.get('cache-control')).toMatch('immutable')
    expect(await answer.text()).toBe(await plain.text())
  })
})
