import { randomUUID } from 'node:crypto'
import type { Response } from 'express'
import type { SignInTenant } from './sign-in-tenant.ts'

/** A refusal of the token service: HTTP status, OAuth error, AADSTS number and its sentence. */
export type SignInError = { status: number; error: string; code: number; text: string }

/** The error body of login.microsoftonline.com. */
export function signInErrorBody({ error, code, text }: SignInError) {
  const trace = randomUUID()
  const correlation = randomUUID()
  const timestamp = `${new Date().toISOString().slice(0, 19).replace('T', ' ')}Z`
  return {
    error,
    error_description: `AADSTS${code}: ${text} Trace ID: ${trace} Correlation ID: ${correlation} Timestamp: ${timestamp}`,
    error_codes: [code],
    timestamp,
    trace_id: trace,
    correlation_id: correlation,
    error_uri: `https://login.microsoftonline.com/error?code=${code}`,
  }
}

/** Answers a refusal. */
export function refuse(res: Response, problem: SignInError): void {
  res.status(problem.status).json(signInErrorBody(problem))
}

export const unknownTenant = (name: string): SignInError => ({
  status: 400,
  error: 'invalid_tenant',
  code: 90002,
  text: `Tenant '${name}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant.`,
})

export const unknownApp = (clientId: string, tenant: SignInTenant): SignInError => ({
  status: 400,
  error: 'unauthorized_client',
  code: 700016,
  text: `Application with identifier '${clientId}' was not found in the directory '${tenant.displayName}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.`,
})

export const wrongSecret = (clientId: string): SignInError => ({
  status: 401,
  error: 'invalid_client',
  code: 7000215,
  text: `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${clientId}'.`,
})

export const expiredSecret = (clientId: string): SignInError => ({
  status: 401,
  error: 'invalid_client',
  code: 7000222,
  text: `The provided client secret keys for app '${clientId}' are expired. Visit the Azure portal to create new keys for your app: https://aka.ms/NewClientSecret, or consider using certificate credentials for added security: https://aka.ms/certCreds.`,
})

export const missingSecret: SignInError = {
  status: 401,
  error: 'invalid_client',
  code: 7000216,
  text: "'client_assertion', 'client_secret' or 'request' is required for the 'client_credentials' grant type.",
}

export const missingParameter = (name: string): SignInError => ({
  status: 400,
  error: 'invalid_request',
  code: 900144,
  text: `The request body must contain the following parameter: '${name}'.`,
})

export const unsupportedGrant = (grant: string): SignInError => ({
  status: 400,
  error: 'unsupported_grant_type',
  code: 70003,
  text: `The app requested an unsupported grant type '${grant}'.`,
})

export const wrongScope = (scope: string): SignInError => ({
  status: 400,
  error: 'invalid_scope',
  code: 1002012,
  text: `The provided value for scope ${scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).`,
})

export const unknownResource = (resource: string, tenant: SignInTenant): SignInError => ({
  status: 400,
  error: 'invalid_resource',
  code: 500011,
  text: `The resource principal named ${resource} was not found in the tenant named ${tenant.displayName}. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You might have sent your authentication request to the wrong tenant.`,
})

export const noTenantNamed: SignInError = {
  status: 400,
  error: 'invalid_request',
  code: 50059,
  text: 'No tenant-identifying information found in either the request or implied by any provided credentials.',
}
