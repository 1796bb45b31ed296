import { api } from '../client/client.ts'
import { useText } from '../language/language.tsx'
import { reviewListingTexts } from '../language/review-listing.ts'
import type { Check } from './checklist.tsx'
import { gatesOf } from './gates.ts'
import type { Listing } from './standing.ts'
import { suspectsOf } from './suspects.ts'
import { useBehind } from './use-behind.ts'
import { useVersion } from './version.tsx'

/** What the platform itself found on the points of the checklist, and whether a gate of public data refuses. */
export function useEvidence(listing: Listing): { told: Partial<Record<Check, string>>; isRefused: boolean } {
  const { data, source, decision } = useText(reviewListingTexts)
  const { productId, submittedVersion } = listing
  const product = api.useQuery('get', '/api/products/{id}', { params: { path: { id: productId } } })
  const version = useVersion(productId, submittedVersion ?? 1)
  const behind = useBehind(product.data?.scenarioId ?? null)
  const suspects = version.data === undefined ? undefined : suspectsOf(version.data)
  const failed =
    behind.data === undefined
      ? []
      : gatesOf(listing, behind.data, new Date()).filter(({ refused }) => refused !== undefined)
  const told: Partial<Record<Check, string>> = {}
  if (suspects !== undefined)
    told.sensitive =
      suspects.all.length === 0
        ? data.noSuspects
        : `${data.suspects(String(suspects.all.length), String(suspects.open.length))}。`
  if (behind.data !== undefined) {
    const isOfPrice = failed.some(({ name }) => name === 'price')
    told.source = failed.some(({ name }) => name !== 'price') ? decision.gatesFailed : decision.gatesPassed
    told.price = `${source.gateNames['price'] ?? ''}：${isOfPrice ? source.failed : source.passed}。`
  }
  return { told, isRefused: failed.length > 0 }
}
