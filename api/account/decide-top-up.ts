import type { TopUp } from '#api/db/generated/client.ts'
import { isUniqueViolation } from '#api/http/run.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError, notFound } from '#api/kernel/errors.ts'
import { permit } from '#api/kernel/permit.ts'
import { PLATFORM } from './account.ts'
import { topUpView } from './find.ts'
import { post } from './post.ts'
import type { DecideTopUp } from './schema.ts'
import { stateAfter, type TopUpState } from './top-up.ts'

/**
 * The treasurer confirms a top-up (充值确认) that arrived at the custodian, or rejects one that did not.
 * @throws not_found, refused `top_up.act_not_allowed`, `top_up.reference_used` for a payment that was counted before,
 *   conflict `top_up.changed`
 */
export async function decideTopUp(ctx: Context, id: string, { approved }: DecideTopUp) {
  permit(ctx.actor, 'account.confirm_top_up')
  const read = await ctx.tx.topUp.findUnique({ where: { id } })
  if (!read) throw notFound()
  const state = stateAfter(approved ? 'confirm' : 'reject', read)
  await save(ctx, read, state)
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

/**
 * Writes the decision; that no two confirmed ones have one reference is the database's to say, also for two at once.
 */
async function save({ tx, now, actor }: Context, { id, ...read }: TopUp, state: TopUpState): Promise<void> {
  const data = { state, decidedAt: now, decidedBy: actor.personId }
  const { count } = await tx.topUp.updateMany({ where: { id, state: read.state }, data }).catch((error: unknown) => {
    if (!isUniqueViolation(error)) throw error
    throw new AppError('refused', 'top_up.reference_used', '该银行流水号已经入账，不能重复入账', {}, error)
  })
  if (count !== 1) throw new AppError('conflict', 'top_up.changed', '该充值刚被他人处理，请刷新后再试')
}
