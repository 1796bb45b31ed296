import { setTimeout as delay } from 'node:timers/promises'
import { run } from '#api/http/run.ts'
import type { Server } from '#api/http/server.ts'
import { reached } from '#api/kernel/crash-point.ts'
import { AppError } from '#api/kernel/errors.ts'
import { VISITOR } from '#api/kernel/permit.ts'
import { type Reservation, type Reserved, reserveTransfers } from './reserve.ts'

const GROUP = 500
const GATHER_MS = 5

export type ReservationQueue = { reserve: (demand: Reservation) => Promise<Reserved>; length: () => number }

/**
 * Gathers the demands of many requests into groups, each reserved in one transaction; one group is under way at a time,
 * and what comes meanwhile makes the next. Past its limit it turns demands away rather than keep them in memory.
 */
export function reservationQueue(server: Server): ReservationQueue {
  let waiting: { demand: Reservation; answer: (reserved: Reserved) => void; fail: (error: unknown) => void }[] = []
  let running = false

  const drain = async () => {
    running = true
    await delay(GATHER_MS)
    while (waiting.length > 0) {
      const group = waiting.slice(0, GROUP)
      waiting = waiting.slice(GROUP)
      try {
        const demands = group.map(({ demand }) => demand)
        const answers = await run(server, VISITOR, 'reservations', (ctx) => reserveTransfers(ctx, demands))
        reached('transfer.reserved')
        group.forEach(({ answer, fail }, i) => {
          const reserved = answers[i]
          if (reserved === undefined) fail(new Error('every demand has an answer'))
          else answer(reserved)
        })
      } catch (error) {
        for (const { fail } of group) fail(error)
      }
    }
    running = false
  }

  return {
    length: () => waiting.length,
    reserve: (demand) =>
      new Promise((answer, fail) => {
        if (waiting.length >= server.config.TRANSFER_QUEUE_LIMIT)
          return fail(
            new AppError('unavailable', 'transfer.queue_full', '等待上链的交付过多，请稍后重试', { retryAfter: 2 }),
          )
        waiting.push({ demand, answer, fail })
        if (!running) void drain()
      }),
  }
}
