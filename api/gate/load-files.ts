import type { DataProduct, PublicDataResource } from '#api/db/generated/client.ts'
import type { Tx } from '#api/db/client.ts'

type SameFile = Pick<PublicDataResource, 'id' | 'name' | 'openClass'>

/**
 * By product: the resources whose own file, as it was measured or supplied, is one of the product's versions. What was
 * supplied for a scenario may be worked on by its operator; delivered as it came, it is raw data.
 */
export async function loadSameFiles(tx: Tx, productIds: string[]): Promise<Map<string, SameFile[]>> {
  const rows = await tx.$queryRaw<(SameFile & { productId: string })[]>`
    select distinct v."productId", r.id, r.name, r."openClass" from product_version v
    join (select sha256, "resourceId" from resource_quality union select sha256, "resourceId" from supply) f
      on f.sha256 = v.sha256
    join public_data_resource r on r.id = f."resourceId"
    where v."productId" = any(${productIds}::text[])`
  return Map.groupBy(rows, ({ productId }) => productId)
}

/**
 * The products of which a version is, byte for byte, what was delivered to its provider under an agreement that grants
 * no right to operate.
 */
export async function loadResold(tx: Tx, products: Pick<DataProduct, 'id'>[]): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select distinct p.id from data_product p
    join product_version v on v."productId" = p.id
    join transfer t on t.sha256 = v.sha256 and t."consumerId" = p."providerId"
      and t.state in ('recorded', 'released')
    join agreement a on a.id = t."agreementId" and not 'operate' = any(a.rights)
    where p.id = any(${products.map(({ id }) => id)}::text[])`
  return new Set(rows.map(({ id }) => id))
}
