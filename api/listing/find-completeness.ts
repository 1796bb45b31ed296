import { z } from 'zod'
import type { Listing } from '#api/db/generated/client.ts'
import { Value } from '#api/content/schema.ts'
import type { Context } from '#api/kernel/context.ts'
import { Descriptions } from '#api/product/schema.ts'
import { type Completeness, completenessOf, type VersionFacts } from './completeness.ts'

/** Columns of a profile as far as they count: names, empty values, and the values that the profile shows. */
const Columns = z.array(z.object({ name: z.string(), nulls: z.number(), values: z.array(Value) }))

const Facts = z.object({
  createdAt: z.date(),
  duplicateRows: z.number(),
  columns: Columns,
  descriptions: Descriptions,
  maskedFields: z.array(z.string()),
})

/** The newest version of a product that could be read, without the bulk of its profile. */
async function findFacts({ tx }: Context, productId: string): Promise<VersionFacts | null> {
  const [row] = await tx.$queryRaw<unknown[]>`
    select "createdAt", descriptions, "maskedFields", (inspection ->> 'duplicateRows')::float8 as "duplicateRows",
      (select coalesce(jsonb_agg(jsonb_build_object('name', c -> 'name', 'nulls', c -> 'nulls', 'values',
          jsonb_build_array(c -> 'min', c -> 'max') || jsonb_path_query_array(c, '$.top[*].value'))), '[]')
        from jsonb_array_elements(inspection -> 'columns') as c) as columns
    from product_version where "productId" = ${productId} and state = 'ready' order by number desc limit 1`
  return row === undefined ? null : Facts.parse(row)
}

/** How completely a listing tells of its product and of the newest version that could be read. */
export async function findCompleteness(ctx: Context, listing: Listing, description: string): Promise<Completeness> {
  const version = await findFacts(ctx, listing.productId)
  return completenessOf({ text: listing, description, version, now: ctx.now })
}
