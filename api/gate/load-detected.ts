import { z } from 'zod'
import type { Tx } from '#api/db/client.ts'
import { PersonalFinding } from '#api/content/schema.ts'
import { detectedOf } from '#api/product/detected.ts'
import type { Detected } from './facts.ts'

export type Detection = Detected

const Columns = z.array(z.object({ name: z.string(), type: z.string() }))

type Row = { productId: string; maskedFields: string[]; personal: unknown; columns: unknown }

/**
 * What was found in the versions of products that may be delivered or listed: the approved one and all later ones, or
 * the newest of a product without an approval. Products in which nothing was found are left out.
 */
export async function detectedIn(tx: Tx, productIds: string[]): Promise<Map<string, Detection>> {
  const rows = await tx.$queryRaw<Row[]>`
    select v."productId", v."maskedFields", v.inspection -> 'personal' as personal,
      (select jsonb_agg(jsonb_build_object('name', c ->> 'name', 'type', c ->> 'type'))
        from jsonb_array_elements(v.inspection -> 'columns') c) as columns
    from product_version v
    join data_product p on p.id = v."productId"
    left join listing l on l."productId" = p.id
    where p.id = any(${productIds}::text[]) and v.state = 'ready'
      and v.number >= coalesce(l."approvedVersion", p."lastVersion")
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
