import type { Database } from '#api/db/client.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError } from '#api/kernel/errors.ts'

/** The pattern of a key that a caller makes and keeps before it sends. */
export const IDEMPOTENCY_KEY = /^[\x21-\x7e]{8,200}$/

export type Answer = { status: number; body: string }

/** The key of a request. @throws precondition_missing `idempotency.key_missing`, invalid `idempotency.key_malformed` */
export function keyOf(header: string | undefined): string {
  if (header === undefined)
    throw new AppError('precondition_missing', 'idempotency.key_missing', '此操作须带 Idempotency-Key 请求头')
  if (!IDEMPOTENCY_KEY.test(header))
    throw new AppError('invalid', 'idempotency.key_malformed', 'Idempotency-Key 须为 8 至 200 个可见的 ASCII 字符')
  return header
}

/**
 * Does a thing once for each key of an organisation: the first answer is stored in the transaction of its effect
 * and repeated for whoever repeats the request; a second request under way waits for the first.
 * @throws refused `idempotency.other_request` when the key was used for another request
 */
export async function once(
  ctx: Context,
  key: string,
  requestDigest: string,
  act: () => Promise<Answer>,
): Promise<Answer> {
  const { participantId } = ctx.actor
  const inserted = await ctx.tx.$executeRaw`
    insert into idempotent_answer ("participantId", key, "requestDigest", status, body, "createdAt")
    values (${participantId}, ${key}, ${requestDigest}, 0, '', ${ctx.now}) on conflict do nothing`
  if (inserted === 0) {
    const stored = await ctx.tx.idempotentAnswer.findUniqueOrThrow({
      where: { participantId_key: { participantId, key } },
    })
    if (stored.requestDigest === requestDigest) return { status: stored.status, body: stored.body }
    throw new AppError('refused', 'idempotency.other_request', '该 Idempotency-Key 已用于另一个请求')
  }
  const answer = await act()
  await ctx.tx.idempotentAnswer.update({ where: { participantId_key: { participantId, key } }, data: answer })
  return answer
}

/** Replaces an answer that was given while the chain was still at work by the final one. */
export async function keepAnswer(
  db: Database,
  { participantId, key }: { participantId: string; key: string },
  { status, body }: Answer,
): Promise<void> {
  await db.idempotentAnswer.updateMany({ where: { participantId, key, status: 202 }, data: { status, body } })
}
