import { useQuery } from '@tanstack/react-query'
import { client, problemOf, type Schemas } from '../client/client.ts'
import { type Guess, guessOf, SHORTEST } from './guess.ts'

export type Hit = Schemas['SearchHit']

/** What a search found, each thing once: a transfer's own record says nothing beside the transfer. */
export type Found = { guess: Guess; hits: Hit[] }

const KINDS = ['party', 'product', 'agreement', 'transfer', 'record'] as const

/** The hits in the order of the trade, those that a name leads to first. */
export function tidy(hits: Hit[]): Hit[] {
  const transfers = new Set(hits.filter(({ kind }) => kind === 'transfer').map(({ id }) => id))
  const known = hits.filter(({ kind, id }) => kind !== 'record' || !transfers.has(id))
  return KINDS.flatMap((name) => known.filter(({ kind }) => kind === name))
}

async function ask(q: string): Promise<Hit[]> {
  const { data, error } = await client.GET('/api/supervision/search', { params: { query: { q } } })
  if (data === undefined) throw problemOf(error)
  return data.hits
}

const absentAs = <T>(error: unknown, nothing: T): T => {
  if (problemOf(error).status === 404) return nothing
  throw problemOf(error)
}

/** The record at a place of the ledger, found by its leaf, and whatever has the number in its name. */
async function askIndex(text: string): Promise<Hit[]> {
  const { data, error } = await client.GET('/api/provenance/leaves/{index}', { params: { path: { index: text } } })
  const records = data === undefined ? absentAs<Hit[]>(error, []) : await ask(data.leaf)
  return text.length < SHORTEST ? records : [...(await ask(text)), ...records]
}

/** A listing leads to its product. */
async function askListing(id: string): Promise<Hit[]> {
  const { data, error } = await client.GET('/api/listings/{id}', { params: { path: { id } } })
  return data === undefined ? absentAs<Hit[]>(error, []) : ask(data.productId)
}

async function find(q: string): Promise<Found> {
  const guess = guessOf(q)
  const hits = await (guess === 'index' ? askIndex(q) : guess === 'listing' ? askListing(q) : ask(q))
  return { guess, hits: tidy(hits) }
}

/** Looks up whatever a text may name. */
export const useSearch = (q: string) => useQuery({ queryKey: ['search', q], queryFn: () => find(q), enabled: q !== '' })
