import { csvOf, saveFile, type Table } from '../chart/export.ts'
import { Twin } from '../chart/figure.tsx'
import { terms } from '../language/catalog.ts'
import { useLanguage, useText } from '../language/language.tsx'
import { product } from '../language/product.ts'
import { sayCount } from '../part/say.ts'
import type { Column, Entry } from './answer.ts'
import type { Value } from './profile.ts'
import { sayValue } from './say-value.ts'
import { nameOf, sayShare } from './say.ts'

/** The dictionary of the fields with what was counted of each: the table beside the pictures of the sample. */
export function FieldsTab({ entry }: { entry: Entry }) {
  const { fields } = useText(product)
  const { language } = useLanguage()
  const { columns, version, title } = entry
  const table = useTable(entry)
  const save = () => saveFile(`${title}-${fields.title}.csv`, 'text/csv', csvOf(table))
  return (
    <section className="stack">
      <div>
        <h2>{fields.title}</h2>
        <p className="soft">{fields.lead(sayCount(columns.length, language), sayCount(version.rows ?? 0, language))}</p>
      </div>
      <Twin title={fields.title} table={table} />
      <p><button type="button" className="button" onClick={save}>{fields.save}</button></p>
    </section>
  )
}

function useTable({ columns, version }: Entry): Table {
  const { fields, data } = useText(product)
  const words = useText(terms)
  const rows = version.rows ?? 0
  const frequent = (top: Column['top'][number]) => `${sayValue(top.value, data)}（${sayShare(top.count, rows)}）`
  const value = (told: Value | undefined, column: Column) =>
    column.isMasked ? '▒' : told === null || told === undefined ? null : sayValue(told, data)
  return {
    columns: [
      { name: fields.name }, { name: fields.description }, { name: fields.type },
      { name: fields.nulls, isNumber: true }, { name: fields.distinct, isNumber: true },
      { name: fields.min }, { name: fields.p25 }, { name: fields.median }, { name: fields.p75 }, { name: fields.max }, { name: fields.top },
    ],
    rows: columns.map((column) => [
      column.name,
      column.description === '' ? fields.noDescription : column.description,
      nameOf(words.type, column.type),
      sayShare(column.nulls, rows),
      column.isMasked ? '▒' : `${column.distinct.approximate ? '≈' : ''}${sayCount(column.distinct.count)}`,
      value(column.min, column),
      quantile(column, 'p25', value), quantile(column, 'p50', value), quantile(column, 'p75', value),
      value(column.max, column),
      column.isMasked ? fields.masked : column.top.slice(0, 3).map(frequent).join('、') || null,
    ]),
  }
}

type Say = (told: Value, column: Column) => string | null

function quantile(column: Column, rank: 'p25' | 'p50' | 'p75', value: Say): string | null {
  const { quantiles } = column
  if (quantiles === null) return null
  const text = value(quantiles[rank], column)
  return quantiles.approximate && text !== null ? `≈${text}` : text
}
