import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { nameOf as termOf } from '../catalog/say.ts'
import { api } from '../client/client.ts'
import { terms } from '../language/catalog.ts'
import { useText } from '../language/language.tsx'
import { lastDayOf } from '../part/day.ts'
import { sayDay, sayFen, sayInstant, saySize } from '../part/say.ts'
import { useTraceWords } from './say-trace.ts'
import { SharingFacts } from './sharing-facts.tsx'
import type { Kind, Station } from './stages.ts'
import type { Deal } from './use-deal.ts'

type Given = { station: Station; deal: Deal }
type Row = readonly [name: string, value: ReactNode]

/** What is known of a station, whatever kind it is of. */
export function Facts(given: Given) {
  const Of = FACTS[given.station.kind]
  return <Of {...given} />
}

const FACTS: Record<Kind, (given: Given) => ReactNode> = {
  resource: ResourceFacts,
  authorization: GrantFacts,
  scenario: ScenarioFacts,
  sharing: SharingFacts,
  product: ProductFacts,
  listing: ListingFacts,
  agreement: AgreementFacts,
  order: OrderFacts,
  transfer: TransferFacts,
  settlement: SettlementFacts,
  provider: PartyFacts,
  consumer: PartyFacts,
  parent: PartyFacts,
}

/** Facts in two columns, the organisation and the identifier among them. */
function List({ station: { party, id, kind }, rows }: { station: Station; rows: readonly Row[] }) {
  const {
    texts: { panel },
  } = useTraceWords()
  const isParty = kind === 'provider' || kind === 'consumer'
  const all: Row[] = [
    ...(party === null || isParty ? [] : [[panel.party, party] as const]),
    ...rows,
    ...(kind === 'settlement'
      ? []
      : [
          [
            panel.id,
            <span key="id" className="mono">
              {id}
            </span>,
          ] as const,
        ]),
  ]
  return (
    <dl className="facts">
      {all.map(([name, value]) => [<dt key={name}>{name}</dt>, <dd key={`${name} value`}>{value}</dd>])}
    </dl>
  )
}

function PartyFacts({ station }: Given) {
  return <List station={station} rows={[]} />
}

function ResourceFacts({ station }: Given) {
  const {
    texts: { panel },
  } = useTraceWords()
  const { data } = api.useQuery('get', '/api/resources/{id}', { params: { path: { id: station.id } } })
  const registered = data?.registration
  const rows: Row[] =
    data === undefined
      ? []
      : [
          [panel.code, data.code],
          [
            panel.registration,
            registered
              ? `${registered.code}（${sayDay(registered.validFrom)} – ${lastDayOf(registered.validTo)}）`
              : panel.unregistered,
          ],
        ]
  return <List station={station} rows={rows} />
}

function GrantFacts({ station }: Given) {
  const {
    texts: { panel },
  } = useTraceWords()
  const { data } = api.useQuery('get', '/api/authorizations/{id}', { params: { path: { id: station.id } } })
  const rows: Row[] =
    data === undefined
      ? []
      : [
          [panel.grantScope, data.scope],
          [panel.window, `${sayDay(data.startsAt)} – ${lastDayOf(data.endsAt)}`],
        ]
  return <List station={station} rows={rows} />
}

function ScenarioFacts({ station }: Given) {
  const {
    texts: { panel },
  } = useTraceWords()
  const { data } = api.useQuery('get', '/api/scenarios/{id}', { params: { path: { id: station.id } } })
  const ceiling = data?.ceiling
  const rows: Row[] =
    data === undefined
      ? []
      : [
          [panel.plan, data.plan],
          [
            panel.ceiling,
            ceiling
              ? panel.ceilingIs(sayFen(ceiling.fen), panel.units[ceiling.unit] ?? ceiling.unit, ceiling.decision)
              : panel.noCeiling,
          ],
        ]
  return <List station={station} rows={rows} />
}

function ProductFacts({ station }: Given) {
  const {
    texts: { panel },
  } = useTraceWords()
  const { sourceMode } = useText(terms)
  const { data } = api.useQuery('get', '/api/products/{id}', { params: { path: { id: station.id } } })
  return (
    <List
      station={station}
      rows={
        data === undefined
          ? []
          : [
              [panel.sourceMode, termOf(sourceMode, data.sourceMode)],
              [panel.sourceNote, data.sourceNote],
            ]
      }
    />
  )
}

function ListingFacts({ station }: Given) {
  const {
    texts: { panel },
  } = useTraceWords()
  return (
    <List
      station={station}
      rows={[
        [
          panel.page,
          <Link key="page" to={`/catalog/${station.id}`}>
            {station.title}
          </Link>,
        ],
      ]}
    />
  )
}

function AgreementFacts({ station, deal: { agreement } }: Given) {
  const {
    texts: { panel },
  } = useTraceWords()
  const { sentence, startsAt, endsAt, purpose, usedCount, quota } = agreement
  const rows: Row[] = [
    [panel.sentence, sentence],
    [panel.window, `${sayDay(startsAt)} – ${lastDayOf(endsAt)}`],
    [panel.purpose, purpose],
    [panel.uses, `${usedCount} / ${quota}`],
  ]
  return <List station={station} rows={rows} />
}

/** The order of the transfer, as it stands. */
const useOrder = (id: string) => api.useQuery('get', '/api/orders/{id}', { params: { path: { id } } }).data

function OrderFacts({ station }: Given) {
  const {
    texts: { panel },
  } = useTraceWords()
  const order = useOrder(station.id)
  const rows: Row[] =
    order === undefined
      ? []
      : [
          [panel.placed, sayInstant(order.placedAt)],
          [panel.captured, sayFen(order.capturedFen)],
          [panel.held, sayFen(order.heldFen)],
        ]
  return <List station={station} rows={rows} />
}

function TransferFacts({ station, deal: { transfer } }: Given) {
  const {
    texts: { panel },
  } = useTraceWords()
  const { fileName, sizeBytes, sha256, at } = transfer
  return (
    <List
      station={station}
      rows={[
        [panel.at, sayInstant(at)],
        [panel.file, fileName],
        [panel.size, saySize(sizeBytes)],
        [
          panel.sha256,
          <span key="hash" className="mono">
            {sha256}
          </span>,
        ],
      ]}
    />
  )
}

function SettlementFacts({ station, deal: { transfer } }: Given) {
  const {
    texts: { panel },
  } = useTraceWords()
  const { price } = useText(terms)
  const order = useOrder(transfer.orderId)
  const rows: Row[] = [
    [panel.charged, transfer.chargedFen === 0 ? panel.free : sayFen(transfer.chargedFen)],
    ...(order === undefined
      ? []
      : ([
          [panel.settled, termOf(price, order.planKind)],
          [panel.captured, sayFen(order.capturedFen)],
          [panel.held, sayFen(order.heldFen)],
        ] as const)),
  ]
  return (
    <>
      <List station={station} rows={rows} />
      <p className="faint last">{panel.charge}</p>
    </>
  )
}
