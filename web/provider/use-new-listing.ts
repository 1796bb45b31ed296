import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { client, type Problem, problemOf } from '../client/client.ts'
import { answered } from './answered.ts'
import { draftOf, suspectedOf } from './draft.ts'
import { type Listing, listingKey, listingsOf } from './rows.ts'
import { CANCELLED, upload, type Version } from './upload.ts'

/** What happens to a dropped file, in order. */
export const STEPS = ['creating', 'uploading', 'reading', 'drafting'] as const
export type Step = (typeof STEPS)[number]

export type Live =
  | { state: 'working'; step: Step; sent: number; file: File }
  | { state: 'failed'; step: Step; problem: Problem; file: File | undefined }
  | { state: 'done'; seconds: number; file: File }

type Start = {
  file: File
  sheet?: string | undefined
  /** The product that the file is a version of, or what creates it. */
  product: string | (() => Promise<string>)
}

/** Masks what may be sensitive until its provider has looked at it. */
async function maskSuspected({ productId, number, inspection, descriptions, maskedFields }: Version): Promise<void> {
  const names = suspectedOf(inspection?.columns ?? []).map(({ name }) => name)
  const masked = [...new Set([...maskedFields, ...names])]
  if (masked.length === maskedFields.length) return
  await answered(
    client.PUT('/api/products/{id}/versions/{number}/description', {
      params: { path: { id: productId, number } },
      body: { descriptions, maskedFields: masked },
    }),
  )
}

/** While a listing is under review nothing is said of its versions' fields, and what they took over stays. */
function exceptFixed(error: unknown): void {
  if (problemOf(error).code !== 'product.version_listed') throw error
}

/** Drafts the listing of a product's version; a draft that this very page made before is written anew. */
export async function draftListing(version: Version, isAnew: boolean): Promise<Listing | undefined> {
  const { productId, inspection, fileName } = version
  if (inspection === null) return undefined
  await maskSuspected(version).catch(exceptFixed)
  const existing = (await listingsOf([productId])).get(productId)
  const text = draftOf(fileName, inspection)
  if (existing === undefined) return answered(client.POST('/api/listings', { body: { ...text, productId } }))
  if (!isAnew || existing.state !== 'draft') return existing
  return answered(client.PUT('/api/listings/{id}', { params: { path: { id: existing.id } }, body: text }))
}

/** From a file to the draft of its listing, in one go: product, upload, reading, draft. */
export function useNewListing() {
  const [live, setLive] = useState<Live>()
  const aborter = useRef<AbortController>(undefined)
  /** The product whose draft this page made, and may write anew. */
  const drafted = useRef<string>(undefined)
  const queries = useQueryClient()

  const start = async ({ file, sheet, product }: Start) => {
    const began = performance.now()
    const abort = new AbortController()
    aborter.current = abort
    let step: Step = 'creating'
    const enter = (next: Step, sent = 0) => {
      step = next
      setLive({ state: 'working', step, sent, file })
    }
    const onSent = (bytes: number) => (bytes >= file.size ? enter('reading', bytes) : enter('uploading', bytes))
    try {
      enter('creating')
      const id = typeof product === 'string' ? product : await product()
      enter('uploading')
      const version = await upload({ productId: id, file, sheet, onSent, signal: abort.signal })
      enter('drafting', file.size)
      const listing = await draftListing(version, drafted.current === id)
      drafted.current = id
      queries.setQueryData(listingKey(id), listing)
      await queries.invalidateQueries()
      setLive({ state: 'done', seconds: (performance.now() - began) / 1000, file })
    } catch (error) {
      setLive({ state: 'failed', step, problem: problemOf(error), file })
      await queries.invalidateQueries()
    }
  }

  return { live, start, cancel: () => aborter.current?.abort(), clear: () => setLive(undefined) }
}

/** Whether an upload was stopped by its own provider. */
export const isCancelled = (live: Live | undefined): boolean =>
  live?.state === 'failed' && live.problem.code === CANCELLED
