import type { ResourceImport } from '#api/db/generated/client.ts'
import type { Context } from '#api/kernel/context.ts'
import { notFound } from '#api/kernel/errors.ts'
import { after, page, type Page, type PageQuery } from '#api/kernel/page.ts'
import { permit } from '#api/kernel/permit.ts'
import { type ImportReport, storedReport } from './import-report.ts'

/** An import of one's own organisation. @throws not_found */
export async function getImport(ctx: Context, id: string): Promise<ResourceImport> {
  permit(ctx.actor, 'resource.import')
  const row = await ctx.tx.resourceImport.findUnique({ where: { id } })
  if (!row || row.departmentId !== ctx.actor.participantId) throw notFound()
  return row
}

/** The imports of one's own organisation, newest first; their faulty rows are told one by one. */
export async function listImports(ctx: Context, query: PageQuery): Promise<Page<ImportReport & { id: string }>> {
  permit(ctx.actor, 'resource.import')
  const rows = await ctx.tx.resourceImport.findMany({
    ...after(query),
    where: { departmentId: ctx.actor.participantId },
    omit: { faults: true },
  })
  const views = rows.map((row) => ({ ...storedReport({ ...row, faults: NOTHING }), id: row.id }))
  return page(views, query.limit)
}

const NOTHING = { titles: [], rows: [], kinds: [], columns: [], ignored: [] }
