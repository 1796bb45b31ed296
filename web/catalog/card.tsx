import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { catalog, terms } from '../language/catalog.ts'
import { useLanguage, useText } from '../language/language.tsx'
import { sayAgo, sayCount, sayInstant } from '../part/say.ts'
import type { Item } from './answer.ts'
import { nameOf, sayCoverage, sayPrices } from './say.ts'
import { Unbroken } from './unbroken.tsx'

/** A text with the places that meet the words of the search. */
function Marked({ text, ranges }: { text: string; ranges: readonly number[][] }): ReactNode {
  const parts: ReactNode[] = []
  let at = 0
  for (const [from = 0, to = 0] of ranges) {
    parts.push(text.slice(at, from), <mark key={from}>{text.slice(from, to)}</mark>)
    at = to
  }
  return [...parts, text.slice(at)]
}

/** Where × when × how fine × how fresh × how much, in one line: what tells first whether data are enough. */
export function FitLine({ item }: { item: Pick<Item, 'coverageSpace' | 'coverageFrom' | 'coverageTo' | 'granularity' | 'updateCycle' | 'prices'> }) {
  const words = useText(terms)
  const { card } = useText(catalog)
  const facts = [
    { name: card.coverage, value: item.coverageSpace },
    { name: card.time, value: sayCoverage(item.coverageFrom, item.coverageTo, words) },
    { name: card.granularity, value: item.granularity },
    { name: card.cadence, value: nameOf(words.updateCycle, item.updateCycle) },
    { name: card.price, value: sayPrices(item.prices, words) },
  ]
  return (
    <dl className="fit-line">
      {facts.map(({ name, value }) => <div key={name}><dt>{name}</dt><dd><Unbroken text={value} /></dd></div>)}
    </dl>
  )
}

type CardProps = { item: Item; end?: ReactNode }

/** A product among the results. */
export function Card({ item, end }: CardProps) {
  const words = useText(terms)
  const { language } = useLanguage()
  const { rows, format } = item.version
  const facts = [
    rows === null ? undefined : words.rowsBy(sayCount(rows, language), sayCount(item.columns, language)),
    format === null ? undefined : nameOf(words.format, format),
    item.dealsIn90Days === 0 ? words.noDeals : words.deals(sayCount(item.dealsIn90Days, language)),
  ]
  return (
    <article className="card product-card">
      <FitLine item={item} />
      <h2 lang="zh-CN"><Link to={`/catalog/${item.id}`}><Marked text={item.title} ranges={item.matches.title} /></Link></h2>
      <p className="product-card-summary" lang="zh-CN"><Marked text={item.summary} ranges={item.matches.summary} /></p>
      <div className="row product-card-foot">
        <span>{item.provider.name}{item.provider.admitted && <span className="tag good">{words.admitted}</span>}</span>
        {facts.map((fact) => fact !== undefined && <span key={fact} className="faint number">{fact}</span>)}
        <time className="faint" dateTime={item.updatedAt} title={sayInstant(item.updatedAt)}>
          {words.updated(sayAgo(item.updatedAt, language))}
        </time>
        {item.sourceMode === 'opened' && <span className="tag good">{words.opened}</span>}
        {item.hasStandingOffer && <span className="tag main">{words.standing}</span>}
        <span className="product-card-end">{end}</span>
      </div>
    </article>
  )
}
