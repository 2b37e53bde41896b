/** Chance that comes out the same every time: a small generator (mulberry32) started by a number or a text. */
export type Random = {
  /** From 0 up to, not including, 1. */
  share(): number
  /** A whole number from `from` to `to`, both included. */
  whole(from: number, to: number): number
  chance(share: number): boolean
  pick<T>(list: readonly T[]): T
  guid(): string
}

export function seededRandom(seed: number | string): Random {
  let state = typeof seed === 'number' ? Math.imul(seed + 1, 0x9e3779b1) : hash(seed)
  const bits = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  const share = () => bits() / 0x1_0000_0000
  const whole = (from: number, to: number) => from + Math.floor(share() * (to - from + 1))
  const hex = () => bits().toString(16).padStart(8, '0')
  return {
    share,
    whole,
    chance: (wanted) => share() < wanted,
    pick(list) {
      const chosen = list[Math.floor(share() * list.length)]
      if (chosen === undefined) throw new Error('nothing to pick from')
      return chosen
    },
    guid() {
      const [a, b, c, d] = [hex(), hex(), hex(), hex()]
      return `${a}-${b.slice(0, 4)}-4${b.slice(5)}-a${c.slice(1, 4)}-${c.slice(4)}${d}`
    },
  }
}

/** The id of something that has a name: always the same. */
export const idOf = (name: string): string => seededRandom(name).guid()

function hash(text: string): number {
  let value = 0x811c9dc5
  for (let i = 0; i < text.length; i += 1) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193)
  return value | 0
}
