import type { MiddlewareHandler } from 'hono'
import { getConnInfo } from '@hono/node-server/conninfo'
import { AppError } from '#api/kernel/errors.ts'

const WINDOW_MS = 60_000
const ADDRESSES = 50_000

/** Counts the requests of each address within the running minute; past the limit the answer is 429 with Retry-After. */
export function rateLimit(perMinute: number, clock: () => Date): MiddlewareHandler {
  let counts = new Map<string, number>()
  let startedAt = 0
  return async (c, next) => {
    if (perMinute === 0) return next()
    const now = clock().getTime()
    if (now - startedAt >= WINDOW_MS || counts.size >= ADDRESSES) {
      counts = new Map()
      startedAt = now
    }
    const address = addressOf(c)
    const count = (counts.get(address) ?? 0) + 1
    counts.set(address, count)
    if (count > perMinute) {
      const retryAfter = Math.ceil((startedAt + WINDOW_MS - now) / 1000)
      throw new AppError('limited', 'request.rate', '请求过于频繁，请稍后重试', { retryAfter })
    }
    return next()
  }
}

/** The peer's address; requests inside the process have none. */
function addressOf(c: Parameters<MiddlewareHandler>[0]): string {
  try {
    return getConnInfo(c).remote.address ?? 'local'
  } catch {
    return 'local'
  }
}
