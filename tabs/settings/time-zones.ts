const most = 60
const zones = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')]
const folded = (text: string) =>
  text
    .toLowerCase()
    .replace(/[\s_/]+/g, ' ')
    .trim()

/** Time zones that contain the text; all of them when it names one exactly, so that another can be chosen. */
export function zonesLike(text: string): string[] {
  const part = folded(text)
  const exact = zones.some((zone) => folded(zone) === part)
  return (exact ? zones : zones.filter((zone) => folded(zone).includes(part))).slice(0, exact ? undefined : most)
}
