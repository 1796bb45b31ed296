import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { Schemas } from '../client/client.ts'
import { home } from '../language/home.ts'
import { useLanguage, useText } from '../language/language.tsx'
import { Empty } from '../part/state.tsx'
import { sayCount, sayDay, sayInstant } from '../part/say.ts'

type MarketRecord = Schemas['MarketRecord']

/** What the ledger recorded last, each as a sentence. */
export function Latest({ records }: { records: MarketRecord[] }) {
  const { latest } = useText(home)
  return (
    <div className="latest">
      <h2>{latest.title}</h2>
      <p className="soft">{latest.lead}</p>
      {records.length === 0
        ? <Empty>{latest.empty}</Empty>
        : <ol className="latest-list">{records.map((record) => <Told key={record.index} record={record} />)}</ol>}
    </div>
  )
}

function Told({ record }: { record: MarketRecord }) {
  const { latest } = useText(home)
  const { language } = useLanguage()
  return (
    <li>
      <time dateTime={record.at}>{shortInstant(record.at)}</time>
      <p>{useSentence(record)}</p>
      <p className="faint latest-place">
        <Link to={`/verify?leaf=${record.index}#look`}>{latest.index(sayCount(record.index, language))}</Link>
        <span>{latest.block(sayCount(record.blockNumber, language))}</span>
      </p>
    </li>
  )
}

/** The hour of an instant of today, and its day before that. */
const shortInstant = (at: string): string => sayInstant(at).slice(sayDay(at) === sayDay(Date.now()) ? 11 : 5)

/** A record as one sentence, in which the product leads to its page. */
function useSentence({ kind, product, provider, rows }: MarketRecord): ReactNode {
  const { latest } = useText(home)
  const { language } = useLanguage()
  const name = provider?.name ?? latest.aProvider
  const sentences: Record<string, string> = {
    'transfer.recorded': latest.transfer(rows === null ? '' : latest.rows(sayCount(rows, language))),
    'listing.listed': latest.listed(name),
    'listing.standing_offer': latest.standing(name),
    'product.versioned': latest.versioned(name),
    'agreement.activated': latest.activated(name),
  }
  const [before, after] = (sentences[kind] ?? latest.other).split('{}')
  return (
    <>
      {before}
      {product === null ? latest.gone : <Link to={`/catalog/${product.listingId}`}>{latest.titled(product.title)}</Link>}
      {after}
    </>
  )
}
