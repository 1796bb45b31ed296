import { z } from 'zod'
import type { Tx } from '#api/db/client.ts'
import { PersonalFinding } from '#api/content/schema.ts'
import { detectedOf } from '#api/product/detected.ts'
import type { Deal, Detected } from './facts.ts'

export type Detection = Detected

const Columns = z.array(z.object({ name: z.string(), type: z.string() }))

type Row = { productId: string; maskedFields: string[]; personal: unknown; columns: unknown }

/**
 * What was found in the versions that are about to be listed, which their deals name; or in those that may be
 * delivered, the approved one and later ones of its shape; where none is approved, in the newest that could be read.
 * Products in which nothing was found are left out.
 */
export async function detectedIn(tx: Tx, productIds: string[], deals: Deal[]): Promise<Map<string, Detection>> {
  const named = deals.filter(({ version }) => version !== undefined)
  const rows = await tx.$queryRaw<Row[]>`
    select v."productId", v."maskedFields", v.inspection -> 'personal' as personal,
      (select jsonb_agg(jsonb_build_object('name', c ->> 'name', 'type', c ->> 'type'))
        from jsonb_array_elements(v.inspection -> 'columns') c) as columns
    from product_version v
    join data_product p on p.id = v."productId"
    left join unnest(${named.map(({ productId }) => productId)}::text[],
      ${named.map(({ version }) => version)}::int[]) as named("productId", number) on named."productId" = p.id
    left join listing l on l."productId" = p.id
    left join product_version approved on approved."productId" = p.id and approved.number = l."approvedVersion"
    where p.id = any(${productIds}::text[]) and v.state = 'ready'
      and case when named.number is not null then v.number = named.number
        when approved.id is not null then v.number >= approved.number and v.shape = approved.shape
        else v.number = (select max(n.number) from product_version n
          where n."productId" = p.id and n.state = 'ready') end
      and jsonb_array_length(coalesce(v.inspection -> 'personal', '[]')) > 0`
  const found = new Map<string, Detection>()
  for (const row of rows) {
    const detected = detectionOf(row)
    if (detected.hasPersonal) found.set(row.productId, merged(found.get(row.productId), detected))
  }
  return found
}

function detectionOf({ maskedFields, personal, columns }: Row): Detection {
  const inspection = { columns: columnsOf(columns), personal: z.array(PersonalFinding).parse(personal) }
  const detected = detectedOf({ inspection, maskedFields })
  return { ...detected, columns: [...new Set(detected.columns.map(({ column }) => column))] }
}

/** Names and types of columns, as the inspection stores them. */
const columnsOf = (columns: unknown) => Columns.parse(columns) as Parameters<typeof detectedOf>[0]['inspection']['columns']

const merged = (one: Detection | undefined, other: Detection): Detection => ({
  hasPersonal: true,
  sensitive: other.sensitive || one?.sensitive === true,
  minors: other.minors || one?.minors === true,
  columns: [...new Set([...(one?.columns ?? []), ...other.columns])],
})
