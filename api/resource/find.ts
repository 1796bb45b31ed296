import type { PublicDataResource } from '#api/db/generated/client.ts'
import type { Context } from '#api/kernel/context.ts'
import { notFound } from '#api/kernel/errors.ts'
import { after, page, type Page, type PageQuery } from '#api/kernel/page.ts'
import { permit } from '#api/kernel/permit.ts'
import { resourceState } from './resource.ts'
import type { ResourceView } from './schema.ts'

export const resourceView = (row: PublicDataResource, now: Date): ResourceView => ({
  id: row.id,
  departmentId: row.departmentId,
  code: row.code,
  name: row.name,
  description: row.description,
  fields: row.fields,
  grade: row.grade,
  openClass: row.openClass,
  updateCycle: row.updateCycle,
  state: resourceState(row, now),
  registration: registrationView(row),
  createdAt: row.createdAt.toISOString(),
})

function registrationView(row: PublicDataResource): ResourceView['registration'] {
  const { registrationCode: code, registrationValidFrom: from, registrationValidTo: to } = row
  if (code === null || from === null || to === null) return null
  return { code, validFrom: from.toISOString(), validTo: to.toISOString() }
}

/** A resource of the catalogue that all participants share. @throws not_found */
export async function getResource(ctx: Context, id: string): Promise<ResourceView> {
  permit(ctx.actor, 'resource.view')
  const row = await ctx.tx.publicDataResource.findUnique({ where: { id } })
  if (!row) throw notFound()
  return resourceView(row, ctx.now)
}

/** The catalogue of public data resources, of one department or of all, newest first. */
export async function listResources(
  ctx: Context,
  { departmentId, ...query }: PageQuery & { departmentId?: string | undefined },
): Promise<Page<ResourceView>> {
  permit(ctx.actor, 'resource.view')
  const rows = await ctx.tx.publicDataResource.findMany({
    ...after(query),
    where: departmentId === undefined ? {} : { departmentId },
  })
  return page(rows.map((row) => resourceView(row, ctx.now)), query.limit)
}
