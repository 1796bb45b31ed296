import type { z } from '@hono/zod-openapi'
import { Prisma } from '#api/db/generated/client.ts'
import { dueAt, LIMITS } from '#api/deadline/deadline.ts'
import { assert } from '#api/kernel/assert.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError, notFound } from '#api/kernel/errors.ts'
import { page, type Page } from '#api/kernel/page.ts'
import { permit } from '#api/kernel/permit.ts'
import { oversees } from '#api/kernel/sees-all.ts'
import { addDays } from '#api/kernel/time.ts'
import { METHODS } from './liability.ts'
import type { DestructionQuery, DestructionView } from './schema.ts'

type View = z.input<typeof DestructionView>

type Found = {
  id: string
  agreementId: string
  fileName: string
  title: string
  consumerId: string
  consumer: string
  endedAt: Date
  method: string | null
  note: string | null
  digest: string | null
  source: string | null
  at: Date | null
  index: bigint | null
}

const { days: GRACE_DAYS } = LIMITS.copy_destruction.span

const ENDED_AT = Prisma.sql`coalesce(a."endedAt", a."endsAt")`

/** What is asked for, in the query's words. */
function conditionOf({ state }: Pick<DestructionQuery, 'state'>, now: Date): Prisma.Sql {
  if (state === 'filed') return Prisma.sql`c."transferId" is not null`
  if (state === undefined) return Prisma.sql`true`
  const since = addDays(now, -GRACE_DAYS)
  return state === 'overdue'
    ? Prisma.sql`c."transferId" is null and ${ENDED_AT} < ${since}`
    : Prisma.sql`c."transferId" is null and ${ENDED_AT} >= ${since}`
}

/** Copies whose agreement has ended, with their proofs: the caller's own, or all for those who oversee. */
const find = ({ tx, actor }: Context, condition: Prisma.Sql, rest = Prisma.empty): Promise<Found[]> =>
  tx.$queryRaw<Found[]>(Prisma.sql`
    select t.id, t."agreementId", t."fileName", coalesce(l.title, d.name) as title, t."consumerId", p.name as consumer,
      ${ENDED_AT} as "endedAt", c.method, c.note, c.digest, c.source, c.at, r.index
    from transfer t join agreement a on a.id = t."agreementId" join data_product d on d.id = t."productId"
    join participant p on p.id = t."consumerId" left join listing l on l.id = a."listingId"
    left join copy_destruction c on c."transferId" = t.id left join record r on r.reference = c.source
    where t.state = 'released' and a.state in ('terminated', 'expired')
      and ${oversees(actor) ? Prisma.sql`true` : Prisma.sql`t."consumerId" = ${actor.participantId}`}
      and ${condition} ${rest}`)

/**
 * Copies that are to be destroyed, or were (销毁清单), the latest transfers first. One that is past its time without a
 * proof is overdue, which is a risk that the regulator looks at.
 */
export async function listDestructions(ctx: Context, query: DestructionQuery): Promise<Page<View>> {
  permit(ctx.actor, 'transfer.view_destructions')
  const { cursor, agreementId, limit } = query
  if (cursor !== undefined && !/^tfr_[0-9a-z]{26}$/.test(cursor))
    throw new AppError('invalid', 'page.cursor', '翻页游标无效')
  const wanted = [
    conditionOf(query, ctx.now),
    ...(cursor === undefined ? [] : [Prisma.sql`t.id < ${cursor}`]),
    ...(agreementId === undefined ? [] : [Prisma.sql`t."agreementId" = ${agreementId}`]),
  ]
  const rows = await find(ctx, Prisma.join(wanted, ' and '), Prisma.sql`order by t.id desc limit ${limit + 1}`)
  const { items, next } = page(rows, limit)
  return { items: items.map((row) => destructionView(row, ctx.now)), next }
}

/** One copy, as the list tells it. @throws not_found */
export async function viewDestruction(ctx: Context, transferId: string): Promise<View> {
  const [row] = await find(ctx, Prisma.sql`t.id = ${transferId}`)
  if (!row) throw notFound()
  return destructionView(row, ctx.now)
}

function destructionView(row: Found, now: Date): View {
  const method = METHODS.find((one) => one === row.method) ?? null
  assert(row.method === null || method !== null, 'the stored method is one of the table')
  const due = dueAt('copy_destruction', row.endedAt)
  const { id, agreementId, title, fileName, consumerId, consumer, note, digest, source, index } = row
  return {
    transferId: id,
    agreementId,
    title,
    fileName,
    consumer: { id: consumerId, name: consumer },
    state: row.at !== null ? 'filed' : due < now ? 'overdue' : 'due',
    endedAt: row.endedAt.toISOString(),
    dueAt: due.toISOString(),
    method,
    note,
    digest,
    filedAt: row.at?.toISOString() ?? null,
    record: source === null ? null : { reference: source, index: index === null ? null : Number(index) },
  }
}
