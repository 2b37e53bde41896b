import type { Express, Request } from 'express'
import { tenantOf } from '../auth.ts'
import { badRequest, notFound } from '../odata-refusal.ts'
import type { UserRow } from '../rows.ts'
import { needless, type Service } from '../service.ts'
import type { TenantData } from '../tenant-data.ts'
import { onPath } from './on-path.ts'
import { requestBody } from './request-body.ts'

const path = /^\/services\/users\/v2\/Groups$/
const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const known = ['$top', '$skip', '$orderby', '$expand']

const createBody = {
  userSource: 'string',
  externalId: 'string?',
  title: 'string?',
  description: 'string?',
  ownerIds: 'strings?',
  resolveGroupMembers: 'boolean?',
} as const

/** The groups that Learn365 knows: a plain array, page by page, and making a group of Entra ID known. */
export function groupRoutes(app: Express, service: Service): void {
  onPath(app, 'GET', path, (req, res) => {
    const data = tenantOf(res)
    const { skip, top } = pageOf(req, service.servicesPageSize)
    const groups = [...data.tables.users.values()].filter((row) => row.PrincipalType === 'Group' && !row.IsDeleted)
    const page = groups.slice(skip, skip + top)
    res.once('finish', () => {
      service.judge.paid(`${data.tenantId} groups from ${skip}`)
      // A full page tells nothing about what follows: the end is a page that is not full.
      if (page.length === service.servicesPageSize)
        service.judge.owes(
          `${data.tenantId} groups from ${skip + top}`,
          `not read to its end: Groups from ${skip + top}`,
        )
    })
    res.json(page.map(groupResponse))
  })

  onPath(app, 'POST', path, (req, res) => {
    const data = tenantOf(res)
    const body = requestBody(req, createBody)
    const externalId = (body.externalId as string | undefined) ?? ''
    if (body.userSource !== 'AzureAD')
      throw badRequest(`The user source '${String(body.userSource)}' is not supported.`)
    if (!guid.test(externalId)) throw badRequest('externalId is required for the user source AzureAD.')
    if (service.membersOf && !service.membersOf(externalId))
      throw notFound(`The group '${externalId}' was not found in Microsoft Entra ID.`)
    const found = groupWith(externalId, data)
    if (found && !found.IsDeleted) {
      needless(req, service, `Learn365 already knows the group "${found.Title}"`)
      return void res.json(groupResponse(found))
    }
    if (found) data.put('users', { ...found, IsDeleted: false, ModifiedAt: data.now() })
    const title = (body.title as string | undefined) ?? externalId
    const group = found ?? data.add('users', { Title: title, PrincipalType: 'Group', DirectoryObjectId: externalId })
    res.status(201).json(groupResponse(group))
  })
}

function pageOf(req: Request, most: number): { skip: number; top: number } {
  const params = new URL(req.originalUrl, 'http://localhost').searchParams
  for (const name of params.keys())
    if (name.startsWith('$') && !known.includes(name)) throw badRequest(`The query option '${name}' is not supported.`)
  const [skip, top] = [Number(params.get('$skip') ?? 0), Number(params.get('$top') ?? most)]
  if (!Number.isInteger(skip) || !Number.isInteger(top) || skip < 0 || top < 0)
    throw badRequest('$skip and $top are whole numbers from 0.')
  return { skip, top: Math.min(top, most) }
}

const groupWith = (externalId: string, data: TenantData): UserRow | undefined =>
  [...data.tables.users.values()].find(
    (row) => row.PrincipalType === 'Group' && row.DirectoryObjectId?.toLowerCase() === externalId.toLowerCase(),
  )

const groupResponse = (row: UserRow) => ({
  id: row.Id,
  title: row.Title,
  description: null,
  createdAt: row.CreatedAt,
  modifiedAt: row.ModifiedAt,
  externalReferences: [
    { userSource: 'AzureAD', externalId: row.DirectoryObjectId, externalName: row.Title, metadata: null },
  ],
  ownerIds: [],
})
