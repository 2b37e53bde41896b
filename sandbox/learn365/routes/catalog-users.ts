import type { Express } from 'express'
import { tenantOf } from '../auth.ts'
import { findPrincipal } from '../find-principal.ts'
import { addToCatalog, catalogRole, learnerRolesInCatalog } from '../group-roles.ts'
import { badRequest, notFound, ODataRefusal } from '../odata-refusal.ts'
import { needless, type Service } from '../service.ts'
import { settleGroupEnrollments } from '../settle-group-enrollments.ts'
import type { TenantData } from '../tenant-data.ts'
import { guidKey, onPath, unquoted } from './on-path.ts'
import { requestBody } from './request-body.ts'

/** Adding users and groups to a catalog's list of users, and removing them. */
export function catalogUserRoutes(app: Express, service: Service): void {
  onPath(app, 'POST', new RegExp(`^/odata/v2/CourseCatalogs${guidKey}/Users$`), (req, res, [id = '']) => {
    const data = tenantOf(res)
    const catalog = catalogOf(id, data)
    const body = requestBody(req, { LoginName: 'string', DirectoryObjectId: 'string?' })
    const principal = findPrincipal(body.LoginName as string, data)
    if (body.DirectoryObjectId && body.DirectoryObjectId !== principal.DirectoryObjectId)
      throw badRequest('LoginName and DirectoryObjectId are of different users.')
    if (catalogRole(principal, catalog.Id, data)) {
      needless(req, service, `"${principal.Title}" is already in the catalog "${catalog.Title}"`)
      throw new ODataRefusal(400, 'AlreadyAdded', 'The user or group is already added to the course catalog.')
    }
    addToCatalog(principal, catalog.Id, data)
    res.status(202).end()
  })

  const user = new RegExp(`^/odata/v2/CourseCatalogs${guidKey}/Users\\('(.+)'\\)$`)
  onPath(app, 'DELETE', user, (req, res, [id = '', key = '']) => {
    const data = tenantOf(res)
    const catalog = catalogOf(id, data)
    const principal = findPrincipal(unquoted(key), data)
    const role = catalogRole(principal, catalog.Id, data)
    if (!role) {
      needless(req, service, `"${principal.Title}" is not in the catalog "${catalog.Title}"`)
      throw notFound('The user or group is not added to the course catalog.')
    }
    data.drop('roleAssignments', role)
    for (const learner of learnerRolesInCatalog(principal, catalog.Id, data)) data.drop('roleAssignments', learner)
    if (service.membersOf) settleGroupEnrollments(data, service.membersOf)
    res.status(204).end()
  })
}

function catalogOf(id: string, data: TenantData) {
  const catalog = data.tables.catalogs.get(id.toLowerCase())
  if (!catalog || catalog.IsDeleted) throw notFound(`The course catalog ${id} was not found.`)
  return catalog
}
