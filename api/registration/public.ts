import type { Registration } from '#api/db/generated/client.ts'
import type { Context } from '#api/kernel/context.ts'
import { oneOf } from '#api/kernel/one-of.ts'
import { after, page, type Page, type PageQuery } from '#api/kernel/page.ts'
import { permit } from '#api/kernel/permit.ts'
import { isLocalCode } from './code.ts'
import { publicityOf } from './find.ts'
import { RegistrationForm } from './form.ts'
import { KINDS, stateAt } from './registration.ts'
import type { PublicRegistration } from './schema.ts'

type Asked = PageQuery & { code?: string | undefined }

/**
 * What anybody may look up: what a query code stands for, or without one what is published now. Of the form four facts
 * are shown, and nothing else.
 */
export async function listPublicRegistrations(
  ctx: Context,
  { code, ...query }: Asked,
): Promise<Page<PublicRegistration>> {
  permit(ctx.actor, 'registration.query')
  const rows = code === undefined ? await underPublicity(ctx, query) : await ofCode(ctx, code, query)
  const { items, next } = page(rows, query.limit)
  const named = await namesOf(ctx, items)
  return { items: items.map((row) => publicView(row, named, ctx.now)), next }
}

type Row = Registration & { shownCode: string | null }

async function underPublicity(ctx: Context, query: PageQuery): Promise<Row[]> {
  const rows = await ctx.tx.registration.findMany({
    ...after(query),
    where: { state: { in: ['publicity', 'objected'] } },
  })
  return rows.map((row) => ({ ...row, shownCode: null }))
}

/** The registration that a code was issued with, and those that go on with it. */
async function ofCode(ctx: Context, code: string, query: PageQuery): Promise<Row[]> {
  const root = await ctx.tx.registration.findUnique({ where: { code }, select: { id: true } })
  if (!root) return []
  const held = { in: ['coded', 'superseded', 'revoked', 'cancelled'] }
  const rows = await ctx.tx.registration.findMany({
    ...after(query),
    where: { OR: [{ id: root.id }, { rootId: root.id }], state: held },
  })
  return rows.map((row) => ({ ...row, shownCode: code }))
}

async function namesOf({ tx }: Context, rows: Registration[]): Promise<Map<string, string>> {
  const parties = await tx.participant.findMany({
    where: { id: { in: rows.map(({ registrantId }) => registrantId) } },
    select: { id: true, name: true },
  })
  return new Map(parties.map(({ id, name }) => [id, name]))
}

function publicView(row: Row, names: Map<string, string>, now: Date): PublicRegistration {
  const { name = '', abstract = '' } = RegistrationForm.parse(row.form).data
  return {
    id: row.id,
    facts: { registrant: names.get(row.registrantId) ?? '', kind: oneOf(KINDS, row.kind), name, abstract },
    state: stateAt(row, now),
    publicity: publicityOf(row),
    code: row.shownCode,
    isLocalCode: row.shownCode !== null && isLocalCode(row.shownCode),
    validFrom: row.validFrom?.toISOString() ?? null,
    validTo: row.validTo?.toISOString() ?? null,
    objected: row.objected,
  }
}
