import type { PublicDataResource } from '#api/db/generated/client.ts'
import { openDeadline } from '#api/deadline/open.ts'
import { sha256 } from '#api/kernel/canonical.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError, notFound } from '#api/kernel/errors.ts'
import { newId } from '#api/kernel/ids.ts'
import { permit } from '#api/kernel/permit.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { ticketView } from './find-ticket.ts'
import { checkAct } from './resource.ts'
import type { ReportDefect, TicketView } from './ticket-schema.ts'

/**
 * Reports a defect of a resource to its department (提出质量工单), which has five working days.
 * 依据 《山东省公共数据资源授权运营管理办法（试行）》第八条.
 * @throws not_found; refused `resource.act_not_allowed` for what was withdrawn, `ticket.no_standing` for who has no
 *   part in it; invalid `ticket.field_unknown`
 */
export async function reportDefect(ctx: Context, resourceId: string, input: ReportDefect): Promise<TicketView> {
  permit(ctx.actor, 'ticket.report')
  const resource = await ctx.tx.publicDataResource.findUnique({ where: { id: resourceId } })
  if (!resource) throw notFound()
  checkAct('report', resource, ctx.now)
  await checkStanding(ctx, resource, input.productId)
  const { field = null, dimension, text, productId = null } = input
  if (field !== null && !resource.fields.includes(field))
    throw new AppError('invalid', 'ticket.field_unknown', '该资源没有这个数据项', { field })
  const id = newId('tkt', ctx.now)
  const { departmentId } = resource
  const reporterId = ctx.actor.participantId
  const row = await ctx.tx.defectTicket.create({
    data: {
      id, resourceId, departmentId, reporterId, dimension, field, text, productId, state: 'open',
      history: [{ act: 'report', by: reporterId, at: ctx.now.toISOString(), text }],
      createdAt: ctx.now,
    },
  })
  await startMending(ctx, row, resource.name)
  await recordEvent(ctx, 'ticket.reported', id, {
    ticket: id, resource: resourceId, dimension, field, text: sha256(text),
  })
  return ticketView(ctx, row)
}

/** Starts the clock within which the department mends or answers (整改期限). */
export const startMending = (
  ctx: Context,
  { id, departmentId, reporterId }: { id: string; departmentId: string; reporterId: string },
  name: string,
): Promise<Date> =>
  openDeadline(ctx, {
    limit: 'defect_mending', subject: id, title: `整改「${name}」的质量问题`, responsibleId: departmentId,
    interestedIds: [reporterId],
  })

/**
 * Who may report a defect: the implementing body, another department, the operator under a grant in force that names
 * the resource, and the buyer of a product that is made of it.
 * @throws refused `ticket.no_standing`
 */
async function checkStanding(ctx: Context, resource: PublicDataResource, productId: string | undefined): Promise<void> {
  const { roles, participantId } = ctx.actor
  const isOther = participantId !== resource.departmentId
  if (roles.includes('implementing_body') || (roles.includes('department') && isOther)) return
  if (roles.includes('operator') && (await isOperated(ctx, resource.id))) return
  if (roles.includes('consumer') && (await isBought(ctx, resource.id, productId))) return
  throw new AppError(
    'refused', 'ticket.no_standing', '只有实施机构、其他部门、授权范围内的运营机构和购买了其产品的需方可以提出质量工单',
    { basis: '《山东省公共数据资源授权运营管理办法（试行）》第八条' },
  )
}

const isOperated = async ({ tx, actor, now }: Context, resourceId: string): Promise<boolean> =>
  (await tx.operatingAuthorization.count({
    where: {
      operatorId: actor.participantId, resourceIds: { has: resourceId }, state: 'active', startsAt: { lte: now },
      endsAt: { gt: now },
    },
  })) > 0

/** Whether the actor has, or had, an agreement in force for a product that is made of the resource. */
async function isBought({ tx, actor }: Context, resourceId: string, productId: string | undefined): Promise<boolean> {
  const products = await tx.$queryRaw<{ id: string }[]>`
    select p.id from agreement a join data_product p on p.id = a."productId"
    left join scenario s on s.id = p."scenarioId"
    where a."consumerId" = ${actor.participantId} and a."activatedAt" is not null
      and (p."resourceId" = ${resourceId} or ${resourceId} = any(s."resourceIds"))`
  return products.some(({ id }) => productId === undefined || id === productId)
}
