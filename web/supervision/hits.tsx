import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import { useLanguage, useText } from '../language/language.tsx'
import { supervisionTexts } from '../language/supervision.ts'
import { sayCount, sayInstant, shorten } from '../part/say.ts'
import { TransferState } from '../receipt/transfer-state.tsx'
import { Rejection, useDealSentence } from './deal.tsx'
import { MeasureButton } from './measure-button.tsx'
import { agreementName, type Deal, useAgreement, useDeal } from './use-deal.ts'
import type { Found, Hit } from './use-search.ts'

/** Hits that are shown at first, and again with each press. */
const PAGE = 8

/** The API lists so many of a kind, and no more. */
const MOST_OF_A_KIND = 50

/** What a search found, names first, each with the way to its trace; or what was looked for in vain. */
export function Hits({ query, found: { guess, hits } }: { query: string; found: Found }) {
  const { hits: texts } = useText(supervisionTexts)
  const [shown, setShown] = useState(PAGE)
  if (hits.length === 0)
    return (
      <div className="notice supervise-found">
        <p>
          <strong>{texts.none[guess]}</strong>
        </p>
        <p className="soft">{texts.tell}</p>
      </div>
    )
  const isCut = hits.filter(({ kind }) => kind === 'transfer').length >= MOST_OF_A_KIND
  const isAlone = guess === 'id' && hits.every(({ kind }) => kind !== 'transfer')
  return (
    <div className="supervise-found">
      <h3>{texts.title(shorten(hits[0]?.id === query ? hits[0].title : query, 14), hits.length)}</h3>
      <ul className="supervise-hits">
        {hits.slice(0, shown).map((hit) => (
          <Result key={`${hit.kind} ${hit.id}`} hit={hit} isAsked={hit.id === query} />
        ))}
      </ul>
      {isAlone && <p className="soft">{texts.onlyThis}</p>}
      {hits.length > shown && (
        <button type="button" className="button" onClick={() => setShown(shown + PAGE)}>
          {texts.more(Math.min(PAGE, hits.length - shown))}
        </button>
      )}
      {isCut && <p className="faint">{texts.cut}</p>}
    </div>
  )
}

function Result({ hit, isAsked }: { hit: Hit; isAsked: boolean }) {
  if (hit.kind === 'transfer') return <TransferResult hit={hit} />
  if (hit.kind === 'agreement') return <AgreementResult hit={hit} isAsked={isAsked} />
  if (hit.kind === 'record') return <RecordResult hit={hit} />
  const scope = hit.kind === 'party' ? 'party' : 'product'
  return (
    <Shown
      hit={hit}
      name={<More hit={hit} isAsked={isAsked} />}
      acts={<MeasureButton subject={{ scope, id: hit.id, name: hit.title }} />}
    />
  )
}

/** The name of a thing: a press finds what was delivered of it. */
function More({ hit: { id, title }, isAsked }: { hit: Hit; isAsked: boolean }) {
  const { hits } = useText(supervisionTexts)
  if (isAsked) return <strong>{title}</strong>
  return (
    <Link to={`?q=${id}`} preventScrollReset aria-label={`${title}：${hits.deliveries}`}>
      {title}
    </Link>
  )
}

function AgreementResult({ hit, isAsked }: { hit: Hit; isAsked: boolean }) {
  const { data: agreement } = useAgreement(hit.id)
  const name = agreement === undefined ? hit.title : agreementName(agreement)
  return (
    <Shown
      hit={hit}
      name={<More hit={{ ...hit, title: name }} isAsked={isAsked} />}
      acts={<MeasureButton subject={{ scope: 'agreement', id: hit.id, name }} />}
    >
      {agreement?.sentence}
    </Shown>
  )
}

function TransferResult({ hit }: { hit: Hit }) {
  const { hits } = useText(supervisionTexts)
  const deal = useDeal(hit.id)
  const trace = `/supervise/trace/${hit.id}`
  const name = <Link to={trace}>{hit.title}</Link>
  const act = (
    <Link className="button small" to={trace} aria-label={`${hits.trace}：${hit.title}`}>
      {hits.trace}
    </Link>
  )
  return (
    <Shown hit={hit} name={name} acts={act}>
      {deal !== undefined && <Sentence deal={deal} />}
    </Shown>
  )
}

function Sentence({ deal }: { deal: Deal }) {
  const sentence = useDealSentence(deal)
  return (
    <>
      {sentence} <TransferState state={deal.transfer.state} /> <Rejection transfer={deal.transfer} />
    </>
  )
}

/** The place of a record, which the API tells within its title alone. */
const indexOf = ({ title }: Hit): string => /\d+/.exec(title)?.[0] ?? ''

function RecordResult({ hit }: { hit: Hit }) {
  const { hits } = useText(supervisionTexts)
  const { language } = useLanguage()
  const index = indexOf(hit)
  const name = (
    <Link to={`/verify?leaf=${index}#look`} aria-label={`${hits.record(index)}：${hits.look}`}>
      {hits.record(sayCount(Number(index), language))}
    </Link>
  )
  const isTransfer = hit.id.startsWith('tfr_')
  return (
    <Shown
      hit={hit}
      name={name}
      acts={
        isTransfer && (
          <Link className="button small" to={`/supervise/trace/${hit.id}`}>
            {hits.trace}
          </Link>
        )
      }
    >
      {!isTransfer && hits.recordOf}
    </Shown>
  )
}

type ShownProps = { hit: Hit; name: ReactNode; acts: ReactNode; children?: ReactNode }

function Shown({ hit: { kind, id, at }, name, acts, children }: ShownProps) {
  const { hits } = useText(supervisionTexts)
  const kinds: Record<string, string> = hits.kinds
  return (
    <li>
      <span className="tag main">{kinds[kind] ?? kind}</span>
      <div>
        <p className="supervise-name">{name}</p>
        {children && <p>{children}</p>}
        <p className="faint">
          <span className="mono">{id}</span>
          {at !== null && kind !== 'transfer' && (
            <>
              {' '}
              · <time dateTime={at}>{hits.since(sayInstant(at))}</time>
            </>
          )}
        </p>
      </div>
      <div className="supervise-acts">{acts}</div>
    </li>
  )
}
