import { z } from '@hono/zod-openapi'
import { type Endpoint, endpoint, IdParam } from '#api/http/endpoint.ts'
import { assert } from '#api/kernel/assert.ts'
import type { Context } from '#api/kernel/context.ts'
import { permit } from '#api/kernel/permit.ts'
import { getOnMarket } from '#api/listing/on-market.ts'
import { compareVersions } from '#api/product/compare-versions.ts'
import { comparedOf } from '#api/product/find-comparison.ts'
import { findDeliverable } from './store.ts'

const Column = z.object({ name: z.string(), type: z.string() })

const ListedVersion = z.object({
  number: z.number().int(),
  rows: z.number().int(),
  createdAt: z.string(),
  /** How it differs from the listed version before it: columns and rows alone; null of the first. */
  difference: z
    .object({
      from: z.number().int(),
      added: z.array(Column),
      removed: z.array(Column),
      retyped: z.array(z.object({ name: z.string(), from: z.string(), to: z.string() })),
      rowsFrom: z.number().int(),
    })
    .nullable(),
})

const ListedVersions = z.object({ items: z.array(ListedVersion) }).meta({ id: 'ListedVersions' })
type ListedVersions = z.infer<typeof ListedVersions>

const Body = z.object({ version: z.number().int() })

const SHOWN = 50

/** The numbers of the versions that were approved with a listing at one time, as its events tell. */
async function approvedNumbers({ tx }: Context, listingId: string): Promise<number[]> {
  const where = { subject: listingId, eventKind: 'listing.listed' }
  const acts = await tx.chainAct.findMany({ where, orderBy: { sequence: 'desc' }, take: SHOWN, select: { body: true } })
  return acts.map(({ body }) => Body.parse(JSON.parse(body)).version)
}

/** The versions of a listing that were on the market, newest first, each with what changed in it. @throws not_found */
export async function listListedVersions(ctx: Context, id: string): Promise<ListedVersions> {
  permit(ctx.actor, 'catalog.view')
  const { product } = await getOnMarket(ctx, id)
  const deliverable = await findDeliverable(ctx.tx, product.id, SHOWN)
  const numbers = [...new Set([...deliverable.map(({ number }) => number), ...(await approvedNumbers(ctx, id))])]
  const rows = await ctx.tx.productVersion.findMany({
    where: { productId: product.id, number: { in: numbers }, state: 'ready' },
    orderBy: { number: 'desc' },
    take: SHOWN,
  })
  return {
    items: rows.map((row, index) => {
      const before = rows[index + 1]
      assert(row.rows !== null, 'a version that is ready has its rows')
      const told = before && compareVersions(comparedOf(before), comparedOf(row))
      return {
        number: row.number,
        rows: Number(row.rows),
        createdAt: row.createdAt.toISOString(),
        difference: told
          ? { from: told.from, added: told.added, removed: told.removed, retyped: told.retyped, rowsFrom: told.rows.from }
          : null,
      }
    }),
  }
}

export const catalogVersions: Endpoint = endpoint({
  method: 'get',
  path: '/api/catalog/{id}/versions',
  act: 'catalog.view',
  summary: '挂牌过的版本及其差异（只含字段和行数）',
  params: IdParam,
  answer: ListedVersions,
  handle: (ctx, { params }) => listListedVersions(ctx, params.id),
})
