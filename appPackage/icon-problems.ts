import { PNG } from 'pngjs'
import type { Problem } from './problem.ts'

/** Teams' two icons: the side in pixels, and what share of it has to be drawn or left free. */
const icons = {
  /** Shown in lists and in the store: its ground reaches to the edge, Teams rounds the corners. */
  color: { side: 192 },
  /** Shown in the app bar, in the colours of the theme: Teams takes the shape alone. */
  outline: { side: 32 },
} as const
export type IconName = keyof typeof icons

type Pixel = { red: number; green: number; blue: number; alpha: number }

function pixelsOf({ data }: PNG): Pixel[] {
  const at = (index: number): number => data[index] ?? 0
  return Array.from({ length: data.length / 4 }, (_, pixel) => ({
    red: at(pixel * 4),
    green: at(pixel * 4 + 1),
    blue: at(pixel * 4 + 2),
    alpha: at(pixel * 4 + 3),
  }))
}

const percent = (part: number, whole: number): number => Math.round((100 * part) / whole)

function colorProblems(place: string, pixels: Pixel[]): Problem[] {
  const opaque = percent(pixels.filter(({ alpha }) => alpha === 255).length, pixels.length)
  return opaque >= 90 ? [] : [{ place, found: `${opaque} % opaque pixels`, expected: 'a full ground, 90 % at least' }]
}

function outlineProblems(place: string, pixels: Pixel[]): Problem[] {
  const seen = pixels.filter(({ alpha }) => alpha > 0)
  const coloured = seen.filter(({ red, green, blue }) => red + green + blue !== 3 * 255).length
  const share = percent(seen.length, pixels.length)
  return [
    ...(coloured === 0
      ? []
      : [{ place, found: `${coloured} pixels of another colour`, expected: 'white and transparent ones alone' }]),
    ...(share >= 5 && share <= 75
      ? []
      : [{ place, found: `${share} % visible pixels`, expected: 'a shape on a transparent ground, 5 to 75 %' }]),
  ]
}

/** What Teams would have against an icon. `bytes` is undefined where the file is missing. */
export function iconProblems(name: IconName, place: string, bytes: Buffer | undefined): Problem[] {
  const { side } = icons[name]
  const size = `${side} × ${side}`
  if (!bytes) return [{ place, found: 'no file', expected: `a PNG of ${size} pixels` }]
  const image = readPng(bytes)
  if (!image) return [{ place, found: 'a file of another kind', expected: `a PNG of ${size} pixels` }]
  const { width, height } = image
  if (width !== side || height !== side)
    return [{ place, found: `${width} × ${height} pixels`, expected: `${size} pixels` }]
  return name === 'color' ? colorProblems(place, pixelsOf(image)) : outlineProblems(place, pixelsOf(image))
}

/** Undefined where the bytes are no picture: the one thing that its reader throws for. */
function readPng(bytes: Buffer): PNG | undefined {
  try {
    return PNG.sync.read(bytes)
  } catch {
    return undefined
  }
}
