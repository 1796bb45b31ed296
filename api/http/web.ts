import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serveStatic } from '@hono/node-server/serve-static'
import type { Context as HonoContext } from 'hono'
import { compress } from 'hono/compress'
import { AppError, notFound } from '#api/kernel/errors.ts'
import { problem } from './problem.ts'
import type { App } from './server.ts'

/** Where the pages (网页) are built: Vite's files have the digest of their content in their names. */
const DIST = fileURLToPath(new URL('../../web/dist', import.meta.url))

const YEAR = 'public, max-age=31536000, immutable'

/** What is never a page: the API, the open log, and what operators and developers look at. */
const NO_PAGE = /^\/(api|log|docs|assets)(\/|$)|^\/(openapi\.json|healthz|readyz|metrics)$/

const isPage = ({ req }: HonoContext): boolean =>
  req.method === 'GET' && !NO_PAGE.test(req.path) && (req.header('accept') ?? '').includes('text/html')

/**
 * Serves the pages. Every address that is no file and no part of the API is a page: the one document is sent, and the
 * page's own script finds out which.
 */
export function webRoutes(app: App): void {
  const document = join(DIST, 'index.html')
  const text = existsSync(document) ? readFileSync(document, 'utf8') : undefined
  app.use('/assets/*', async (c, next) => {
    await next()
    if (c.res.ok) c.res.headers.set('cache-control', YEAR)
  })
  app.use('/assets/*', compress(), serveStatic({ root: DIST }))
  // The offline page is to be kept: its script stands within it, which the policy of a page that is visited forbids.
  app.use('/verify.html', async (c, next) => {
    await next()
    if (c.res.ok) c.res.headers.set('content-disposition', 'attachment; filename="verify.html"')
  })
  for (const file of ['/icon.svg', '/verify.html']) app.use(file, serveStatic({ root: DIST }))
  app.notFound((c) => {
    if (!isPage(c)) return problem(c, notFound())
    if (text !== undefined) return c.html(text, 200, { 'cache-control': 'no-cache' })
    return problem(c, new AppError('unavailable', 'web.not_built', '网页尚未生成，请先运行 npm run prepare'))
  })
}
