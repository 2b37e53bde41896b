/** A moment in a card, which every reader's Teams writes in their language and time zone. */
export function when(iso: string): string {
  const moment = iso.replace(/\.\d+Z$/, 'Z')
  return `{{DATE(${moment}, SHORT)}} {{TIME(${moment})}}`
}
