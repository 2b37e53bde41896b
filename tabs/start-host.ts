import { browserHost } from './browser-host.ts'
import type { Host } from './host.ts'

/** Finds out where the tab runs. Teams shows it in a frame and answers; nobody else does. */
export async function startHost(): Promise<Host> {
  if (window.parent === window) return browserHost()
  try {
    const { teamsHost } = await import('./teams-host.ts')
    return await teamsHost()
  } catch {
    // Framed by something that is not Teams.
    return browserHost()
  }
}
