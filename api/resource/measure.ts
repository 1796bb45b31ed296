import type { ResourceQuality } from '#api/db/generated/client.ts'
import type { CheckedValues, Inspection } from '#api/content/schema.ts'
import type { Edge } from '#api/http/endpoint.ts'
import { receivedFile } from '#api/http/receive.ts'
import { run } from '#api/http/run.ts'
import type { Context } from '#api/kernel/context.ts'
import { notFound } from '#api/kernel/errors.ts'
import { newId } from '#api/kernel/ids.ts'
import { after, page, type Page, type PageQuery } from '#api/kernel/page.ts'
import { permit } from '#api/kernel/permit.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { getOwnResource } from './change.ts'
import { itemsOf } from './item.ts'
import { checksOf, measureQuality } from './quality.ts'
import { Dimensions, type QualityView } from './quality-schema.ts'
import { type Files, readOnce } from './read-once.ts'
import { checkAct } from './resource.ts'

const viewOf = (row: ResourceQuality): QualityView => ({
  id: row.id,
  resourceId: row.resourceId,
  fileName: row.fileName,
  sha256: row.sha256,
  rows: Number(row.rows),
  dimensions: Dimensions.parse(row.dimensions),
  scoreBps: row.scoreBps,
  grade: row.grade,
  measuredAt: row.measuredAt.toISOString(),
})

type Read = { fileName: string; sha256: string; inspection: Inspection; checked: CheckedValues }

/**
 * Measures a file of one's own resource (质量测评): it is read in a process of its own, and not kept.
 * @throws not_found, refused `resource.act_not_allowed`, too_large `content.too_large`, refused `content.…`
 */
export async function measureFile(
  { server, actor, requestId, c }: Edge,
  files: Files,
  { id, fileName }: { id: string; fileName: string },
): Promise<QualityView> {
  const resource = await run(server, actor, requestId, (ctx) => getMeasurable(ctx, id))
  const limitBytes = server.config.UPLOAD_LIMIT_BYTES
  const read = await readOnce(files, receivedFile(c, limitBytes), limitBytes, async ({ sha256, path, outPath }) => {
    const inspection = await files.engine.inspect(path, { fileName, outPath })
    const checked = await files.engine.check(outPath, checksOf(itemsOf(resource), inspection))
    return { fileName, sha256, inspection, checked }
  })
  return run(server, actor, requestId, (ctx) => recordMeasure(ctx, id, read))
}

async function getMeasurable(ctx: Context, id: string) {
  permit(ctx.actor, 'resource.measure')
  const row = await getOwnResource(ctx, id)
  checkAct('measure', row, ctx.now)
  return row
}

/** Enters what was read of a file as a measure of its resource, by the entry as it is now. */
export async function recordMeasure(
  ctx: Context,
  resourceId: string,
  { fileName, sha256, inspection, checked }: Read,
): Promise<QualityView> {
  const resource = await getMeasurable(ctx, resourceId)
  const { updateCycle } = resource
  const given = { items: itemsOf(resource), updateCycle, inspection, checked, now: ctx.now }
  const { dimensions, scoreBps, grade } = measureQuality(given)
  const { rows } = inspection
  const id = newId('qly', ctx.now)
  const row = await ctx.tx.resourceQuality.create({
    data: { id, resourceId, fileName, sha256, rows: BigInt(rows), dimensions, scoreBps, grade, measuredAt: ctx.now },
  })
  const bps = Object.fromEntries(Object.entries(dimensions).map(([name, measured]) => [name, measured.bps]))
  await recordEvent(ctx, 'resource.measured', resourceId, {
    resource: resourceId, measure: id, file: sha256, rows, scoreBps, grade, bps,
  })
  return viewOf(row)
}

/** The measures of a resource, newest first. @throws not_found */
export async function listMeasures(ctx: Context, resourceId: string, query: PageQuery): Promise<Page<QualityView>> {
  permit(ctx.actor, 'resource.view')
  if ((await ctx.tx.publicDataResource.count({ where: { id: resourceId } })) === 0) throw notFound()
  const rows = await ctx.tx.resourceQuality.findMany({ ...after(query), where: { resourceId } })
  return page(rows.map(viewOf), query.limit)
}
