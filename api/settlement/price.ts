import type { Order } from '#api/db/generated/client.ts'
import { assert } from '#api/kernel/assert.ts'
import { AppError } from '#api/kernel/errors.ts'
import { dividedRoundedUp, type Fen } from '#api/kernel/fen.ts'
import { addDays } from '#api/kernel/time.ts'
import { type PricePlan, priceOfUnits, unitsByTier, type VolumePlan } from '#api/pricing/plan.ts'

const MEBIBYTE = 1_048_576n

/**
 * What a transfer counts in its plan's units: its rows, or its begun mebibytes, one at least, so that to learn that
 * nothing was found costs as well; 0 where nothing is counted.
 */
export function unitsOf(plan: PricePlan, { rows, sizeBytes }: { rows: bigint | null; sizeBytes: bigint }): bigint {
  if (plan.kind !== 'per_volume') return 0n
  if (plan.unit === 'mebibyte') return atLeastOne(dividedRoundedUp(sizeBytes, MEBIBYTE))
  assert(rows !== null, 'a content that was prepared has its rows counted')
  return atLeastOne(rows)
}

const atLeastOne = (units: bigint): bigint => (units > 1n ? units : 1n)

/** Whether the order, rather than each of its transfers, holds the price. */
export const isPaidUpfront = ({ planKind }: Pick<Order, 'planKind'>): boolean =>
  planKind === 'one_off' || planKind === 'subscription'

type Money = Pick<Order, 'heldFen' | 'capturedFen' | 'usedUnits' | 'reservedUnits' | 'periodEnd'>

/** What a reservation takes: the money to hold now, how much of it the transfer itself holds, the order's change. */
export type Charge = { holdFen: Fen; transferFen: Fen; change: Partial<Money> }

const NOTHING: Charge = { holdFen: 0n, transferFen: 0n, change: {} }

export type Reserving = { units: bigint; now: Date; isUnderWay: boolean }

/**
 * What the next transfer of an order takes when it is reserved. Of a volume it holds the dearest price that its place
 * may come to have, since what was reserved before it may still be rejected; `capturePrice` tells what it costs.
 * @returns the charge, or unavailable `settlement.period_turning`
 */
export function chargeOf(plan: PricePlan, order: Money, reserving: Reserving): Charge | AppError {
  switch (plan.kind) {
    case 'free':
      return NOTHING
    case 'one_off':
      return order.heldFen + order.capturedFen > 0n ? NOTHING : upfront(order, BigInt(plan.priceFen), {})
    case 'per_use':
      return { holdFen: BigInt(plan.priceFen), transferFen: BigInt(plan.priceFen), change: {} }
    case 'per_volume': {
      const fen = dearestPrice(plan, order, reserving.units)
      return { holdFen: fen, transferFen: fen, change: { reservedUnits: order.reservedUnits + reserving.units } }
    }
    case 'subscription':
      return chargeOfPeriod(plan, order, reserving)
  }
}

/**
 * A period (订阅周期) begins with the first transfer that is asked for outside of one, once those of the last period are
 * settled, so that none of them captures its price. A price that no record has captured yet pays for it; otherwise it
 * is held anew. At most one price is held at a time, so that the first record captures exactly one.
 */
function chargeOfPeriod(
  { priceFen, periodDays }: Extract<PricePlan, { kind: 'subscription' }>,
  order: Money,
  { now, isUnderWay }: Reserving,
): Charge | AppError {
  const { heldFen, periodEnd } = order
  if (periodEnd !== null && now < periodEnd) return NOTHING
  if (isUnderWay)
    return new AppError('unavailable', 'settlement.period_turning', '上一周期的交付正在上链，请稍后重试', {
      retryAfter: 2,
    })
  const change = { periodEnd: addDays(now, periodDays) }
  return heldFen === 0n ? upfront(order, BigInt(priceFen), change) : { ...NOTHING, change }
}

const upfront = ({ heldFen }: Money, priceFen: Fen, change: Partial<Money>): Charge => ({
  holdFen: priceFen,
  transferFen: 0n,
  change: { ...change, heldFen: heldFen + priceFen },
})

const MICRO_YUAN_PER_FEN = 10_000n

/** The most that units can cost wherever between the used ones and the last reserved one they come to stand. */
function dearestPrice(plan: VolumePlan, { usedUnits, reservedUnits }: Money, units: bigint): Fen {
  const last = usedUnits + reservedUnits
  if (reservedUnits === 0n) return priceOfUnits(plan, usedUnits, units)
  const ends = plan.tiers.flatMap(({ upTo }) => (upTo === null ? [] : [BigInt(upTo)]))
  // The price is linear in the place but where the units begin or end at a tier's end: it is greatest at one of these.
  const places = [usedUnits, last, ...ends, ...ends.map((end) => end - units)]
  return places
    .filter((place) => place >= usedUnits && place <= last)
    .map((place) => dividedRoundedUp(microYuanOf(plan, place + units) - microYuanOf(plan, place), MICRO_YUAN_PER_FEN))
    .reduce((most, fen) => (fen > most ? fen : most), 0n)
}

const microYuanOf = (plan: VolumePlan, units: bigint): bigint =>
  unitsByTier(plan, units).reduce((sum, part) => sum + part.units * BigInt(part.tier.unitPriceMicroYuan), 0n)

/**
 * What a recorded transfer costs of what it holds itself: a volume's price is fixed in the order of the log, so that
 * all that an order's transfers cost is the bill of what was used. The plan is asked for of volumes alone.
 */
export function capturePrice(
  plan: PricePlan | undefined,
  { usedUnits }: Money,
  { units, heldFen }: { units: bigint; heldFen: Fen },
): Fen {
  if (plan?.kind !== 'per_volume') return heldFen
  const fen = priceOfUnits(plan, usedUnits, units)
  return fen < heldFen ? fen : heldFen
}
