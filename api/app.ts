import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import express, { type Express } from 'express'
import helmet from 'helmet'
import { absolutePath as swaggerFolder } from 'swagger-ui-dist'
import { profileFileSchemaPath } from '../core/contract/profile-file.ts'
import { Refusal } from '../core/errors.ts'
import { mount } from './mount.ts'
import { openApi } from './open-api.ts'
import { profileFileSchema } from './profile-file-schema.ts'
import { refusals } from './refusals.ts'
import type { ApiContext } from './route.ts'
import { routes } from './routes/routes.ts'

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

declare module 'http' {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- only an interface can be merged
  interface IncomingMessage {
    id: string
  }
}

/** The whole HTTP surface: health, the API and its document, the tab. */
export function makeApp(context: ApiContext, version: string): Express {
  const { ports, ping, tabFolder, appId, authorizeUrl } = context
  const app = express()
  app.disable('x-powered-by')
  app.set('etag', false)
  app.set('query parser', 'simple')
  app.use((req, res, next) => {
    req.id = randomUUID()
    res.set('X-Request-Id', req.id)
    next()
  })
  app.use(secured)
  app.get('/health/live', (_req, res) => void res.json({ status: 'live' }))
  app.get('/health/ready', async (_req, res) => {
    await ping().then(
      () => res.json({ status: 'ready' }),
      () => res.status(503).json({ status: 'the store cannot be reached' }),
    )
  })

  const document = openApi(routes, version)
  app.get('/api/openapi.json', (_req, res) => void res.json(document))
  const schema = profileFileSchema(context.publicUrl)
  app.get(profileFileSchemaPath, (_req, res) => void res.type('application/schema+json').send(schema))
  app.get('/api/docs/swagger-initializer.js', (_req, res) => void res.type('text/javascript').send(initializer))
  app.use('/api/docs', express.static(swaggerFolder()))
  app.get('/api/client', (_req, res) => void res.json({ clientId: appId, authorizeUrl }))

  for (const described of routes) mount(app, described, context)
  app.use('/api', () => {
    throw new Refusal('not found', 'There is no such place in the API; /api/docs lists them.')
  })

  app.use('/tab', express.static(tabFolder, { setHeaders: cacheTab }))
  app.get('/', (_req, res) => {
    res.redirect('/tab/')
  })
  app.use(refusals(ports.log))
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

/** Built files carry a hash in their names and never change; the page that names them does. */
function cacheTab(res: { setHeader(name: string, value: string): void }, path: string): void {
  const hashed = path.includes(join('tab', 'assets'))
  res.setHeader('Cache-Control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
}
