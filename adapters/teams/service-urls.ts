/** Microsoft's connectors for Teams: commercial, GCC, and the government clouds. A token is sent nowhere else. */
const microsofts = new Set([
  'smba.trafficmanager.net',
  'smba.infra.gcc.teams.microsoft.com',
  'smba.infra.gov.teams.microsoft.us',
  'smba.infra.dod.teams.microsoft.us',
])
const loopback = new Set(['127.0.0.1', 'localhost', '[::1]'])

/**
 * Whether the bot's token may be sent to a service URL, which comes from outside: Microsoft's over https, and this machine
 * in the sandbox.
 */
export function isTrusted(serviceUrl: string, { isSandbox }: { isSandbox: boolean }): boolean {
  if (!URL.canParse(serviceUrl)) return false
  const { protocol, hostname, port, username } = new URL(serviceUrl)
  if (username !== '') return false
  if (protocol === 'https:' && port === '' && microsofts.has(hostname)) return true
  return isSandbox && loopback.has(hostname) && (protocol === 'http:' || protocol === 'https:')
}
