import type { Schemas } from '../client/client.ts'

type Trace = Schemas['Trace']
export type TraceEvent = Omit<Trace['events'][number], 'body'> & { body?: unknown }

/** The stages of a trade from its source to its settlement (环节), each a column of the trace. */
export const STAGES = ['source', 'grant', 'product', 'listing', 'agreement', 'order', 'transfer', 'settlement'] as const
export type Stage = (typeof STAGES)[number]

const STAGE_OF = {
  resource: 'source',
  parent: 'source',
  provider: 'source',
  authorization: 'grant',
  scenario: 'grant',
  sharing: 'grant',
  product: 'product',
  listing: 'listing',
  agreement: 'agreement',
  order: 'order',
  transfer: 'transfer',
  consumer: 'transfer',
  settlement: 'settlement',
} as const satisfies Record<string, Stage>

export type Kind = keyof typeof STAGE_OF

const isKind = (kind: string): kind is Kind => kind in STAGE_OF

/** A station of a trace with what was recorded there, in the order in which it happened. */
export type Station = {
  kind: Kind
  stage: Stage
  id: string
  title: string
  party: string | null
  events: TraceEvent[]
}

/** The station that stands for what the transfer cost; it has no identifier of its own in a trace. */
const SETTLEMENT = 'settlement'

/** The event that a transfer's own record stands for. */
const recordIdOf = (transferId: string): string => `${transferId}.record`

/** The transfer's own record as an event beside the others. */
function recordOf({ transferId, proof, path }: Trace, { at }: Pick<Schemas['Transfer'], 'at'>): TraceEvent[] {
  if (proof === null) return []
  const consumer = path.find(({ kind }) => kind === 'consumer')
  const actor = { id: consumer?.id ?? '', name: consumer?.party ?? '' }
  return [
    { id: recordIdOf(transferId), kind: 'transfer.recorded', subject: transferId, actor, at, state: 'recorded', proof },
  ]
}

/** The stations of a trace in the order of the trade; of public data the provider is who operates the grant. */
export function stationsOf(trace: Trace, transfer: Schemas['Transfer']): Station[] {
  const hasGrant = trace.path.some(({ kind }) => kind === 'authorization')
  const events: TraceEvent[] = [...trace.events, ...recordOf(trace, transfer)]
  const stations = trace.path.flatMap(({ kind, ...station }): Station[] => {
    if (!isKind(kind)) return []
    const stage = kind === 'provider' && hasGrant ? 'grant' : STAGE_OF[kind]
    return [{ ...station, kind, stage, events: events.filter(({ subject }) => subject === station.id) }]
  })
  const payer = trace.path.find(({ kind }) => kind === 'consumer')?.party ?? null
  const settled: Station = {
    kind: 'settlement',
    stage: 'settlement',
    id: SETTLEMENT,
    title: '',
    party: payer,
    events: [],
  }
  return STAGES.flatMap((stage) => [...stations, settled].filter((station) => station.stage === stage))
}

/** All events of a trace as they happened. */
export const eventsOf = (stations: Station[]): TraceEvent[] =>
  stations
    .flatMap(({ events }) => events)
    .toSorted((a, b) => a.at.localeCompare(b.at) || (a.proof?.index ?? Infinity) - (b.proof?.index ?? Infinity))

/** What is chosen: a station, and perhaps one of its events. */
export type Selection = { station: Station; event: TraceEvent | undefined }

/** What an address chooses, or else the transfer itself. */
export function selectionOf(stations: Station[], at: string | undefined): Selection | undefined {
  const station = stations.find(({ id }) => id === at)
  if (station !== undefined) return { station, event: undefined }
  for (const one of stations) {
    const event = one.events.find(({ id }) => id === at)
    if (event !== undefined) return { station: one, event }
  }
  const transfer = stations.find(({ kind }) => kind === 'transfer')
  return transfer && { station: transfer, event: undefined }
}

/** The station that many steps further along the trade from one; at an end, the end. */
export function neighbourOf(stations: Station[], id: string, steps: number): Station | undefined {
  const at = stations.findIndex((station) => station.id === id) + steps
  return stations[Math.min(Math.max(at, 0), stations.length - 1)]
}

/** Hops between two stages, empty ones left out. */
export function hopsBetween(stations: Station[], from: Stage, to: Stage): number {
  const filled = STAGES.filter((stage) => stations.some((station) => station.stage === stage))
  return Math.abs(filled.indexOf(from) - filled.indexOf(to))
}
