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

/**
 * Lets `atOnce` works run and `waiting` others wait for their turn.
 * @param busy the refusal of those beyond
 */
export function turns(
  { atOnce, waiting, busy }: { atOnce: number; waiting: number; busy: () => AppError },
): <T>(work: () => Promise<T>) => Promise<T> {
  const queue: (() => void)[] = []
  let running = 0
  const take = async () => {
    if (running < atOnce) return void running++
    if (queue.length >= waiting) throw busy()
    await new Promise<void>((go) => queue.push(go))
  }
  const handOver = () => {
    const next = queue.shift()
    if (next) next()
    else running--
  }
  return async (work) => {
    await take()
    try {
      return await work()
    } finally {
      handOver()
    }
  }
}

type Attempts = { count: number; endsAt: number }

/**
 * Counts the wrong attempts under a name from the first one for `windowMs`; past the limit none is tried until then.
 * An attempt under way counts as a wrong one, so that many at once are no way round; a right one starts afresh.
 * @param names how many names are kept; beyond, the oldest is forgotten
 */
export function attemptLimit(
  { limit, windowMs, names, refused }: {
    limit: number; windowMs: number; names: number; refused: (retryAfter: number) => AppError
  },
): (name: string, at: Date, isRight: () => Promise<boolean>) => Promise<boolean> {
  const counts = new Map<string, Attempts>()
  const attemptsOf = (name: string, now: number): Attempts => {
    const known = counts.get(name)
    if (known && known.endsAt > now) return known
    counts.delete(name)
    const fresh = { count: 0, endsAt: now + windowMs }
    counts.set(name, fresh)
    const oldest = counts.size > names ? counts.keys().next().value : undefined
    if (oldest !== undefined) counts.delete(oldest)
    return fresh
  }
  const forget = (name: string, attempts: Attempts) => {
    if (counts.get(name) === attempts) counts.delete(name)
  }
  return async (name, at, isRight) => {
    const now = at.getTime()
    const attempts = attemptsOf(name, now)
    if (attempts.count >= limit) throw refused(Math.ceil((attempts.endsAt - now) / 1000))
    attempts.count++
    try {
      const right = await isRight()
      if (right) forget(name, attempts)
      return right
    } catch (error) {
      if (--attempts.count === 0) forget(name, attempts)
      throw error
    }
  }
}
