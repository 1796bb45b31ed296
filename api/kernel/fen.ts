import { assert } from './assert.ts'

/** Money in fen (分), a hundredth of a yuan; never a floating-point number. */
export type Fen = bigint

/** Basis points: 10,000 are the whole. */
export type Bps = number

/** The part of an amount that a rate takes, rounded down to the fen. */
export function shareRoundedDown(amount: Fen, rate: Bps): Fen {
  assert(amount >= 0n && Number.isInteger(rate) && rate >= 0 && rate <= 10_000, 'a share is of a non-negative amount')
  return (amount * BigInt(rate)) / 10_000n
}

/** A fee and the rest of an amount: the two always sum to the whole, the remainder of the rounding goes to the rest. */
export function split(amount: Fen, fee: Bps): { fee: Fen; rest: Fen } {
  const part = shareRoundedDown(amount, fee)
  return { fee: part, rest: amount - part }
}

/** The quotient rounded up: a begun unit is a whole one. */
export const dividedRoundedUp = (amount: bigint, divisor: bigint): bigint => (amount + divisor - 1n) / divisor

/** An amount as people read it: `1,234.50 元`. */
export function yuan(amount: Fen): string {
  const sign = amount < 0n ? '-' : ''
  const fen = amount < 0n ? -amount : amount
  const whole = (fen / 100n).toString().replace(/\B(?=(\d{3})+$)/g, ',')
  return `${sign}${whole}.${(fen % 100n).toString().padStart(2, '0')} 元`
}

/**
 * An amount as a JSON integer, exact to 9.0e15 fen.
 * @throws Error when the amount is beyond what JSON numbers hold exactly
 */
export function fenAsNumber(amount: Fen): number {
  const number = Number(amount)
  assert(Number.isSafeInteger(number), 'the amount fits a JSON integer')
  return number
}
