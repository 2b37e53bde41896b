/**
 * Who a token of Entra ID is about, by its claims. It is only what the tab proposes: the server trusts its own reading.
 * @throws Error when it is no JSON web token.
 */
export function personOfToken(token: string): { userId: string; name: string; email: string } {
  const payload = token.split('.')[1] ?? ''
  const bytes = Uint8Array.from(atob(payload.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0))
  const claims = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>
  const text = (name: string): string => (typeof claims[name] === 'string' ? claims[name] : '')
  return { userId: text('oid'), name: text('name'), email: text('preferred_username') || text('upn') }
}
