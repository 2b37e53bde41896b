import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const Lock = z.object({
  packages: z.record(z.string(), z.object({ optionalDependencies: z.record(z.string(), z.string()).optional() })),
})

describe('The list of locked packages', () => {
  it('has every package of other machines, too: without them `npm ci` refuses a fresh clone', async () => {
    const { packages } = Lock.parse(JSON.parse(await readFile('package-lock.json', 'utf8')))
    const wanted = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).map((name) => ({ path, name })),
    )
    const missing = wanted.filter(
      ({ path, name }) => !(`${path}/node_modules/${name}` in packages) && !(`node_modules/${name}` in packages),
    )
    expect(missing).toEqual([])
  })
})
