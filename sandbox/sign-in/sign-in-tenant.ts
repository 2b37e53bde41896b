/** An app registration as its tenant knows it; `roles` are the application permissions an administrator consented to. */
export type RegisteredApp = {
  clientId: string
  secret: string
  expired?: boolean | undefined
  roles: string[]
  /** What its tokens are for, where that is not Graph: the Bot Framework, of a bot. */
  resource?: string | undefined
}

/** Somebody who can sign in; `appRoles` are the app roles assigned to the person in the product's enterprise application. */
export type Person = {
  oid: string
  name: string
  upn: string
  appRoles: string[]
  globalAdministrator?: boolean | undefined
}

export type SignInTenant = { tenantId: string; displayName: string; apps: RegisteredApp[]; people: Person[] }

export type SignInOptions = {
  /** 0 for any free port. */
  port: number
  /** Read at every request: a test may add a person or expire a secret while it runs. */
  tenants: SignInTenant[]
  /** The product's own app id, the audience of user tokens. */
  apiAppId: string
  /** The product's App ID URI, the audience of v1 user tokens; default `api://{apiAppId}`. */
  apiUri?: string | undefined
  /** The resource that client credentials are asked for; default `https://graph.microsoft.com`. */
  graphAudience?: string | undefined
}

/** The tenant of that id; ids are GUIDs, so case does not count. */
export function tenantById(tenants: SignInTenant[], id: string): SignInTenant | undefined {
  return tenants.find((t) => t.tenantId.toLowerCase() === id.toLowerCase())
}

/** The person of that user principal name; case does not count. */
export function personByUpn(tenant: SignInTenant, upn: string): Person | undefined {
  return tenant.people.find((p) => p.upn.toLowerCase() === upn.toLowerCase())
}

/** Authority names that stand for any tenant. */
export const isAnyTenant = (name: string): boolean => name === 'common' || name === 'organizations'
