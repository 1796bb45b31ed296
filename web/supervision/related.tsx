import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { api } from '../client/client.ts'
import { useLanguage } from '../language/language.tsx'
import { sayCount, sayInstant } from '../part/say.ts'
import { useTraceWords } from './say-trace.ts'
import type { Kind, Station } from './stages.ts'

const WITH_OTHERS: readonly Kind[] = ['provider', 'product', 'agreement', 'consumer']

/** The search tells of so many, and no more. */
const MOST = 50

/** Others that are listed; the search has the rest. */
const LISTED = 6

/** Other transfers that a station leads to (同源交付): how many, and each with its own trace. */
export function Related({ station }: { station: Station }) {
  const { id: self } = useParams()
  const isAsked = WITH_OTHERS.includes(station.kind)
  const { texts, nameOf } = useTraceWords()
  const { language } = useLanguage()
  const [isOpen, setOpen] = useState(false)
  const { data } = api.useQuery(
    'get',
    '/api/supervision/search',
    { params: { query: { q: station.id } } },
    { enabled: isAsked, staleTime: 60_000 },
  )
  const others = (data?.hits ?? []).filter(({ kind, id }) => kind === 'transfer' && id !== self)
  if (!isAsked || others.length === 0) return null
  const label = others.length + 1 >= MOST ? texts.relatedMany : texts.related(sayCount(others.length, language))
  return (
    <div className="trace-related">
      <button
        type="button"
        className="trace-chip"
        aria-expanded={isOpen}
        aria-label={isOpen ? undefined : `${label}：${texts.relatedOf(nameOf(station))}`}
        onClick={() => setOpen(!isOpen)}
      >
        {isOpen ? texts.hideRelated : label}
      </button>
      {isOpen && (
        <ul>
          {others.slice(0, LISTED).map(({ id, title, at }) => (
            <li key={id}>
              <Link to={`/supervise/trace/${id}`}>{title}</Link>
              {at !== null && (
                <time className="faint" dateTime={at}>
                  {sayInstant(at)}
                </time>
              )}
            </li>
          ))}
          {others.length > LISTED && (
            <li>
              <Link to={`/supervise?q=${station.id}#search`}>+{others.length - LISTED}</Link>
            </li>
          )}
        </ul>
      )}
    </div>
  )
}
