import { keepPreviousData } from '@tanstack/react-query'
import { api } from '../client/client.ts'
import type { readSearch } from './search-state.ts'

type Query = ReturnType<typeof readSearch>['query']

/** A page of results; the one before stays until it is there. */
export const useCatalogPage = (query: Query) =>
  api.useQuery('get', '/api/catalog', { params: { query } }, { placeholderData: keepPreviousData })

export type CatalogPage = NonNullable<ReturnType<typeof useCatalogPage>['data']>
export type Item = CatalogPage['items'][number]

/** A product's page, as anybody may read it. */
export const useEntry = (id: string) => api.useQuery('get', '/api/catalog/{id}', { params: { path: { id } } })

export type Entry = NonNullable<ReturnType<typeof useEntry>['data']>
export type Column = Entry['columns'][number]
