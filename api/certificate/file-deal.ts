import type { OffExchangeDeal } from '#api/db/generated/client.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError, notFound } from '#api/kernel/errors.ts'
import { newId } from '#api/kernel/ids.ts'
import { permit } from '#api/kernel/permit.ts'
import { beijingDay } from '#api/kernel/time.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { checkMaterials, FILING_ACTS, filingBody } from './certificate.ts'
import { filingView, materialsOf } from './find.ts'
import { issue } from './issue.ts'
import type { DecideFiling, FileDeal } from './schema.ts'

/**
 * A party files a deal that was made outside the platform (场外交易备案), with its materials.
 * 依据 《山东省数据交易规范指引（试行）》第二十四条.
 * @throws refused `filing.incomplete`, `filing.not_a_party` where the applicant is neither side, `filing.name`, invalid
 *   `filing.date` for a day that has not begun in Beijing
 */
export async function fileDeal(ctx: Context, input: FileDeal) {
  permit(ctx.actor, 'filing.submit')
  checkMaterials(input.materials)
  if (input.signedOn.toISOString().slice(0, 10) > beijingDay(ctx.now))
    throw new AppError('invalid', 'filing.date', '签约日期不能晚于今天')
  const me = await ctx.tx.participant.findUniqueOrThrow({ where: { id: ctx.actor.participantId } })
  if (me.uscc !== input.providerUscc && me.uscc !== input.consumerUscc)
    throw new AppError('refused', 'filing.not_a_party', '只能备案本单位作为提供方或需求方的交易')
  await checkNames(ctx, input)
  const id = newId('fil', ctx.now)
  const row = await ctx.tx.offExchangeDeal.create({
    data: { ...input, id, amountFen: BigInt(input.amountFen), applicantId: me.id, state: 'submitted', createdAt: ctx.now },
  })
  await recordEvent(ctx, 'filing.submitted', id, { filing: id, materials: input.materials.map(({ digest }) => digest) })
  return filingView(ctx, row)
}

type Sides = Pick<OffExchangeDeal, 'providerName' | 'providerUscc' | 'consumerName' | 'consumerUscc'>

/**
 * A party whose code is known on the platform has the name that was verified with it.
 * @throws refused `filing.name`, with a fault for each name that is another
 */
async function checkNames({ tx }: Context, sides: Sides): Promise<void> {
  const known = await tx.participant.findMany({
    where: { uscc: { in: [sides.providerUscc, sides.consumerUscc] }, state: 'admitted' },
    select: { uscc: true, name: true },
  })
  const faults = (['provider', 'consumer'] as const).flatMap((side) => {
    const name = known.find(({ uscc }) => uscc === sides[`${side}Uscc`])?.name
    const isSame = name === undefined || name === sides[`${side}Name`]
    return isSame ? [] : [{ path: `${side}Name`, message: `该统一社会信用代码在本平台的主体名称为「${name}」` }]
  })
  if (faults.length > 0) throw new AppError('refused', 'filing.name', '交易主体的名称与其统一社会信用代码不符', { faults })
}

/**
 * The platform decides on a filing; what is filed gets its certificate. 依据 同上第二十五条、第二十六条.
 * @throws not_found, refused `filing.act_not_allowed`, `filing.name` where a party was admitted by another name since
 */
export async function decideFiling(ctx: Context, id: string, { approved, reason }: DecideFiling) {
  permit(ctx.actor, 'filing.decide')
  const row = await ctx.tx.offExchangeDeal.findUnique({ where: { id } })
  if (!row) throw notFound()
  const act = approved ? 'file' : 'reject'
  const change = {
    state: FILING_ACTS[act].to, reason: reason ?? null, decidedAt: ctx.now, decidedBy: ctx.actor.personId,
  }
  const { count } = await ctx.tx.offExchangeDeal.updateMany({ where: { id, state: { in: [...FILING_ACTS[act].from] } }, data: change })
  if (count !== 1)
    throw new AppError('refused', 'filing.act_not_allowed', '该备案已经处理完毕', { state: row.state, act })
  await recordEvent(ctx, approved ? 'filing.filed' : 'filing.rejected', id, { filing: id, reason: reason ?? '' })
  if (approved) {
    await checkNames(ctx, row)
    const contract = materialsOf(row).find(({ kind }) => kind === 'contract')
    const bodyOf = (number: string) => filingBody({ ...row, number, contractDigest: contract?.digest ?? '' })
    await issue(ctx, { kind: 'filing', subject: id, holderIds: [row.applicantId], bodyOf })
  }
  return filingView(ctx, { ...row, ...change })
}
