import { moveOwn, PLATFORM } from '#api/account/account.ts'
import { post } from '#api/account/post.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError, notFound } from '#api/kernel/errors.ts'
import { permit } from '#api/kernel/permit.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { checkNotSuspended } from './check-payout.ts'
import { payoutView } from './find.ts'
import { stateAfter } from './payout.ts'
import type { DecidePayout } from './schema.ts'

/**
 * The treasurer has the custodian pay a payout (提现付款), or returns the amount to the provider.
 * @throws not_found, refused `payout.act_not_allowed`, `payout.suspended`, conflict `payout.changed`
 */
export async function decidePayout(ctx: Context, id: string, { approved }: DecidePayout) {
  permit(ctx.actor, 'settlement.pay_out')
  const read = await ctx.tx.payout.findUnique({ where: { id } })
  if (!read) throw notFound()
  const state = stateAfter(approved ? 'pay' : 'return', read)
  await checkNotSuspended(ctx, read.providerId)
  const { count } = await ctx.tx.payout.updateMany({
    where: { id, state: read.state },
    data: { state, decidedAt: ctx.now, decidedBy: ctx.actor.personId },
  })
  if (count !== 1) throw new AppError('conflict', 'payout.changed', '该提现刚被他人处理，请刷新后再试')
  const { providerId, amountFen } = read
  if (approved) {
    const entries = [
      { participantId: providerId, account: 'payout' as const, amountFen: -amountFen },
      { participantId: PLATFORM, account: 'custody' as const, amountFen },
    ]
    await post(ctx, { kind: 'payout_paid', reference: id, entries })
    await recordEvent(ctx, 'payout.paid', id, { payout: id, provider: providerId, amountFen: amountFen.toString() })
  } else {
    const entries = moveOwn(providerId, 'payout', 'payable', amountFen)
    await post(ctx, { kind: 'payout_returned', reference: id, entries })
  }
  return payoutView(ctx, await ctx.tx.payout.findUniqueOrThrow({ where: { id } }))
}
