import type { Fen } from '#api/kernel/fen.ts'
import { billRoundedUp, type PricePlan, unitsByTier } from './plan.ts'

/** What a consumer means to use: transfers, days, and units of the plan's volume. */
export type Usage = { transfers: bigint; days: bigint; units: bigint }

/** One line of a quote; a tier's amount is in millionths of a yuan, since only the bill is rounded. */
export type Part = { label: string; quantity: bigint; unitPriceMicroYuan: bigint; amountMicroYuan: bigint }

export type Quote = { parts: Part[]; totalFen: Fen }

const MICRO_YUAN_PER_FEN = 10_000n

const part = (label: string, quantity: bigint, unitPriceMicroYuan: bigint): Part => ({
  label,
  quantity,
  unitPriceMicroYuan,
  amountMicroYuan: quantity * unitPriceMicroYuan,
})

const quoteOf = (label: string, quantity: bigint, priceFen: number): Quote => ({
  parts: [part(label, quantity, BigInt(priceFen) * MICRO_YUAN_PER_FEN)],
  totalFen: quantity * BigInt(priceFen),
})

/** What a usage costs under a plan, with its parts; the total is rounded up to the fen, once. */
export function quote(plan: PricePlan, { transfers, days, units }: Usage): Quote {
  switch (plan.kind) {
    case 'free':
      return { parts: [], totalFen: 0n }
    case 'one_off':
      return quoteOf('一次性', 1n, plan.priceFen)
    case 'per_use':
      return quoteOf('交付次数', transfers, plan.priceFen)
    case 'subscription': {
      const periods = (days + BigInt(plan.periodDays) - 1n) / BigInt(plan.periodDays)
      return quoteOf('订阅周期', periods, plan.priceFen)
    }
    case 'per_volume': {
      const parts = unitsByTier(plan, units)
        .filter((tier) => tier.units > 0n)
        .map(({ tier, units: within }, i) => part(`第 ${i + 1} 级`, within, BigInt(tier.unitPriceMicroYuan)))
      return { parts, totalFen: billRoundedUp(plan, units) }
    }
  }
}
