import { signedFacts } from '#api/agreement/terms.ts'
import type { Agreement } from '#api/db/generated/client.ts'
import { gateRefusals } from '#api/gate/gate.ts'
import type { Context } from '#api/kernel/context.ts'
import type { AppError } from '#api/kernel/errors.ts'
import { PricePlan } from '#api/pricing/plan.ts'

/**
 * The agreements under which nothing may be delivered now (交付关口): whatever made them lawful when they were signed
 * must still stand when data are asked for, and again when bytes are to leave.
 * @returns by agreement, refused `gate.…` with the article
 */
export const deliveryRefusals = (
  ctx: Context,
  moment: 'activate' | 'request' | 'release',
  agreements: Agreement[],
): Promise<Map<string, AppError>> =>
  gateRefusals(
    ctx,
    moment,
    agreements.map((row) => ({
      id: row.id,
      productId: row.productId,
      consumerId: row.consumerId,
      purpose: row.purpose,
      rights: row.rights,
      endsAt: row.endsAt,
      plans: [PricePlan.parse(row.plan)],
      agreement: signedFacts(row),
    })),
  )
