import type { Context } from '#api/kernel/context.ts'
import { AppError, notFound } from '#api/kernel/errors.ts'
import { permit } from '#api/kernel/permit.ts'
import { PLATFORM } from './account.ts'
import { topUpView } from './find.ts'
import { post } from './post.ts'
import type { DecideTopUp } from './schema.ts'
import { stateAfter } from './top-up.ts'

/**
 * The treasurer confirms a top-up (充值确认) that arrived at the custodian, or rejects one that did not.
 * @throws not_found, refused `top_up.act_not_allowed`, conflict `top_up.changed`
 */
export async function decideTopUp(ctx: Context, id: string, { approved }: DecideTopUp) {
  permit(ctx.actor, 'account.confirm_top_up')
  const read = await ctx.tx.topUp.findUnique({ where: { id } })
  if (!read) throw notFound()
  const state = stateAfter(approved ? 'confirm' : 'reject', read)
  const { count } = await ctx.tx.topUp.updateMany({
    where: { id, state: read.state },
    data: { state, decidedAt: ctx.now, decidedBy: ctx.actor.personId },
  })
  if (count !== 1) throw new AppError('conflict', 'top_up.changed', '该充值刚被他人处理，请刷新后再试')
  if (approved)
    await post(ctx, {
      kind: 'top_up',
      reference: id,
      entries: [
        { participantId: PLATFORM, account: 'custody', amountFen: -read.amountFen },
        { participantId: read.participantId, account: 'available', amountFen: read.amountFen },
      ],
    })
  return topUpView(ctx, await ctx.tx.topUp.findUniqueOrThrow({ where: { id } }))
}
