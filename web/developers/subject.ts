import { useState } from 'react'
import { DAY_MS } from '#api/kernel/time.ts'
import { api } from '../client/client.ts'
import { useMay } from '../client/session.ts'
import { developersText } from '../language/developers.ts'
import { useText } from '../language/language.tsx'
import { type Answer, firstIdOf } from './run.ts'
import type { StepName, Subject } from './steps.ts'

const hex = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
/** A key and a window of this page: an offer from today for ninety days. */
function ownParts() {
  const today = Math.floor(Date.now() / DAY_MS) * DAY_MS
  return {
    key: hex(crypto.getRandomValues(new Uint8Array(8))),
    startsAt: new Date(today).toISOString(),
    endsAt: new Date(today + 90 * DAY_MS).toISOString(),
  }
}

/** What the samples are about: things that are there, where the page may know of them, and otherwise their names. */
export function useSubject() {
  const { sample } = useText(developersText)
  const [own] = useState(ownParts)
  const [found, setFound] = useState<{ listing?: string; transfer?: string }>({})
  const market = api.useQuery('get', '/api/catalog', { params: { query: { limit: 20 } } })
  const priced = market.data?.items.find(({ hasStandingOffer }) => !hasStandingOffer) ?? market.data?.items[0]
  const listingId = found.listing ?? priced?.id
  const entry = api.useQuery(
    'get',
    '/api/catalog/{id}',
    { params: { path: { id: listingId ?? '' } } },
    { enabled: listingId !== undefined },
  )
  const agreements = api.useQuery(
    'get',
    '/api/agreements',
    { params: { query: { limit: 1, state: 'active' } } },
    { enabled: useMay('agreement.view') },
  )
  const transfers = api.useQuery(
    'get',
    '/api/transfers',
    { params: { query: { limit: 1 } } },
    { enabled: useMay('transfer.view') },
  )
  const facts = {
    listingId,
    plan: entry.data?.prices[0]?.plan,
    purpose: entry.data?.useCases[0],
    agreementId: agreements.data?.items[0]?.id,
    transferId: found.transfer ?? transfers.data?.items[0]?.id,
  }
  const subject: Subject = {
    ...own,
    listingId: facts.listingId ?? sample.listing,
    plan: facts.plan ?? { kind: 'per_use', priceFen: 5000 },
    purpose: facts.purpose ?? sample.purpose,
    agreementId: facts.agreementId ?? sample.agreement,
    transferId: facts.transferId ?? sample.transfer,
  }
  const known = new Set<keyof Subject>()
  for (const name of ['listingId', 'plan', 'purpose', 'agreementId', 'transferId'] as const)
    if (facts[name] !== undefined) known.add(name)
  const learn = (step: StepName, { json }: Answer) => {
    const id = firstIdOf(json)
    if (id === undefined) return
    if (step === 'search') setFound((before) => ({ ...before, listing: id }))
    if (step === 'transfers') setFound((before) => ({ ...before, transfer: id }))
  }
  return { subject, known, learn }
}
