import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { api, type Schemas } from '../client/client.ts'
import { useLanguage, useText } from '../language/language.tsx'
import { supervisionTexts } from '../language/supervision.ts'
import { sayCount, sayInstant } from '../part/say.ts'
import { inForceOf, useMeasures } from './use-measures.ts'

type Shown = {
  value: number | undefined
  text: { name: string; unit: string; means: string }
  to?: string
  more?: string | undefined
}

/** The numbers of the market (市场此刻), each with what it counts and where it can be looked into. */
export function Numbers({ market, at }: { market: Schemas['Market']; at: number }) {
  const { numbers } = useText(supervisionTexts)
  const { language } = useLanguage()
  const measures = useMeasures().data
  const { authorised, total } = useAuthorised()
  const share =
    authorised === undefined || total === 0
      ? undefined
      : numbers.authorised.share(`${Math.round((authorised / total) * 100)}%`)
  const shown: Shown[] = [
    { value: market.listedProducts, text: numbers.listed, to: '/catalog' },
    { value: authorised, text: numbers.authorised, to: '/catalog?sourceMode=authorised', more: share },
    { value: market.providers, text: numbers.providers, to: '/catalog' },
    { value: market.agreementsInForce, text: numbers.agreements },
    { value: market.transfersRecorded, text: numbers.transfers, to: '#deliveries' },
    { value: market.rowsDelivered, text: numbers.rows, to: '#deliveries' },
    { value: measures && inForceOf(measures).length, text: numbers.suspensions, to: '#measures' },
    { value: market.ledger.size, text: numbers.leaves, to: '/verify#look' },
  ]
  return (
    <section className="card" aria-labelledby="numbers">
      <div className="row between">
        <h2 id="numbers">{numbers.title}</h2>
        <time className="faint" dateTime={new Date(at).toISOString()}>
          {numbers.asOf(sayInstant(at))}
        </time>
      </div>
      <dl className="supervise-numbers">
        {shown.map(({ value, text, to, more }) => (
          <Figure
            key={text.name}
            name={to === undefined ? text.name : <Link to={to}>{text.name}</Link>}
            means={text.means}
          >
            {value === undefined ? '—' : sayCount(value, language)}
            {value !== undefined && text.unit !== '' && <small>{text.unit}</small>}
            {more !== undefined && <small>{more}</small>}
          </Figure>
        ))}
      </dl>
    </section>
  )
}

function Figure({ name, means, children }: { name: ReactNode; means: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="supervise-number">{children}</dd>
      <dd className="faint">{means}</dd>
    </div>
  )
}

/** Products on the market that come from authorised public data, and all of them. */
function useAuthorised(): { authorised: number | undefined; total: number } {
  const { data } = api.useQuery('get', '/api/catalog', { params: { query: { limit: 1 } } }, { staleTime: 30_000 })
  if (data === undefined) return { authorised: undefined, total: 0 }
  return {
    authorised: data.facets.sourceMode?.find(({ value }) => value === 'authorised')?.count ?? 0,
    total: data.total,
  }
}
