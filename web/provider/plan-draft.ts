import type { Plan } from './listing-text.ts'
import { fenOf, microYuanOf, unitText, yuanText } from '../part/money.ts'

export const KINDS = ['free', 'one_off', 'per_use', 'per_volume', 'subscription'] as const
export type Kind = (typeof KINDS)[number]

export type TierDraft = { upTo: string; price: string }

/** A price plan as it is being typed: every kind's fields, so that a change of the kind loses none. */
export type PlanDraft = {
  key: string
  kind: Kind
  price: string
  days: string
  unit: 'row' | 'mebibyte'
  tiers: TierDraft[]
}

const EMPTY: Omit<PlanDraft, 'key'> = {
  kind: 'per_use',
  price: '',
  days: '30',
  unit: 'row',
  tiers: [{ upTo: '', price: '' }],
}

export const emptyDraft = (): PlanDraft => ({ ...EMPTY, key: crypto.randomUUID() })

/** A plan as it is typed. */
export function draftOfPlan(plan: Plan): PlanDraft {
  const draft = { ...emptyDraft(), kind: plan.kind }
  switch (plan.kind) {
    case 'free':
      return draft
    case 'one_off':
    case 'per_use':
      return { ...draft, price: yuanText(plan.priceFen) }
    case 'subscription':
      return { ...draft, price: yuanText(plan.priceFen), days: String(plan.periodDays) }
    case 'per_volume':
      return {
        ...draft,
        unit: plan.unit,
        tiers: plan.tiers.map(({ upTo, unitPriceMicroYuan }) => ({
          upTo: upTo === null ? '' : String(upTo),
          price: unitText(unitPriceMicroYuan),
        })),
      }
  }
}

/** A whole number as it is typed, from 1; undefined for what is none. */
export const wholeOf = (text: string, most: number): number | undefined => {
  const number = /^\d{1,15}$/.test(text.trim()) ? Number(text) : 0
  return number >= 1 && number <= most ? number : undefined
}

export const priceOf = (draft: PlanDraft): number | undefined => {
  const fen = fenOf(draft.price)
  return fen !== undefined && fen > 0 ? fen : undefined
}

/** The last unit of a tier: null for the last tier, undefined for what does not rise. */
export function upToOf({ tiers }: PlanDraft, at: number): number | null | undefined {
  if (at === tiers.length - 1) return null
  const before = at === 0 ? 0 : (wholeOf(tiers[at - 1]?.upTo ?? '', 1e15) ?? 0)
  const upTo = wholeOf(tiers[at]?.upTo ?? '', 1e15)
  return upTo !== undefined && upTo > before ? upTo : undefined
}

/** The plan that was typed; undefined while it isn't one. */
export function planOf(draft: PlanDraft): Plan | undefined {
  const priceFen = priceOf(draft)
  switch (draft.kind) {
    case 'free':
      return { kind: 'free' }
    case 'one_off':
    case 'per_use':
      return priceFen === undefined ? undefined : { kind: draft.kind, priceFen }
    case 'subscription': {
      const periodDays = wholeOf(draft.days, 366)
      return priceFen === undefined || periodDays === undefined
        ? undefined
        : { kind: 'subscription', priceFen, periodDays }
    }
    case 'per_volume': {
      const tiers = draft.tiers.map(({ price }, at) => ({
        upTo: upToOf(draft, at),
        unitPriceMicroYuan: microYuanOf(price),
      }))
      const known = tiers.flatMap(({ upTo, unitPriceMicroYuan }) =>
        upTo === undefined || unitPriceMicroYuan === undefined ? [] : [{ upTo, unitPriceMicroYuan }],
      )
      return known.length === tiers.length ? { kind: 'per_volume', unit: draft.unit, tiers: known } : undefined
    }
  }
}
