import type { Agreement, Prisma } from '#api/db/generated/client.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError } from '#api/kernel/errors.ts'

/**
 * Saves a change of an agreement that has not moved since it was read.
 * @throws conflict `agreement.changed` when the other party moved it first
 */
export async function saveAgreement(
  { tx }: Context,
  read: Agreement,
  change: Prisma.AgreementUncheckedUpdateManyInput,
): Promise<Agreement> {
  const { count } = await tx.agreement.updateMany({
    where: { id: read.id, state: read.state, turn: read.turn, termsDigest: read.termsDigest },
    data: change,
  })
  if (count !== 1) throw new AppError('conflict', 'agreement.changed', '合约刚被对方变更，请刷新后再试')
  return tx.agreement.findUniqueOrThrow({ where: { id: read.id } })
}
