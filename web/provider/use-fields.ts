import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, client, type Problem, problemOf } from '../client/client.ts'
import { answered } from './answered.ts'
import { isSame } from './listing-text.ts'
import type { Version } from './upload.ts'

type Told = { descriptions: Record<string, string>; masked: string[] }

const toldOf = (version: Version | undefined): Told => ({
  descriptions: version?.descriptions ?? {},
  masked: version?.maskedFields ?? [],
})

/** Descriptions without empty ones, in the order of the names. */
const plain = ({ descriptions, masked }: Told): Told => ({
  descriptions: Object.fromEntries(
    Object.entries(descriptions)
      .map(([name, text]) => [name, text.trim()])
      .filter(([, text]) => text !== '')
      .toSorted(),
  ),
  masked: masked.toSorted(),
})

const queryOf = ({ productId, number }: Version) =>
  api.queryOptions('get', '/api/products/{id}/versions/{number}', { params: { path: { id: productId, number } } })

async function save(version: Version, told: Told, read: Told): Promise<Version> {
  const path = { id: version.productId, number: version.number }
  const now = await answered(client.GET('/api/products/{id}/versions/{number}', { params: { path } }))
  if (!isSame(plain(toldOf(now)), plain(read)))
    throw { ...problemOf(undefined), status: 409, code: 'product.version_changed' }
  const { descriptions, masked } = plain(told)
  return answered(
    client.PUT('/api/products/{id}/versions/{number}/description', {
      params: { path },
      body: { descriptions, maskedFields: masked },
    }),
  )
}

/** What is being said of a version's fields; it stays on the page until the server has taken it. */
export function useFields(version: Version | undefined) {
  const queries = useQueryClient()
  const [given, setGiven] = useState<{ number: number; told: Told; read: Told }>()
  const kept = given !== undefined && given.number === version?.number ? given : undefined
  const told = kept?.told ?? toldOf(version)
  const isDirty = kept !== undefined && !isSame(plain(kept.told), plain(kept.read))
  const act = useMutation<Version | undefined, Problem, void>({
    mutationFn: async () => {
      if (version === undefined || kept === undefined) return undefined
      return save(version, kept.told, kept.read).catch((error: unknown) => {
        throw problemOf(error)
      })
    },
    onSuccess: async (saved) => {
      if (saved !== undefined) queries.setQueryData(queryOf(saved).queryKey, saved)
      setGiven(undefined)
      await queries.invalidateQueries()
    },
  })
  const change = (changed: (before: Told) => Told) => {
    if (version === undefined) return
    setGiven({ number: version.number, told: changed(told), read: kept?.read ?? toldOf(version) })
    act.reset()
  }
  const isChanged = act.error?.code === 'product.version_changed'
  /** Takes the newest of the server as what is written upon. */
  const reload = async (isKept: boolean) => {
    if (version === undefined || kept === undefined) return
    const newest = await queries.fetchQuery({ ...queryOf(version), staleTime: 0 })
    setGiven(isKept ? { ...kept, read: toldOf(newest) } : undefined)
    act.reset()
  }
  return {
    told,
    isDirty,
    isChanged,
    problem: isChanged ? null : act.error,
    isSaving: act.isPending,
    isSaved: act.isSuccess && !isDirty,
    describe: (name: string, text: string) =>
      change((before) => ({ ...before, descriptions: { ...before.descriptions, [name]: text } })),
    describeAll: (texts: Record<string, string>) =>
      change((before) => ({ ...before, descriptions: { ...before.descriptions, ...texts } })),
    mask: (names: readonly string[], isMasked: boolean) =>
      change((before) => ({
        ...before,
        masked: isMasked
          ? [...new Set([...before.masked, ...names])]
          : before.masked.filter((name) => !names.includes(name)),
      })),
    save: () => act.mutate(),
    reload,
    drop: () => {
      setGiven(undefined)
      act.reset()
    },
  }
}

export type FieldsEditor = ReturnType<typeof useFields>
