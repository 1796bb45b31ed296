import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { AppError, STATUS } from '../kernel/errors.ts'
import { MAX_NOTE } from '../provenance/note.ts'
import type { Witness } from './witness.ts'

/** A note, and 63 lines of proof before it. */
const MAX_BODY = 2 * MAX_NOTE
const TEXT = { 'content-type': 'text/plain; charset=utf-8' }

/** The witness over HTTP: C2SP tlog-witness, and what one looks at. A refusal is one sentence; its code is a header. */
export function witnessApp(witness: Witness): Hono {
  const app = new Hono()
  app.post('/add-checkpoint', bodyLimit({ maxSize: MAX_BODY, onError: tooLarge }), async (c) =>
    c.body(await witness.addCheckpoint(textOf(await c.req.arrayBuffer())), 200, TEXT))
  app.get('/', (c) => c.body(`${witness.vkey}\n\n${witness.newest ?? ''}`, 200, TEXT))
  app.get(`/${witness.logDigest}/checkpoint`, (c) => {
    if (witness.newest === undefined) return c.notFound()
    return c.body(witness.newest, 200, { ...TEXT, 'cache-control': 'no-cache' })
  })
  app.get('/healthz', (c) => c.json({ status: 'ok', vkey: witness.vkey }))
  app.notFound((c) => c.body('没有找到该对象\n', 404, TEXT))
  app.onError((error, c) => {
    if (!(error instanceof AppError)) return unexpected(c, error)
    if (error.code === 'witness.other_size') {
      const headers = { 'content-type': 'text/x.tlog.size', 'x-error-code': error.code }
      return c.body(`${String(error.detail['size'])}\n`, 409, headers)
    }
    return c.body(`${error.message}\n`, STATUS[error.kind], { ...TEXT, 'x-error-code': error.code })
  })
  return app
}

function tooLarge(): never {
  throw new AppError('too_large', 'witness.too_large', `提交给见证方的内容超过 ${MAX_BODY} 字节`)
}

/** What nobody foresaw is for the log; the log's platform may ask again. */
function unexpected(c: Context, error: Error): Response {
  process.stderr.write(`${error.stack ?? error.message}\n`)
  return c.body('见证方发生意外错误\n', 500, TEXT)
}

function textOf(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (error) {
    throw new AppError('invalid', 'witness.malformed', '提交给见证方的内容不是 UTF-8 文本', {}, error)
  }
}
