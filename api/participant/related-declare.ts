import type { RelatedParty } from '#api/db/generated/client.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError, notFound } from '#api/kernel/errors.ts'
import { newId } from '#api/kernel/ids.ts'
import { permit } from '#api/kernel/permit.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { checkRelation, isPersonNode } from './related-party.ts'
import type { DeclareRelation, EndRelation, RelationView } from './related-schema.ts'
import { ownNode, relationView } from './related-store.ts'

/** How many open relations one participant has declared at most. */
export const MAX_DECLARED = 200

/**
 * Declares a relation (申报关联关系): a participant about itself, the platform's admission staff about anybody, with the
 * evidence's digest. What a participant says of whom it controls is believed only where it is itself examined, until
 * the staff register it. 依据 《公共数据资源授权运营实施规范（试行）》第六条, GB/T 37932-2025 6.5.2 g).
 * @throws invalid `relation.same_node`, `relation.person_controlled`, `relation.insider_person`, `relation.shares`,
 *   `relation.valid_from`, `relation.evidence`; refused `relation.not_own`, `relation.too_many_declared`;
 *   conflict `relation.declared_before`
 */
export async function declareRelation(ctx: Context, input: DeclareRelation): Promise<RelationView> {
  permit(ctx.actor, 'relation.declare')
  checkRelation(input)
  if (input.validFrom > ctx.now) throw new AppError('invalid', 'relation.valid_from', '关联关系的起始日期不能晚于今天')
  const declarer = await ownNode(ctx)
  checkDeclarer(ctx, input, declarer)
  await checkNew(ctx, input)
  const id = newId('rel', ctx.now)
  const by = { declaredBy: ctx.actor.participantId, declarer, byStaff: isStaff(ctx) }
  const data = { ...input, ...by, id, createdAt: ctx.now }
  const row = await ctx.tx.relatedParty.create({ data })
  await recordEvent(ctx, 'relation.declared', id, factsOf(row))
  return relationView(row)
}

const isStaff = ({ actor }: Context): boolean => actor.roles.includes('admission')

function checkDeclarer(ctx: Context, { controller, controlled, evidenceDigest }: DeclareRelation, own: string): void {
  if (isStaff(ctx)) {
    if (evidenceDigest !== null) return
    throw new AppError('invalid', 'relation.evidence', '平台登记关联关系须附证据文件的摘要', {
      faults: [{ path: 'evidenceDigest', message: '须附证据文件的摘要' }],
    })
  }
  if (own !== controller && own !== controlled)
    throw new AppError('refused', 'relation.not_own', '只能申报涉及本单位的关联关系')
}

/** The declarer is held until the transaction's end, so that of two declarations at once the second sees the first. */
async function checkNew(ctx: Context, { controller, controlled, kind }: DeclareRelation): Promise<void> {
  const { tx, actor: { participantId: declaredBy } } = ctx
  await tx.$queryRaw`select id from participant where id = ${declaredBy} for no key update`
  const open = { declaredBy, endedAt: null }
  const there = await tx.relatedParty.findFirst({ where: { ...open, controller, controlled, kind } })
  if (there) throw new AppError('conflict', 'relation.declared_before', '相同的关联关系已经登记')
  if (isStaff(ctx) || (await tx.relatedParty.count({ where: open })) < MAX_DECLARED) return
  throw new AppError('refused', 'relation.too_many_declared', `每个单位最多申报 ${MAX_DECLARED} 条未终止的关联关系`)
}

/** What is recorded of a relation: codes of organisations, and nothing of a natural person. */
const factsOf = ({ id, controller, controlled, kind, shareBps, evidenceDigest, declaredBy }: RelatedParty) => ({
  relation: id,
  controller: isPersonNode(controller) ? 'person' : controller,
  controlled,
  kind,
  shareBps,
  evidence: evidenceDigest,
  declaredBy,
})

/**
 * Ends a relation (终止关联关系), by who declared it or by the platform's admission staff; it stays in the history.
 * @throws not_found, forbidden `relation.not_declarer` for one that another declared, refused `relation.ended`,
 *   conflict `relation.changed`
 */
export async function endRelation(ctx: Context, id: string, { reason }: EndRelation): Promise<RelationView> {
  permit(ctx.actor, 'relation.end')
  const row = await ctx.tx.relatedParty.findUnique({ where: { id } })
  if (!row) throw notFound()
  if (!isStaff(ctx) && row.declaredBy !== ctx.actor.participantId) await refuseOther(ctx, row)
  if (row.endedAt !== null) throw new AppError('refused', 'relation.ended', '该关联关系已经终止')
  const change = { endedAt: ctx.now, endedReason: reason }
  const { count } = await ctx.tx.relatedParty.updateMany({ where: { id, endedAt: null }, data: change })
  if (count !== 1) throw new AppError('conflict', 'relation.changed', '该关联关系刚被修改，请刷新后重试')
  await recordEvent(ctx, 'relation.ended', id, { relation: id, reason })
  return relationView({ ...row, ...change })
}

/** Whom a relation is about, may know that it is there, not end it; for everybody else it is not there. */
async function refuseOther(ctx: Context, { controller, controlled }: RelatedParty): Promise<never> {
  const own = await ownNode(ctx)
  if (own !== controller && own !== controlled) throw notFound()
  throw new AppError('forbidden', 'relation.not_declarer', '只能终止本单位申报的关联关系；平台登记的，请联系平台')
}
