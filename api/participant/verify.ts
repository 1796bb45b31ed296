import type { Context } from '#api/kernel/context.ts'
import { AppError } from '#api/kernel/errors.ts'
import { permit } from '#api/kernel/permit.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { getParticipant, participantView } from './find.ts'
import type { VerifyParticipant } from './schema.ts'

/**
 * Verifies an admitted organisation again (复核): until when its identity counts as verified, where it is established,
 * and which level of data security capability it has shown. 依据 《数据安全法》第三十三条, GB/T 37932-2025 9.1 i), 9.3 a).
 * @throws not_found, refused `participant.not_admitted`, invalid `participant.verification_window`
 */
export async function verifyParticipant(ctx: Context, id: string, input: VerifyParticipant) {
  permit(ctx.actor, 'participant.review')
  const row = await getParticipant(ctx, id)
  if (row.state !== 'admitted') throw new AppError('refused', 'participant.not_admitted', '只能复核已入驻的主体')
  const { verifiedTo, establishedIn, capability } = input
  if (verifiedTo <= ctx.now || (capability && capability.validTo <= ctx.now))
    throw new AppError('invalid', 'participant.verification_window', '核验和证书的有效期须晚于当前时间')
  const change = { verifiedTo, establishedIn, dsmmLevel: capability?.level ?? null, dsmmTo: capability?.validTo ?? null }
  const saved = await ctx.tx.participant.update({ where: { id }, data: change })
  await recordEvent(ctx, 'participant.verified', id, {
    participant: id,
    reviewer: ctx.actor.personId,
    verifiedTo: verifiedTo.toISOString(),
    establishedIn,
    level: capability?.level ?? null,
    certificate: capability?.digest ?? null,
  })
  return participantView(saved)
}
