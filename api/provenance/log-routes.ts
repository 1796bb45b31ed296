import type { Context as HonoContext } from 'hono'
import { compress } from 'hono/compress'
import { guard } from '#api/http/caller.ts'
import { run } from '#api/http/run.ts'
import type { App, Server, Variables } from '#api/http/server.ts'
import type { Context } from '#api/kernel/context.ts'
import { notFound } from '#api/kernel/errors.ts'
import { LeafParam } from './leaf.ts'
import { readCheckpoint, readProof, readTileResource } from './open-log.ts'
import { parseTilePath } from './tile-path.ts'

const TILES = '/log/tile/'
const TEXT = 'text/plain; charset=utf-8'
const BYTES = 'application/octet-stream'
const FOR_EVER = 'public, max-age=31536000, immutable'

/** The open log under `/log`: its addresses and media types are C2SP's, so they stand beside the API's document. */
export function logRoutes(app: App, server: Server): void {
  type Asked = HonoContext<{ Variables: Variables }>
  const read = <T>(c: Asked, verb: (ctx: Context) => Promise<T>) =>
    run(server, c.get('actor'), c.get('requestId'), verb)
  app.use('/log/*', guard(server, 'provenance.view'))
  app.use(`${TILES}entries/*`, compress({ contentTypeFilter: /^application\/octet-stream$/ }))
  app.get('/log/checkpoint', async (c) =>
    c.body(await read(c, readCheckpoint), 200, headers(TEXT, 'no-cache')))
  app.get('/log/proof/:index', async (c) => {
    const { success, data } = LeafParam.safeParse(c.req.param())
    if (!success) throw notFound()
    return c.body(await read(c, (ctx) => readProof(ctx, data.index)), 200, headers(TEXT, FOR_EVER))
  })
  app.get(`${TILES}*`, async (c) => {
    const resource = parseTilePath(c.req.path.slice(TILES.length))
    if (!resource) throw notFound()
    const bytes = await read(c, (ctx) => readTileResource(ctx, resource))
    return c.body(Uint8Array.from(bytes), 200, headers(BYTES, FOR_EVER, bytes.length))
  })
}

const headers = (type: string, cache: string, length?: number) => ({
  'content-type': type,
  'cache-control': cache,
  ...(length === undefined ? {} : { 'content-length': String(length) }),
})
