import type { Point } from './membership-points.ts'

/** A drawing area in its own units, with room for labels around it. */
export type Size = { width: number; height: number; left: number; right: number; top: number; bottom: number }

/**
 * The line of a chart that goes on level until the next change, and the area under it, as SVG paths.
 * @param until the moment at which the line ends.
 * @param most the value at the top.
 */
export function stepPath(points: readonly Point[], until: string, most: number, size: Size) {
  const [begin, end] = [Date.parse(points[0]?.at ?? ''), Date.parse(until)]
  const across = size.width - size.left - size.right
  const up = size.height - size.top - size.bottom
  const xOf = (at: string): number => size.left + ((Date.parse(at) - begin) / Math.max(1, end - begin)) * across
  const yOf = (members: number): number => size.top + (1 - members / most) * up
  const steps = points.map(({ at, members }, i) =>
    i === 0 ? `M${xOf(at)},${yOf(members)}` : `H${xOf(at)}V${yOf(members)}`,
  )
  const line = `${steps.join('')}H${xOf(until)}`
  return { line, area: `${line}V${yOf(0)}H${size.left}Z`, xOf, yOf }
}

/** Round numbers from nought to the first that is not below the greatest value, four or so. */
export function ticksTo(most: number): number[] {
  const rough = most / 3
  const unit = 10 ** Math.floor(Math.log10(Math.max(1, rough)))
  const step = Math.max(1, [1, 2, 5, 10].map((n) => n * unit).find((n) => n >= rough) ?? unit)
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, i) => i * step)
}
