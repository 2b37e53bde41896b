import express, { type Express } from 'express'
import helmet from 'helmet'
import swaggerFolder from 'swagger-ui-dist/absolute-path.js'
import { profileFileSchemaPath } from '../core/contract/profile-file.ts'
import { gateOf } from './limits.ts'
import { mountMessages } from './messages.ts'
import { mount, mountOtherMethods } from './mount.ts'
import { openApi } from './open-api.ts'
import { bareApp, mountOperations, nowhere } from './operations.ts'
import { profileFileSchema } from './profile-file-schema.ts'
import { refusals } from './refusals.ts'
import type { ApiContext } from './route.ts'
import { routes } from './routes/routes.ts'
import { serveTab } from './serve-tab.ts'
import { servedAs } from './served.ts'

/** Who may show the tab in a frame: Teams and its siblings, in the commercial and the government cloud. */
const frames = [
  "'self'",
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
  'https://*.teams.microsoft.us',
  'https://*.cloud.microsoft',
  'https://*.office.com',
  'https://*.microsoft365.com',
  'https://outlook.office.com',
  'https://outlook.office365.com',
]

const secured = helmet({
  // Teams shows the tab in a frame; frame-ancestors says who may, X-Frame-Options cannot.
  frameguard: false,
  crossOriginEmbedderPolicy: false,
  crossOriginOpenerPolicy: false,
  contentSecurityPolicy: {
    directives: {
      'default-src': ["'self'"],
      'style-src': ["'self'", "'unsafe-inline'"],
      'img-src': ["'self'", 'data:'],
      'font-src': ["'self'", 'data:', 'https://res.cdn.office.net', 'https://static2.sharepointonline.com'],
      // teams-js reads Microsoft's list of hosts from there.
      'connect-src': ["'self'", 'https://res.cdn.office.net'],
      'frame-ancestors': frames,
      'upgrade-insecure-requests': null,
    },
  },
})

/** The whole HTTP surface: health, numbers, the API and its document, the tab. */
export function makeApp(context: ApiContext, version: string): Express {
  const { tabFolder, appId, authority, authorizeUrl, limits, log, trustedProxies } = context
  const app = bareApp(context)
  app.set('trust proxy', trustedProxies)
  app.set('query parser', 'simple')
  app.use(secured)
  mountOperations(app, context)

  // Made for whoever asks first: it takes a while, and most processes are never asked.
  let document: unknown
  app.get('/api/openapi.json', servedAs('/api/openapi.json'), (_req, res) => {
    res.json((document ??= openApi(routes, version)))
  })
  app.use('/api/docs', servedAs('/api/docs'))
  const schema = profileFileSchema(context.publicUrl)
  app.get(profileFileSchemaPath, servedAs(profileFileSchemaPath), (_req, res) => {
    res.type('application/schema+json').send(schema)
  })
  app.get('/api/docs/swagger-initializer.js', (_req, res) => void res.type('text/javascript').send(initializer))
  app.use('/api/docs', express.static(swaggerFolder()))
  app.get(
    '/api/client',
    servedAs('/api/client'),
    (_req, res) => void res.json({ clientId: appId, authority, authorizeUrl }),
  )

  const gate = gateOf(limits)
  for (const described of routes) mount(app, described, context, gate)
  mountOtherMethods(app, routes)
  mountMessages(app, context.messages, context.botLimits)

  app.use('/tab', servedAs('/tab'), ...serveTab(tabFolder))
  app.get('/', servedAs('/'), (_req, res) => {
    res.redirect('/tab/')
  })
  app.use(nowhere)
  app.use(refusals(log))
  return app
}

/** Swagger UI's start, pointed at our document instead of its example. */
const initializer = `window.onload = () => {
  window.ui = SwaggerUIBundle({
    url: '/api/openapi.json',
    dom_id: '#swagger-ui',
    presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
    layout: 'BaseLayout',
  })
}`
