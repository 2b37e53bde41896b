import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PNG } from 'pngjs'
import { describe, expect, it } from 'vitest'
import { iconProblems, type IconName } from '../../appPackage/icon-problems.ts'
import { told } from '../../appPackage/problem.ts'
import { committed } from './a-package.ts'

const problems = (name: IconName, bytes: Buffer) => iconProblems(name, `${name}.png`, bytes).map(told)

/** A picture of one colour: red, green, blue, alpha. */
function plain(side: number, colour: [number, number, number, number]): PNG {
  const image = new PNG({ width: side, height: side })
  for (let at = 0; at < image.data.length; at += 4) image.data.set(colour, at)
  return image
}
const bytesOf = (image: PNG) => PNG.sync.write(image)

/** White bars on a transparent ground. */
function striped(colour: [number, number, number, number] = [255, 255, 255, 255]): PNG {
  const image = plain(32, [0, 0, 0, 0])
  for (let at = 0; at < image.data.length; at += 16) image.data.set(colour, at)
  return image
}

describe('The icons', () => {
  it.each([
    ['color', 192],
    ['outline', 32],
  ] as const)('%s.png has %i pixels on each side and is taken', (name, side) => {
    const bytes = readFileSync(join(committed, `${name}.png`))
    const { width, height } = PNG.sync.read(bytes)
    expect({ width, height }).toEqual({ width: side, height: side })
    expect(problems(name, bytes)).toEqual([])
  })

  it('are refused in another size', () => {
    expect(problems('color', bytesOf(plain(96, [80, 80, 200, 255])))).toEqual([
      'color.png: found 96 × 96 pixels, expected 192 × 192 pixels',
    ])
  })

  it('are refused where the colour icon has holes', () => {
    expect(problems('color', bytesOf(plain(192, [80, 80, 200, 0])))[0]).toContain('0 % opaque pixels')
  })

  it('are refused where the outline has another colour than white, even a little', () => {
    expect(problems('outline', bytesOf(striped()))).toEqual([])
    expect(problems('outline', bytesOf(striped([255, 254, 255, 255])))).toEqual([
      'outline.png: found 256 pixels of another colour, expected white and transparent ones alone',
    ])
  })

  it('are refused where the outline is empty, or a white square', () => {
    expect(problems('outline', bytesOf(plain(32, [0, 0, 0, 0])))[0]).toContain('found 0 % visible pixels')
    expect(problems('outline', bytesOf(plain(32, [255, 255, 255, 255])))[0]).toContain('found 100 % visible pixels')
  })

  it('are refused where they are no PNG', () => {
    expect(problems('color', Buffer.from('<svg/>'))).toEqual([
      'color.png: found a file of another kind, expected a PNG of 192 × 192 pixels',
    ])
  })
})
