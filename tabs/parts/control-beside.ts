/** The control of the row above or below, in the same place of its row; undefined where there is none. */
export function controlBeside(table: HTMLElement, from: EventTarget, key: string): HTMLElement | undefined {
  const step = { ArrowUp: -1, ArrowDown: 1 }[key]
  if (step === undefined || !(from instanceof Element)) return undefined
  const rows = [...table.querySelectorAll('[role=row]')].map(controlsOf)
  const at = rows.findIndex((controls) => controls.some((control) => control === from))
  const place = rows[at]?.findIndex((control) => control === from)
  return at < 0 || place === undefined ? undefined : rows[at + step]?.[place]
}

const controlsOf = (row: Element): HTMLElement[] => [...row.querySelectorAll<HTMLElement>('input, a[href], button')]
