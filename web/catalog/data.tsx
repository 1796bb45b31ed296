import { useSearchParams } from 'react-router'
import { csvOf, saveFile } from '../chart/export.ts'
import { useLanguage, useText } from '../language/language.tsx'
import { product } from '../language/product.ts'
import { sayCount } from '../part/say.ts'
import type { Column, Entry } from './answer.ts'
import { ColumnHead } from './column-head.tsx'
import { isOf, nullPart, type Part, partsOf, type Value } from './profile.ts'
import { sayPart, sayValue } from './say-value.ts'

type Chosen = { column: Column; part: Part; parts: Part[] }

/** The bar that is chosen, as the address tells it. */
function useChosen({ columns, version }: Entry) {
  const [address, setAddress] = useSearchParams()
  const column = columns.find(({ name }) => name === address.get('field'))
  const parts = column === undefined || column.isMasked ? [] : [...partsOf(column, version.rows ?? 0), nullPart(column)]
  const part = parts.find(({ key }) => key === address.get('part'))
  const chosen: Chosen | undefined = column === undefined || part === undefined ? undefined : { column, part, parts }
  const choose = (field: string, key: string | undefined) =>
    setAddress((before) => {
      const after = new URLSearchParams(before)
      for (const [name, value] of [['field', field], ['part', key]] as const) {
        if (key === undefined || value === undefined) after.delete(name)
        else after.set(name, value)
      }
      return after
    }, { replace: true, preventScrollReset: true })
  return { chosen, choose }
}

const isWithin = (row: Entry['sample'][number], { column, part, parts }: Chosen): boolean =>
  isOf(row[column.name] ?? null, part, column, parts)

/** A sample of the rows under a picture of every column (样例与画像); to press a bar shows the sample rows within it. */
export function DataTab({ entry }: { entry: Entry }) {
  const { data } = useText(product)
  const { language } = useLanguage()
  const { chosen, choose } = useChosen(entry)
  const { columns, sample, version } = entry
  const shown = chosen === undefined ? sample : sample.filter((row) => isWithin(row, chosen))
  const save = () => saveFile(`${entry.title}-样例.csv`, 'text/csv', csvOf(tableOf(columns, sample)))
  return (
    <section className="stack">
      <div>
        <h2>{data.title}</h2>
        <p className="soft">
          {sample.length === 0 ? data.noSample : data.lead(sayCount(version.rows ?? 0, language), sayCount(sample.length, language))}
        </p>
      </div>
      {chosen === undefined
        ? <p className="notice sample-state soft">{data.keys}</p>
        : <Filtered chosen={chosen} shown={shown.length} sample={sample.length} clear={() => choose(chosen.column.name, undefined)} />}
      <div className="sheet sample" role="region" aria-label={data.tableLabel} tabIndex={0}>
        <table>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.name} scope="col">
                  <ColumnHead
                    column={column} rows={version.rows ?? 0} chosen={chosen?.column.name === column.name ? chosen.part.key : undefined}
                    choose={(key) => choose(column.name, key)}
                  />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row, at) => (
              <tr key={at}>
                {columns.map((column) => <Cell key={column.name} value={row[column.name] ?? null} column={column} />)}
              </tr>
            ))}
            {shown.length === 0 && sample.length > 0 && <tr><td colSpan={columns.length} className="soft">{data.noneShown}</td></tr>}
          </tbody>
        </table>
      </div>
      {sample.length > 0 && <p><button type="button" className="button" onClick={save}>{data.save}</button></p>}
    </section>
  )
}

const tableOf = (columns: Column[], rows: Entry['sample']) => ({
  columns: columns.map(({ name }) => ({ name })),
  rows: rows.map((row) => columns.map(({ name }) => cellOf(row[name] ?? null))),
})

const cellOf = (value: Value): string | number | null => (typeof value === 'boolean' ? String(value) : value)

const NUMBERS = new Set(['integer', 'decimal', 'float'])

function Cell({ value, column }: { value: Value; column: Column }) {
  const { data } = useText(product)
  const text = sayValue(value, data)
  if (value === null) return <td className="faint">{text}</td>
  if (column.isMasked) return <td className="masked-cell" title={data.masked}><span aria-hidden>▒ </span>{text}</td>
  const title = text.length > 24 ? text : undefined
  return <td className={NUMBERS.has(column.type) ? 'number' : undefined} title={title}>{text}</td>
}

type FilteredProps = { chosen: Chosen; shown: number; sample: number; clear: () => void }

function Filtered({ chosen: { column, part }, shown, sample, clear }: FilteredProps) {
  const { data } = useText(product)
  const { language } = useLanguage()
  return (
    <div className="notice sample-state row between" role="status">
      <span>
        <strong>{data.filter(column.name, sayPart(part, data))}</strong>{' · '}
        {data.filtered(sayCount(shown, language), sayCount(sample, language), sayCount(part.count, language))}
      </span>
      <button type="button" className="button small" onClick={clear}>{data.clear}</button>
    </div>
  )
}
