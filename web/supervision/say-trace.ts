import { useText } from '../language/language.tsx'
import { traceTexts } from '../language/supervision-trace.ts'
import type { Table } from '../chart/export.ts'
import type { Station, TraceEvent } from './stages.ts'

/** To the second, as evidence wants it, in Beijing time. */
const second = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' })

const VERSIONED = /^(.*) 第 (\d+) 版$/

/** The reason that an event gives, or nothing. */
export const reasonOf = ({ body }: TraceEvent): string => textOf(body, 'reason') ?? ''

const valueOf = (body: unknown, name: string): unknown =>
  typeof body === 'object' && body !== null ? Object.entries(body).find(([key]) => key === name)?.[1] : undefined

function textOf(body: unknown, name: string): string | undefined {
  const value = valueOf(body, name)
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** The words of a trace: what its stations and events are called. */
export function useTraceWords() {
  const texts = useText(traceTexts)
  const nameOf = ({ kind, title, party }: Station): string => {
    if (kind === 'provider' || kind === 'consumer') return party ?? texts.kinds[kind]
    if (kind === 'agreement' || kind === 'order' || kind === 'settlement') return texts.kinds[kind]
    const [, name, number] = VERSIONED.exec(title) ?? []
    return name === undefined || number === undefined ? title : texts.version(name, number)
  }
  const eventName = (event: TraceEvent): string => {
    const name = texts.events[event.kind] ?? event.kind
    const approved = valueOf(event.body, 'approved')
    return approved === true ? texts.approved(name) : approved === false ? texts.turnedDown(name) : name
  }
  /** Whoever applied was nobody to the platform yet: it is the party itself. */
  const actorOf = ({ kind, actor }: TraceEvent, { party }: Station): string =>
    kind === 'participant.applied' ? (party ?? actor.name) : actor.name
  return { texts, nameOf, eventName, actorOf }
}

/** The trace as a table, a row for each event; a station without any has a row all the same. */
export function useTraceTable(stations: Station[]): Table {
  const { texts, nameOf, eventName, actorOf } = useTraceWords()
  const { table, stages } = texts
  const names = [
    table.stage,
    table.name,
    table.party,
    table.event,
    table.at,
    table.actor,
    table.index,
    table.block,
    table.leaf,
    table.transaction,
    table.id,
  ]
  const rows = stations.flatMap((station) => {
    const head = [stages[station.stage], nameOf(station), station.party]
    const id = station.kind === 'settlement' ? null : station.id
    if (station.events.length === 0) return [[...head, null, null, null, null, null, null, null, id]]
    return station.events.map((event) => [
      ...head,
      eventName(event),
      second.format(new Date(event.at)),
      actorOf(event, station),
      event.proof?.index ?? null,
      event.proof?.blockNumber ?? null,
      event.proof?.leaf ?? null,
      event.proof?.transactionHash ?? null,
      id,
    ])
  })
  return { columns: names.map((name) => ({ name })), rows }
}
