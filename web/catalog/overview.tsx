import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { terms } from '../language/catalog.ts'
import { useLanguage, useText } from '../language/language.tsx'
import { product } from '../language/product.ts'
import { sayCount, sayInstant, saySize } from '../part/say.ts'
import type { Entry } from './answer.ts'
import { nameOf, sayCoverage } from './say.ts'

/** What the product is, in the provider's words, and what it may be used for. */
export function OverviewTab({ entry }: { entry: Entry }) {
  const { overview } = useText(product)
  const { description, summary, useCases, forbiddenUses, keywords } = entry
  return (
    <>
      {description !== '' && description !== summary && (
        <section className="card">
          <h2>{overview.description}</h2>
          <p className="product-description" lang="zh-CN">{description}</p>
        </section>
      )}
      <div className="product-uses">
        <section className="card"><h2>{overview.useCases}</h2><Uses items={useCases} kind="good" /></section>
        <section className="card"><h2>{overview.forbidden}</h2><Uses items={forbiddenUses} kind="danger" /></section>
      </div>
      <section className="card">
        <h2>{overview.facts}</h2>
        <dl className="facts">{useFacts(entry).map(({ name, value }) => <Fact key={name} name={name}>{value}</Fact>)}</dl>
        <p className="row product-keywords">
          {keywords.map((word) => <Link key={word} className="tag" to={`/catalog?${new URLSearchParams({ q: word })}`}>{word}</Link>)}
        </p>
      </section>
    </>
  )
}

function Uses({ items, kind }: { items: string[]; kind: 'good' | 'danger' }) {
  const { overview } = useText(product)
  if (items.length === 0) return <p className="soft">{overview.none}</p>
  return <ul className={`uses ${kind}`}>{items.map((item) => <li key={item}>{item}</li>)}</ul>
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => <><dt>{name}</dt><dd>{children}</dd></>

function useFacts(entry: Entry): { name: string; value: ReactNode }[] {
  const { overview } = useText(product)
  const words = useText(terms)
  const { language } = useLanguage()
  const { version } = entry
  const format = version.format === null ? undefined : nameOf(words.format, version.format)
  const file = [format, saySize(version.sizeBytes), version.encoding?.toUpperCase()]
  return [
    { name: overview.source, value: nameOf(words.sourceMode, entry.sourceMode) },
    { name: overview.sourceNote, value: entry.sourceNote === '' ? overview.none : entry.sourceNote },
    { name: overview.license, value: entry.license },
    { name: overview.space, value: entry.coverageSpace },
    { name: overview.time, value: sayCoverage(entry.coverageFrom, entry.coverageTo, words) },
    { name: overview.granularity, value: entry.granularity },
    { name: overview.updateCycle, value: nameOf(words.updateCycle, entry.updateCycle) },
    { name: overview.file, value: file.filter((part) => part !== undefined).join(' · ') },
    { name: overview.duplicates, value: sayCount(version.duplicateRows, language) },
    { name: overview.listed, value: <time dateTime={entry.listedAt}>{sayInstant(entry.listedAt)}</time> },
    { name: overview.id, value: <span className="mono">{entry.productId}</span> },
  ]
}
