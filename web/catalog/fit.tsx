import type { ReactNode } from 'react'
import { api } from '../client/client.ts'
import { terms } from '../language/catalog.ts'
import { useLanguage, useText } from '../language/language.tsx'
import { product } from '../language/product.ts'
import { sayAgo, sayCount, sayInstant } from '../part/say.ts'
import type { Entry } from './answer.ts'
import { daysLate } from './freshness.ts'
import { nameOf, sayCoverage, sayPrices, sayShare } from './say.ts'
import { Unbroken } from './unbroken.tsx'

/** How a product has been used, as anybody may know. */
export const useCirculation = (id: string) => api.useQuery('get', '/api/catalog/{id}/circulation', { params: { path: { id } } })

type Fact = { name: string; value: ReactNode; more?: ReactNode }

/** Whether it is enough (够不够用), at one look. */
export function FitStrip({ entry }: { entry: Entry }) {
  const { fit } = useText(product)
  const facts = [...useScope(entry), useFreshness(entry), ...useContent(entry), useDemand(entry)]
  return (
    <section className="card fit" aria-label={fit.title}>
      <h2>{fit.title}</h2>
      <dl>
        {facts.map(({ name, value, more }) => (
          <div key={name}><dt>{name}</dt><dd>{value}{more !== undefined && <small>{more}</small>}</dd></div>
        ))}
      </dl>
    </section>
  )
}

function useScope({ coverageSpace, coverageFrom, coverageTo, granularity }: Entry): Fact[] {
  const words = useText(terms)
  const { fit } = useText(product)
  return [
    { name: fit.space, value: coverageSpace },
    { name: fit.time, value: <Unbroken text={sayCoverage(coverageFrom, coverageTo, words)} /> },
    { name: fit.granularity, value: granularity },
  ]
}

function useFreshness({ updateCycle, version: { createdAt } }: Entry): Fact {
  const words = useText(terms)
  const { fit } = useText(product)
  const { language } = useLanguage()
  const late = daysLate(updateCycle, createdAt)
  const mark = late === undefined ? null : late === 0
    ? <span className="tag good">{fit.kept}</span>
    : <span className="tag accent">{fit.late(sayCount(late, language))}</span>
  const more = <time dateTime={createdAt} title={sayInstant(createdAt)}>{fit.last(sayAgo(createdAt, language))}</time>
  return { name: fit.fresh, value: <>{nameOf(words.updateCycle, updateCycle)} {mark}</>, more }
}

function useContent({ version: { rows, duplicateRows }, columns, prices }: Entry): Fact[] {
  const words = useText(terms)
  const { fit } = useText(product)
  const { language } = useLanguage()
  const price = { name: fit.price, value: sayPrices(prices, words) }
  if (rows === null) return [price]
  const cells = rows * columns.length
  const filled = cells - columns.reduce((sum, { nulls }) => sum + nulls, 0)
  const duplicates = duplicateRows === 0 ? fit.noDuplicates : fit.duplicates(sayCount(duplicateRows, language))
  return [
    { name: fit.size, value: words.rowsBy(sayCount(rows, language), sayCount(columns.length, language)) },
    { name: fit.complete, value: fit.filled(sayShare(filled, cells)), more: `${fit.whole} · ${duplicates}` },
    price,
  ]
}

function useDemand({ id }: Entry): Fact {
  const { fit } = useText(product)
  const { language } = useLanguage()
  const { data } = useCirculation(id)
  if (data === undefined) return { name: fit.used, value: '…' }
  const { agreements: { inForce }, transfers: { count } } = data
  const value = inForce === 0 ? fit.noneInForce : fit.inForce(sayCount(inForce, language))
  return { name: fit.used, value, more: fit.transfers(sayCount(count, language)) }
}
