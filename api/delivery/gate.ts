import { signedFacts } from '#api/agreement/terms.ts'
import type { Agreement } from '#api/db/generated/client.ts'
import type { Deal } from '#api/gate/facts.ts'
import { gateRefusals, unreadable } from '#api/gate/gate.ts'
import type { Context } from '#api/kernel/context.ts'
import type { AppError } from '#api/kernel/errors.ts'
import { PricePlan } from '#api/pricing/plan.ts'

/**
 * The agreements under which nothing may be delivered now (交付关口): whatever made them lawful when they were signed
 * must still stand when data are asked for, and again when bytes are to leave.
 * @param unmasked agreements under which bytes are to leave that hold open what the product masks: asked about twice
 * @returns by agreement, and by `unmaskedOf` it; refused `gate.…` with the article, or unavailable where it could not
 *   be read whether anything may
 */
export async function deliveryRefusals(
  ctx: Context,
  moment: 'activate' | 'request' | 'release',
  agreements: Agreement[],
  unmasked: ReadonlySet<string> = new Set(),
): Promise<Map<string, AppError>> {
  const refusals = new Map<string, AppError>()
  const deals: Deal[] = []
  for (const row of agreements) {
    try {
      const deal = dealOf(row)
      deals.push(deal)
      if (unmasked.has(row.id)) deals.push({ ...deal, id: unmaskedOf(row.id), isUnmasked: true })
    } catch (error) {
      refusals.set(row.id, unreadable(error)).set(unmaskedOf(row.id), unreadable(error))
    }
  }
  for (const [id, refusal] of await gateRefusals(ctx, moment, deals)) refusals.set(id, refusal)
  return refusals
}

/** By what the answer about an agreement's unmasked bytes is found. */
export const unmaskedOf = (agreementId: string): string => `${agreementId} unmasked`

const dealOf = (row: Agreement): Deal => ({
  id: row.id,
  productId: row.productId,
  consumerId: row.consumerId,
  purpose: row.purpose,
  rights: row.rights,
  endsAt: row.endsAt,
  plans: [PricePlan.parse(row.plan)],
  agreement: signedFacts(row),
})
