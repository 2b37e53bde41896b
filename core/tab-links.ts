/** Where the tab is: the app's id in Teams, the tab's own address, and Teams' own, which is another in each cloud. */
export type TabPlace = { teamsAppId: string; publicUrl: string; teamsUrl: string | undefined }

/** The tab's id in the app's manifest. */
const entityId = 'assigner'

/**
 * Makes the addresses of the tab's pages (`held/…`, `activity`) for who is in Teams: deep links, which `tabs/route.ts` reads,
 * or the tab's own address where there is no Teams, as in the sandbox.
 */
export function tabLinks({ teamsAppId, publicUrl, teamsUrl }: TabPlace): (page: string) => string {
  return (page) => {
    const own = `${publicUrl}/tab/#/${page}`
    if (teamsUrl === undefined) return own
    const context = encodeURIComponent(JSON.stringify({ subEntityId: page }))
    return `${teamsUrl}/l/entity/${teamsAppId}/${entityId}?webUrl=${encodeURIComponent(own)}&context=${context}`
  }
}
