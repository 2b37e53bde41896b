import type { Route } from '../graph-call.ts'
import { readOrganization } from '../permissions.ts'
import { selection, shape } from '../shapes.ts'

/** Who the tenant is. */
export const organizationRoutes: Route[] = [
  {
    method: 'GET',
    path: /^\/organization$/,
    needs: readOrganization,
    units: 1,
    run(call) {
      const { tenantId, displayName } = call.directory
      const row = { id: tenantId, displayName, tenantType: 'AAD' }
      const value = [shape(row, selection('organization', call.query.get('$select')))]
      return {
        status: 200,
        body: { '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#organization', value },
      }
    },
  },
]
