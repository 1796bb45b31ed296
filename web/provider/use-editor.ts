import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, client, type Problem, problemOf } from '../client/client.ts'
import { useText } from '../language/language.tsx'
import { listingTexts } from '../language/provider-listing.ts'
import { answered } from './answered.ts'
import { isSame, type Text, textOf } from './listing-text.ts'
import type { Listing } from './rows.ts'
import { startsFrom } from './state.ts'

const CHANGED = 'listing.changed'

const queryOf = (id: string) => api.queryOptions('get', '/api/listings/{id}', { params: { path: { id } } })

const isSameListing = (one: Listing, other: Listing): boolean =>
  one.state === other.state && isSame(textOf(one), textOf(other))

/** Saves what was written upon what was read; what was changed in between is not written over. */
async function save(read: Listing, text: Text): Promise<Listing> {
  const path = { id: read.id }
  const now = await answered(client.GET('/api/listings/{id}', { params: { path } }))
  if (!isSameListing(now, read)) throw { ...problemOf(undefined), status: 409, code: CHANGED }
  return answered(client.PUT('/api/listings/{id}', { params: { path }, body: trimmed(text) }))
}

/** Spaces around a text are none of it: one of spaces alone is empty. */
const trimmed = (text: Text): Text => ({
  ...text,
  title: text.title.trim(),
  summary: text.summary.trim(),
  coverageSpace: text.coverageSpace.trim(),
  granularity: text.granularity.trim(),
  license: text.license.trim(),
})

/** What is being written of a listing: it stays on the page until the server has taken it, whatever it answers. */
export function useEditor(listing: Listing) {
  const queries = useQueryClient()
  const { reason } = useText(listingTexts)
  const [changes, setChanges] = useState<Partial<Text>>({})
  const [read, setRead] = useState(listing)
  const [turn, setTurn] = useState(0)
  const isDirty = Object.keys(changes).length > 0
  const from = isDirty ? read : listing
  const text: Text = { ...textOf(from), ...changes }
  const act = useMutation<Listing, Problem, void>({
    mutationFn: () =>
      save(from, text).catch((error: unknown) => {
        throw problemOf(error)
      }),
    onSuccess: async (saved) => {
      queries.setQueryData(queryOf(saved.id).queryKey, saved)
      setChanges({})
      await queries.invalidateQueries()
    },
  })

  const change = (changed: Partial<Text>) => {
    if (!isDirty) setRead(listing)
    const base = textOf(isDirty ? read : listing)
    const merged: Partial<Text> = { ...changes, ...changed }
    setChanges(Object.fromEntries(Object.entries(merged).filter(([name, value]) => !isSame(value, base[nameOf(name)]))))
    act.reset()
  }
  const drop = () => {
    setChanges({})
    setTurn(turn + 1)
    act.reset()
  }
  /** Takes the newest listing as what is written upon. */
  const reload = async (isKept: boolean) => {
    const newest = await queries.fetchQuery({ ...queryOf(listing.id), staleTime: 0 })
    setRead(newest)
    if (!isKept) drop()
    act.reset()
  }
  return {
    listing,
    text,
    change,
    drop,
    reload,
    isDirty,
    /** Another one once what was typed has been given up. */
    turn,
    changed: Object.keys(changes).map(nameOf),
    save: () => act.mutate(),
    isSaving: act.isPending,
    isSaved: act.isSuccess && !isDirty,
    problem: act.error?.code === CHANGED ? null : act.error,
    isChanged: act.error?.code === CHANGED,
    /** Why nothing may be changed now. */
    closed: startsFrom('edit', listing.state) ? undefined : (reason.edit[listing.state] ?? ''),
  }
}

export type Editor = ReturnType<typeof useEditor>

/** Safe because changes are made by the names of a text alone. */
const nameOf = (name: string) => name as keyof Text
