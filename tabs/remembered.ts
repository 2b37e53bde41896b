/** What this browser remembers of choices; nothing where storage is switched off, as in some frames. */
export function remembered(name: string): string | null {
  try {
    return window.localStorage.getItem(`assigner.${name}`)
  } catch {
    return null
  }
}

/** Remembers a choice for the next time, where that is possible. */
export function remember(name: string, value: string): void {
  try {
    window.localStorage.setItem(`assigner.${name}`, value)
  } catch {
    // It holds for this visit.
  }
}
