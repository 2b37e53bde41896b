import type { Route } from '../route.ts'
import { profileFileRoutes } from './profile-file-routes.ts'
import { profileRoutes } from './profile-routes.ts'
import { governanceRoutes } from './governance-routes.ts'
import { heldRoutes } from './held-routes.ts'
import { runRoutes } from './run-routes.ts'
import { tenantRoutes } from './tenant-routes.ts'

/** Every route that needs a signed-in person. */
export const routes: Route[] = [
  ...tenantRoutes,
  ...profileFileRoutes,
  ...profileRoutes,
  ...runRoutes,
  ...heldRoutes,
  ...governanceRoutes,
]
