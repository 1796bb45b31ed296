import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { client, type Schemas } from '../client/client.ts'
import { answered } from './answered.ts'

export type Listing = Schemas['Listing']
export type ProductSales = Schemas['Sales']['items'][number]

/** A product of the desk with its listing and what it has sold, as far as there are such. */
export type Row = { productId: string; name: string; listing?: Listing | undefined; sales?: ProductSales | undefined }

/** States that the list can be filtered by; a suspended listing is stored as a listed one. */
export const FILTERS = ['draft', 'under_review', 'listed', 'delisted'] as const
export type StateFilter = (typeof FILTERS)[number]

const PAGE = 20
const LOOK_UP = 100
/** Pages that are looked through for what belongs to one page of rows. */
const MOST_PAGES = 20

/** The time-ordered part of an identifier. */
const orderOf = (id: string): string => id.slice(4)

type Paged<T> = { items: T[]; next: string | null }

/** Looks through pages until all wanted products are met, or nothing older can be theirs. */
async function lookThrough<T>(
  wanted: ReadonlySet<string>,
  read: (cursor?: string) => Promise<Paged<T>>,
  productOf: (item: T) => string,
  isPast: (item: T) => boolean,
) {
  const found = new Map<string, T>()
  let cursor: string | undefined
  for (let count = 0; count < MOST_PAGES; count++) {
    const { items, next } = await read(cursor)
    for (const item of items) if (wanted.has(productOf(item))) found.set(productOf(item), item)
    const last = items.at(-1)
    if (next === null || found.size === wanted.size || last === undefined || isPast(last)) return found
    cursor = next
  }
  return found
}

const pageOf = (cursor: string | undefined, limit = LOOK_UP) => ({ limit, ...(cursor === undefined ? {} : { cursor }) })

const readListings =
  (state?: StateFilter, limit = LOOK_UP) =>
  (cursor?: string) =>
    answered(
      client.GET('/api/listings', {
        params: { query: { ...pageOf(cursor, limit), ...(state === undefined ? {} : { state }) } },
      }),
    )

const readSales = (cursor?: string) => answered(client.GET('/api/sales', { params: { query: pageOf(cursor) } }))

/** The listings of some products: a listing is younger than its product, so that older ones need no look. */
export function listingsOf(productIds: readonly string[]): Promise<Map<string, Listing>> {
  const oldest = productIds.map(orderOf).toSorted()[0] ?? ''
  return lookThrough(
    new Set(productIds),
    readListings(),
    ({ productId }) => productId,
    ({ id }) => orderOf(id) < oldest,
  )
}

function salesOf(productIds: readonly string[]): Promise<Map<string, ProductSales>> {
  const oldest = productIds.map(orderOf).toSorted()[0] ?? ''
  return lookThrough(
    new Set(productIds),
    readSales,
    ({ id }) => id,
    ({ id }) => orderOf(id) <= oldest,
  )
}

async function readRows(state: StateFilter | undefined, cursor: string | undefined): Promise<Paged<Row>> {
  if (state === undefined) {
    const { items, next } = await answered(client.GET('/api/products', { params: { query: pageOf(cursor, PAGE) } }))
    const ids = items.map(({ id }) => id)
    const [listings, sales] = await Promise.all([listingsOf(ids), salesOf(ids)])
    return {
      items: items.map(({ id, name }) => ({ productId: id, name, listing: listings.get(id), sales: sales.get(id) })),
      next,
    }
  }
  const { items, next } = await readListings(state, PAGE)(cursor)
  const sales = await salesOf(items.map(({ productId }) => productId))
  const row = (listing: Listing): Row => {
    const sold = sales.get(listing.productId)
    return { productId: listing.productId, name: sold?.name ?? '', listing, sales: sold }
  }
  return { items: items.map(row), next }
}

/** One page of the desk's products, newest first. */
export const useRows = (state: StateFilter | undefined, cursor: string | undefined) =>
  useQuery({
    queryKey: ['provider-rows', state, cursor],
    queryFn: () => readRows(state, cursor),
    placeholderData: keepPreviousData,
  })

/** What the listing of a product is kept under. */
export const listingKey = (productId: string | undefined) => ['provider-listing-of', productId] as const

/** The listing of a product; null where it has none. */
export const useListingOf = (productId: string | undefined) =>
  useQuery({
    queryKey: listingKey(productId),
    queryFn: async () => (productId === undefined ? null : ((await listingsOf([productId])).get(productId) ?? null)),
    enabled: productId !== undefined,
  })
