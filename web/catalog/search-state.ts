import { useSearchParams } from 'react-router'
import type { Schemas } from '../client/client.ts'

export type Facet = keyof Schemas['CatalogPage']['facets']

/** The facets in the order in which they stand: where, how much, how fresh, from whom. */
export const FACETS = [
  'district', 'price', 'updateCycle', 'provider', 'sourceMode', 'format', 'coverageSpace',
] as const satisfies readonly Facet[]

export const SORTS = ['relevance', 'newest', 'price'] as const
export type Sort = (typeof SORTS)[number]

/** Listings that are compared at most. */
export const MOST_COMPARED = 4

export type Filters = Partial<Record<Facet, string[]>>

const LIMIT = 20

/** A search, and what is compared, as the address tells them. */
export function readSearch(address: URLSearchParams) {
  const filters: Filters = {}
  for (const facet of FACETS) {
    const values = address.getAll(facet)
    if (values.length > 0) filters[facet] = values.slice(0, LIMIT)
  }
  const q = (address.get('q') ?? '').slice(0, 100)
  const asked = SORTS.find((sort) => sort === address.get('sort'))
  const sort: Sort = asked ?? (q === '' ? 'newest' : 'relevance')
  const cursor = address.get('cursor') ?? undefined
  const compare = [...new Set(address.getAll('compare'))].slice(0, MOST_COMPARED)
  const query = { ...(q === '' ? {} : { q }), ...filters, sort, ...(cursor === undefined ? {} : { cursor }) }
  return { q, filters, sort, cursor, compare, query }
}

/** Takes a value of a list out of the address, or adds it. */
const switchOver = (address: URLSearchParams, name: string, value: string): void =>
  address.has(name, value) ? address.delete(name, value) : address.append(name, value)

/** The search of the catalogue in the address; what changes it goes back to the first page. */
export function useSearch() {
  const [address, setAddress] = useSearchParams()
  const change = (act: (after: URLSearchParams) => void, { keepsPage = false } = {}) => {
    setAddress((before) => {
      const after = new URLSearchParams(before)
      if (!keepsPage) after.delete('cursor')
      act(after)
      return after
    }, { preventScrollReset: true })
  }
  const search = readSearch(address)
  return {
    ...search,
    address,
    setWords: (q: string) => change((after) => (q === '' ? after.delete('q') : after.set('q', q))),
    setSort: (sort: string) => change((after) => after.set('sort', sort)),
    toggle: (facet: Facet, value: string) => change((after) => switchOver(after, facet, value)),
    drop: (facet: Facet) => change((after) => after.delete(facet)),
    clear: () => change((after) => FACETS.forEach((facet) => after.delete(facet))),
    toggleCompared: (id: string) => change((after) => switchOver(after, 'compare', id), { keepsPage: true }),
    clearCompared: () => change((after) => after.delete('compare'), { keepsPage: true }),
    pageAddress: (cursor: string | undefined) => {
      const after = new URLSearchParams(address)
      if (cursor === undefined) after.delete('cursor')
      else after.set('cursor', cursor)
      return `?${after}`
    },
  }
}
