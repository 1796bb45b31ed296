import type { Context } from '#api/kernel/context.ts'
import { newId } from '#api/kernel/ids.ts'
import { permit } from '#api/kernel/permit.ts'
import { topUpView } from './find.ts'
import type { RequestTopUp } from './schema.ts'

/** A consumer tells of money that it sent to the custodian (充值申请); nothing is booked before staff have seen it. */
export async function requestTopUp(ctx: Context, { amountFen, reference }: RequestTopUp) {
  permit(ctx.actor, 'account.request_top_up')
  const row = await ctx.tx.topUp.create({
    data: {
      id: newId('top', ctx.now),
      participantId: ctx.actor.participantId,
      amountFen: BigInt(amountFen),
      reference,
      state: 'requested',
      createdAt: ctx.now,
    },
  })
  return topUpView(ctx, row)
}
