import type { PreparedContent, Transfer } from '#api/db/generated/client.ts'
import { run } from '#api/http/run.ts'
import type { Server } from '#api/http/server.ts'
import { reached } from '#api/kernel/crash-point.ts'
import { AppError } from '#api/kernel/errors.ts'
import { gathered, shared } from '#api/kernel/gather.ts'
import { VISITOR } from '#api/kernel/permit.ts'
import { type LookUps, lookUps } from './look-up.ts'
import { releaseTransfers, sendingObstacles, type Wish } from './release.ts'
import { type Reservation, type Reserved, reserveTransfers } from './reserve.ts'
import { queueFull } from './room.ts'

const GROUP = 500
const GATHER_MS = 5

/**
 * Another process reserved for a key of the group meanwhile: what the group did is undone, and the key is known now.
 */
const isTaken = (error: unknown) => error instanceof AppError && error.code === 'transfer.key_taken'

export type ReservationQueue = {
  reserve: (demand: Reservation) => Promise<Reserved>
  /** Opens a transfer for sending, or says why not. */
  release: (wish: Wish) => Promise<Transfer | Error>
  /** What stands in the way of a transfer that is being sent; undefined where it may go on. */
  obstacle: (id: string) => Promise<AppError | undefined>
  /** Makes a content once for all who want it at the same time. */
  prepare: (name: string, make: () => Promise<PreparedContent>) => Promise<PreparedContent>
  find: LookUps
  length: () => number
}

/**
 * Gathers what many requests want into groups, each reserved, or released, in one transaction; one group of each is
 * under way at a time, and what comes meanwhile makes the next. Past its limit it turns demands away rather than keep
 * them.
 */
export function reservationQueue(server: Server): ReservationQueue {
  const { TRANSFER_QUEUE_LIMIT, CONTENT_RETENTION_DAYS } = server.config
  const reserveGroup = (demands: Reservation[]) =>
    run(server, VISITOR, 'reservations', (ctx) => reserveTransfers(ctx, demands, TRANSFER_QUEUE_LIMIT))
  const reservations = gathered(
    async (demands: Reservation[]) => {
      const answers = await reserveGroup(demands).catch((error: unknown) => {
        if (isTaken(error)) return reserveGroup(demands)
        throw error
      })
      reached('transfer.reserved')
      return answers
    },
    { limit: GROUP, gatherMs: GATHER_MS },
  )
  const releases = gathered(
    (wishes: Wish[]) =>
      run(server, VISITOR, 'releases', (ctx) => releaseTransfers(ctx, wishes, CONTENT_RETENTION_DAYS)),
    { limit: GROUP },
  )
  const sendings = gathered((ids: string[]) => run(server, VISITOR, 'sending', (ctx) => sendingObstacles(ctx, ids)), { limit: GROUP })
  return {
    length: reservations.length,
    prepare: shared(),
    find: lookUps(server.db),
    release: releases.ask,
    obstacle: sendings.ask,
    reserve: async (demand) => {
      if (reservations.length() >= TRANSFER_QUEUE_LIMIT) throw queueFull()
      return reservations.ask(demand)
    },
  }
}
