import { lowestPlan } from '#api/listing/lowest-price.ts'
import type { Schemas } from '../client/client.ts'
import type { terms } from '../language/catalog.ts'
import { sayCount, sayFen } from '../part/say.ts'

export type Plan = Schemas['PricePlan']
export type Terms = (typeof terms)['zh']

/** The name of a value of a code list; what isn't in the list stands as it is. */
export const nameOf = (names: Readonly<Record<string, string>>, value: string): string => names[value] ?? value

const yuan = new Intl.NumberFormat('zh-CN', { style: 'currency', currency: 'CNY', minimumFractionDigits: 0, maximumFractionDigits: 6 })

/** A price of a unit in yuan with the digits that it needs: `¥0.0001`. */
const sayUnitPrice = (microYuan: number): string => yuan.format(microYuan / 1_000_000)

/** A price plan in a few characters: `¥50.00/次`. */
export function sayPlan(plan: Plan, { plan: texts }: Terms): string {
  switch (plan.kind) {
    case 'free':
      return texts.free
    case 'one_off':
      return texts.oneOff(sayFen(plan.priceFen))
    case 'per_use':
      return texts.perUse(sayFen(plan.priceFen))
    case 'subscription':
      return texts.subscription(sayFen(plan.priceFen), String(plan.periodDays))
    case 'per_volume': {
      const [first] = plan.tiers
      const price = texts.perVolume(sayUnitPrice(first?.unitPriceMicroYuan ?? 0), texts[plan.unit])
      return price
    }
  }
}

/** A price plan as a sentence. */
export function sayPlanSentence(plan: Plan, words: Terms): string {
  const { planSentence: texts } = words
  switch (plan.kind) {
    case 'free':
      return texts.free
    case 'one_off':
      return texts.oneOff(sayFen(plan.priceFen))
    case 'per_use':
      return texts.perUse(sayFen(plan.priceFen))
    case 'subscription':
      return texts.subscription(sayFen(plan.priceFen), String(plan.periodDays))
    case 'per_volume': {
      const unit = words.plan[plan.unit]
      const steps = plan.tiers.map(({ upTo, unitPriceMicroYuan }) => {
        const price = sayUnitPrice(unitPriceMicroYuan)
        if (plan.tiers.length === 1) return texts.onlyTier(price, unit)
        return upTo === null ? texts.lastTier(price, unit) : texts.tier(sayCount(upTo), price, unit)
      })
      return texts.perVolume(steps.join(texts.join))
    }
  }
}

/** The price that a listing begins with: the lowest of its plans, and whether there are others. */
export function sayPrices(prices: readonly { plan: Plan }[], words: Terms): string {
  const plan = lowestPlan(prices.map((price) => price.plan))
  if (plan === undefined) return words.dash
  const hasMore = prices.length > 1 || (plan.kind === 'per_volume' && plan.tiers.length > 1)
  return hasMore && plan.kind !== 'free' ? words.plan.from(sayPlan(plan, words)) : sayPlan(plan, words)
}

const isLastOfMonth = (day: string): boolean => new Date(Date.parse(day) + 86_400_000).getUTCDate() === 1

/** The time that data cover: by years or months where it is whole ones, otherwise by its first and last day. */
export function sayCoverage(from: string | null, to: string | null, words: Terms): string {
  if (from === null || to === null) return words.anyTime
  const [first, last] = [from.slice(0, 4), to.slice(0, 4)]
  if (!from.endsWith('-01') || !isLastOfMonth(to)) return words.span(from, to)
  if (!from.endsWith('-01-01') || !to.endsWith('-12-31')) return words.span(from.slice(0, 7), to.slice(0, 7))
  return first === last ? words.year(first) : words.years(first, last)
}

/** A share of the whole: `3.2%`; what is there at all is never told as none. */
export function sayShare(part: number, whole: number): string {
  if (whole === 0 || part === 0) return '0%'
  const percent = (100 * part) / whole
  if (percent < 0.1) return '<0.1%'
  if (percent > 99.9 && part < whole) return '>99.9%'
  return `${Number(percent.toFixed(percent < 10 || percent > 90 ? 1 : 0))}%`
}
