import { existsSync } from 'node:fs'
import { join } from 'node:path'
import express, { type Request, type RequestHandler } from 'express'

/** The endings of the copies that the build makes, by the name of what they are compressed with. */
const endings = { br: '.br', gzip: '.gz' } as const
const types = { js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8' } as const

/** Built files carry a hash in their names and never change; the page that names them does. */
function cacheTab(res: { setHeader(name: string, value: string): void }, path: string): void {
  const hashed = path.includes(join('tab', 'assets'))
  res.setHeader('Cache-Control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
}

/** The compressed copy of a script or a style sheet, where there is one and the browser takes it. */
function compressedCopy(tabFolder: string, req: Request): { encoding: string; type: string; url: string } | undefined {
  const [, name = '', kind] = /^\/assets\/([\w.-]+\.(js|css))$/.exec(req.path) ?? []
  const encoding = req.acceptsEncodings('br', 'gzip')
  if ((kind !== 'js' && kind !== 'css') || (encoding !== 'br' && encoding !== 'gzip')) return undefined
  const copy = `${name}${endings[encoding]}`
  // A build that watches the sources makes none.
  if (!existsSync(join(tabFolder, 'assets', copy))) return undefined
  return { encoding, type: types[kind], url: `/assets/${copy}` }
}

/**
 * Serves the built tab. Its scripts are compressed once, by the build: better than a server could while somebody waits.
 * @param tabFolder where `vite build` has put it.
 */
export const serveTab = (tabFolder: string): RequestHandler[] => [
  (req, res, next) => {
    const copy = compressedCopy(tabFolder, req)
    res.vary('Accept-Encoding')
    if (copy) {
      res.set({ 'Content-Encoding': copy.encoding, 'Content-Type': copy.type })
      req.url = copy.url
    }
    next()
  },
  express.static(tabFolder, { setHeaders: cacheTab }),
]
