import type { Context as HonoContext } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { AppError, type Detail, STATUS } from '#api/kernel/errors.ts'

/** What of an error's detail its reader may see; the rest goes to the log alone. */
const SHOWN = [
  'basis', 'faults', 'row', 'line', 'column', 'columns', 'field', 'value', 'offset', 'expected', 'actual', 'limit',
  'act', 'state', 'location',
] as const

const shown = (detail: Detail) =>
  Object.fromEntries(SHOWN.filter((name) => detail[name] !== undefined).map((name) => [name, detail[name]]))

/** Every failure as an AppError; what was not foreseen is undefined. */
function known(error: unknown): AppError | undefined {
  if (error instanceof AppError) return error
  if (error instanceof HTTPException && error.status === 400)
    return new AppError('invalid', 'request.malformed', '请求内容不是有效的 JSON', {}, error)
  if (error instanceof HTTPException && error.status === 413)
    return new AppError('too_large', 'request.too_large', '请求内容超过大小上限', {}, error)
  if (error instanceof HTTPException && error.status === 415)
    return new AppError('unsupported', 'request.media_type', '请求的内容类型不受支持，应为 application/json', {}, error)
  if (isUnstorable(error))
    return new AppError('invalid', 'request.character', '请求含有无法保存的字符', {}, error)
  if (isDatabaseGone(error))
    return new AppError('unavailable', 'database.unavailable', '数据库暂时无法使用，请稍后重试', { retryAfter: 2 }, error)
  return undefined
}

/** Whether an error says that a text has a character, such as a zero byte, that PostgreSQL does not take. */
const isUnstorable = (error: unknown): boolean =>
  error instanceof Error && /22021|invalid byte sequence/.test(error.message)

/** What Prisma, its driver, the socket and PostgreSQL say of a database that can't be reached. */
const GONE = [
  /P1001|P1002|P1008|P1017|P2024|P2028/i,
  /ECONNREFUSED|ECONNRESET|ENOENT.*\.s\.PGSQL/i,
  /57P0[123]|terminating connection|the database system is/i,
  /Connection terminated|DatabaseNotReachable/i,
]

/** Whether an error says that the database can't be reached now, rather than that a query is wrong. */
export function isDatabaseGone(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const text = `${error.name} ${error.message} ${'code' in error ? String(error.code) : ''}`
  return GONE.some((pattern) => pattern.test(text))
}

/**
 * The problem document (RFC 9457) of a failure: `type`, `title`, `status`, `code`, `requestId`, and what may be shown
 * of the detail. An unforeseen failure shows a fixed text.
 */
export function problem(c: HonoContext, error: unknown): Response {
  const found = known(error)
  const requestId = String(c.get('requestId') ?? '')
  const failure = found ?? new AppError('unavailable', 'internal', '服务发生意外错误，请凭请求编号联系平台')
  const status = found ? STATUS[found.kind] : 500
  const document = {
    type: `urn:dongying:problem:${failure.code}`,
    title: failure.message,
    status,
    code: failure.code,
    ...shown(failure.detail),
    requestId,
  }
  const headers: Record<string, string> = { 'content-type': 'application/problem+json' }
  if (failure.detail.retryAfter !== undefined) headers['retry-after'] = String(failure.detail.retryAfter)
  if (failure.kind === 'unauthenticated') headers['www-authenticate'] = 'Bearer'
  return c.body(JSON.stringify(document), status, headers)
}
