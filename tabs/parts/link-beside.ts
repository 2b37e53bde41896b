/** The link of the row above or below, for the arrow keys, Home and End; undefined where there is none. */
export function linkBeside(table: HTMLElement, from: EventTarget, key: string): HTMLElement | undefined {
  const links = [...table.querySelectorAll<HTMLElement>('[role=rowheader] a')]
  const at = links.findIndex((link) => link === from)
  if (at < 0) return undefined
  const to: Record<string, number> = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: links.length - 1 }
  const index = to[key]
  return index === undefined ? undefined : links[index]
}
