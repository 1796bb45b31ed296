import { moveOwn } from '#api/account/account.ts'
import { post } from '#api/account/post.ts'
import type { Context } from '#api/kernel/context.ts'
import { newId } from '#api/kernel/ids.ts'
import { permit } from '#api/kernel/permit.ts'
import { checkNotSuspended, checkReleased } from './check-payout.ts'
import { payoutView } from './find.ts'
import type { RequestPayout } from './schema.ts'

/**
 * A provider asks to be paid what it has earned (申请提现): the amount is set aside until the treasurer decides.
 * @throws unpaid `account.insufficient` beyond what is payable, refused `payout.suspended`, `payout.not_released`
 */
export async function requestPayout(ctx: Context, { amountFen, bankNote }: RequestPayout) {
  permit(ctx.actor, 'settlement.request_payout')
  const providerId = ctx.actor.participantId
  await checkNotSuspended(ctx, providerId)
  const row = await ctx.tx.payout.create({
    data: {
      id: newId('pay', ctx.now),
      providerId,
      amountFen: BigInt(amountFen),
      bankNote,
      state: 'requested',
      createdAt: ctx.now,
    },
  })
  const entries = moveOwn(providerId, 'payable', 'payout', row.amountFen)
  await post(ctx, { kind: 'payout_requested', reference: row.id, entries })
  await checkReleased(ctx, providerId, row.amountFen)
  return payoutView(ctx, row)
}
