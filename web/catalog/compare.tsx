import { useQueries } from '@tanstack/react-query'
import { Link } from 'react-router'
import { api } from '../client/client.ts'
import { catalog, terms } from '../language/catalog.ts'
import { useLanguage, useText } from '../language/language.tsx'
import { Loading } from '../part/state.tsx'
import { sayAgo, sayCount } from '../part/say.ts'
import type { Column, Entry } from './answer.ts'
import { nameOf, sayCoverage, sayPlan, sayShare } from './say.ts'

const showCompared = () => document.getElementById('compare')?.scrollIntoView()

/** What is told of how many were chosen, always in sight. */
export function CompareBar({ count, clear }: { count: number; clear: () => void }) {
  const { compare } = useText(catalog)
  return (
    <div className="compare-bar row between no-print">
      <span>{compare.bar(count)}</span>
      <span className="row">
        <button type="button" className="button plain" onClick={clear}>{compare.clear}</button>
        {count > 1
          ? <button type="button" className="button primary" onClick={showCompared}>{compare.open}</button>
          : <span className="soft">{compare.onlyOne}</span>}
      </span>
    </div>
  )
}

/** The chosen products side by side (并列比较), their differences shaded. */
export function Compare({ ids, remove }: { ids: string[]; remove: (id: string) => void }) {
  const { compare } = useText(catalog)
  const answers = useQueries({
    queries: ids.map((id) => api.queryOptions('get', '/api/catalog/{id}', { params: { path: { id } } })),
  })
  if (ids.length < 2) return null
  if (answers.some(({ isPending }) => isPending)) return <Loading />
  const entries = answers.flatMap(({ data }) => (data === undefined ? [] : [data]))
  return (
    <section id="compare" className="stack compare">
      <div><h2>{compare.title}</h2><p className="soft">{compare.lead}</p></div>
      {ids.filter((id) => !entries.some((entry) => entry.id === id)).map((id) => (
        <p key={id} className="notice wait">
          {compare.missing} <button type="button" className="button small" onClick={() => remove(id)}>{compare.close}</button>
        </p>
      ))}
      <CompareTable entries={entries} remove={remove} />
    </section>
  )
}

function CompareTable({ entries, remove }: { entries: Entry[]; remove: (id: string) => void }) {
  const { compare } = useText(catalog)
  const { language } = useLanguage()
  const rows = useRows(entries)
  const columns = columnsOf(entries)
  const shared = columns.filter(({ cells }) => cells.every((cell) => cell !== undefined)).length
  return (
    <div className="sheet" role="region" aria-label={compare.title} tabIndex={0}>
      <table className="compare-table">
        <thead>
          <tr>
            <th scope="col">{compare.attribute}</th>
            {entries.map(({ id, title, provider }) => (
              <th key={id} scope="col">
                <Link to={`/catalog/${id}`}>{title}</Link><span className="faint">{provider.name}</span>
                <button type="button" className="button plain small" onClick={() => remove(id)}>
                  {compare.close}<span className="visually-hidden"> {title}</span>
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, values }) => <Row key={name} name={name} values={values} />)}
          <tr className="compare-part">
            <th scope="rowgroup" colSpan={entries.length + 1}>
              {compare.columnPart}{' '}
              <span className="faint">{compare.shared(sayCount(shared, language), sayCount(columns.length, language))}</span>
            </th>
          </tr>
          {columns.map(({ name, cells }) => <ColumnRow key={name} name={name} cells={cells} entries={entries} />)}
        </tbody>
      </table>
    </div>
  )
}

function Row({ name, values, absent }: { name: string; values: string[]; absent?: string }) {
  const differs = new Set(values).size > 1
  return (
    <tr className={differs ? 'differs' : undefined}>
      <th scope="row">{name}</th>
      {values.map((value, at) => <td key={at} className={value === absent ? 'absent' : undefined}>{value}</td>)}
    </tr>
  )
}

/** What is compared beside the fields. */
function useRows(entries: Entry[]): { name: string; values: string[] }[] {
  const words = useText(terms)
  const { compare: { rows, standing, negotiated } } = useText(catalog)
  const { language } = useLanguage()
  const of = (name: string, value: (entry: Entry) => string) => ({ name, values: entries.map(value) })
  return [
    of(rows.price, ({ prices }) => prices.map(({ plan }) => sayPlan(plan, words)).join(' / ')),
    of(rows.space, ({ coverageSpace }) => coverageSpace),
    of(rows.time, ({ coverageFrom, coverageTo }) => sayCoverage(coverageFrom, coverageTo, words)),
    of(rows.granularity, ({ granularity }) => granularity),
    of(rows.updateCycle, ({ updateCycle }) => nameOf(words.updateCycle, updateCycle)),
    of(rows.updated, ({ version }) => sayAgo(version.createdAt, language)),
    of(rows.size, ({ version, columns }) =>
      version.rows === null ? words.dash : words.rowsBy(sayCount(version.rows, language), sayCount(columns.length, language))),
    of(rows.duplicates, ({ version }) => sayCount(version.duplicateRows, language)),
    of(rows.format, ({ version }) => version.format === null ? words.dash : nameOf(words.format, version.format)),
    of(rows.standing, ({ hasStandingOffer }) => (hasStandingOffer ? standing : negotiated)),
    of(rows.source, ({ sourceMode }) => nameOf(words.sourceMode, sourceMode)),
    of(rows.license, ({ license }) => license),
    of(rows.forbidden, ({ forbiddenUses }) => forbiddenUses.join('、')),
  ]
}

/** All fields by name, those that most have first. */
function columnsOf(entries: Entry[]): { name: string; cells: (Column | undefined)[] }[] {
  const names = [...new Set(entries.flatMap(({ columns }) => columns.map(({ name }) => name)))]
  const rows = names.map((name) => ({ name, cells: entries.map(({ columns }) => columns.find((column) => column.name === name)) }))
  const missing = ({ cells }: (typeof rows)[number]) => cells.filter((cell) => cell === undefined).length
  return rows.toSorted((a, b) => missing(a) - missing(b))
}

function ColumnRow({ name, cells, entries }: { name: string; cells: (Column | undefined)[]; entries: Entry[] }) {
  const words = useText(terms)
  const { compare } = useText(catalog)
  const values = cells.map((cell, at) => {
    const rows = entries[at]?.version.rows ?? 0
    return cell === undefined ? compare.noColumn : compare.hasColumn(nameOf(words.type, cell.type), sayShare(cell.nulls, rows))
  })
  return <Row name={name} values={values} absent={compare.noColumn} />
}
