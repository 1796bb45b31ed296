import type { z } from '@hono/zod-openapi'
import { Prisma } from '#api/db/generated/client.ts'
import { assert } from '#api/kernel/assert.ts'
import type { Context } from '#api/kernel/context.ts'
import { permit } from '#api/kernel/permit.ts'
import { STAGES } from './liability.ts'
import { partyNames } from './names.ts'
import { rowsOf } from './rows.ts'
import { sentenceOf } from './say.ts'
import type { LiabilityQuery, LiabilityRow, LiabilityView } from './schema.ts'
import { getSubject } from './subject.ts'

type View = z.input<typeof LiabilityRow>

type Found = {
  stage: string
  responsibleId: string
  fromAt: Date
  toAt: Date | null
  source: string | null
  via: string | null
  note: string | null
  copies: number
  index: bigint | null
  stands: boolean
}

/** More rows of one thing are cut off: the latest are told, and that there are more. */
const MOST = 500

/**
 * Who was responsible for a thing at an instant, for which stage of its life (追责): one query over what is recorded.
 * Every answer names the record of the log that it can be verified by.
 * 依据 《山东省公共数据资源授权运营管理办法（试行）》第二十八条、第二十九条.
 * @throws not_found
 */
export async function viewLiability(
  ctx: Context,
  { subject: id, at = ctx.now }: LiabilityQuery,
  retentionDays: number,
): Promise<z.input<typeof LiabilityView>> {
  permit(ctx.actor, 'liability.view')
  const subject = await getSubject(ctx, id)
  const found = await ctx.tx.$queryRaw<Found[]>(Prisma.sql`
    select l.*, record.index, l."fromAt" <= ${at} and (l."toAt" is null or l."toAt" > ${at}) as stands
    from (${rowsOf(subject.kind, id, retentionDays)}) l left join record on record.reference = l.source
    order by stands desc, l."fromAt" desc limit ${MOST + 1}`)
  const nameOf = await partyNames(ctx, found.map(({ responsibleId }) => responsibleId))
  const rows = found.slice(0, MOST).map((row) => ({ row, view: rowView(row, { at, title: subject.title, nameOf }) }))
  return {
    subject,
    at: at.toISOString(),
    standing: inOrder(rows.filter(({ row }) => row.stands).map(({ view }) => view)),
    lanes: inOrder(rows.map(({ view }) => view)),
    isCut: found.length > MOST,
  }
}

type Words = { at: Date; title: string; nameOf: (id: string) => string }

function rowView(row: Found, { at, title, nameOf }: Words): View {
  const stage = STAGES.find((one) => one === row.stage)
  assert(stage, 'a stage of the table')
  const responsible = { id: row.responsibleId, name: nameOf(row.responsibleId) }
  const { fromAt, toAt, via, note, copies, source, index } = row
  return {
    stage,
    responsible,
    from: fromAt.toISOString(),
    to: toAt?.toISOString() ?? null,
    via,
    note,
    copies,
    record: source === null ? null : { reference: source, index: index === null ? null : Number(index) },
    sentence: sentenceOf({ at, title, stage, party: responsible.name, fromAt, stands: row.stands }),
  }
}

/** By stage, and each stage from its beginning on. */
const inOrder = (rows: View[]): View[] =>
  rows.toSorted((a, b) => STAGES.indexOf(a.stage) - STAGES.indexOf(b.stage) || a.from.localeCompare(b.from))
