import { expect, it } from 'vitest'
import { reindexListings } from '#api/listing/reindex.ts'
import { INDEX_RULES } from '#api/listing/search-index.ts'
import { catalogOf } from '#test/support/catalog.ts'
import { draft, readyVersion } from '#test/support/market.ts'
import { platform } from '#test/support/platform.ts'

const p = await platform()
const provider = await p.organization('provider')
const { listed, idsOf, search } = catalogOf(p, provider)

it('puts into the index what it lacks, or has by older rules, and nothing that is not listed', async () => {
  const [lacking, older, current] = [await listed({ title: '碱蓬甲' }), await listed({ title: '碱蓬乙' }), await listed({ title: '碱蓬丙' })]
  await draft(p, provider, { title: '碱蓬丁' })
  const { productId } = await p.db.listing.findUniqueOrThrow({ where: { id: lacking } })
  await readyVersion(p, provider, productId, { format: 'ndjson' })
  await p.db.listingSearch.delete({ where: { listingId: lacking } })
  await p.db.$executeRaw`update listing_search set rules = ${INDEX_RULES - 1}, entries = '' where "listingId" = ${older}`
  expect(await idsOf({ q: '碱蓬' })).toEqual([current])
  expect(await reindexListings(p.db)).toBe(2)
  expect(await idsOf({ q: '碱蓬' })).toEqual([current, older, lacking])
  expect((await search({ q: '碱蓬', format: 'ndjson' })).total).toBe(1)
  expect(await reindexListings(p.db)).toBe(0)
})

it('takes more than one batch', async () => {
  const { count } = await p.db.listingSearch.deleteMany()
  const one = await p.db.listing.findFirstOrThrow({ where: { state: 'listed' } })
  const version = await p.db.productVersion.findFirstOrThrow({ where: { productId: one.productId } })
  const product = await p.db.dataProduct.findUniqueOrThrow({ where: { id: one.productId } })
  for (let number = 0; number < 60; number++) {
    const productId = `prd_copy${number}`
    await p.db.dataProduct.create({ data: { ...product, id: productId } })
    await p.db.$executeRaw`
      insert into product_version select (jsonb_populate_record(v, jsonb_build_object('id', ${productId}::text, 'productId', ${productId}::text))).*
      from product_version v where v.id = ${version.id}`
    await p.db.$executeRaw`
      insert into listing select (jsonb_populate_record(l, jsonb_build_object('id', ${`lst_copy${number}`}::text, 'productId', ${productId}::text))).*
      from listing l where l.id = ${one.id}`
  }
  expect(await reindexListings(p.db)).toBe(60 + count)
})
