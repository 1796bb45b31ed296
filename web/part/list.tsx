import { type ReactNode, useId } from 'react'
import type { ListPage } from '../client/page.ts'
import { common } from '../language/common.ts'
import { useText } from '../language/language.tsx'
import { Empty, type Query, Read } from './state.tsx'

type FilterProps = {
  label: string
  all: string
  names: Record<string, string>
  values: readonly string[]
  value: string | undefined
  choose: (value: string | undefined) => void
}

/** A list is narrowed to one value, which stands in the address. */
export function Filter({ label, all, names, values, value, choose }: FilterProps) {
  const id = useId()
  return (
    <span className="row">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="input fit"
        value={value ?? ''}
        onChange={({ target }) => choose(target.value === '' ? undefined : target.value)}
      >
        <option value="">{all}</option>
        {values.map((one) => (
          <option key={one} value={one}>
            {names[one] ?? one}
          </option>
        ))}
      </select>
    </span>
  )
}

type PagingProps = { cursor: string | undefined; next: string | null; go: (cursor: string | undefined) => void }

/** On to the next page, and back to the first. */
export function Paging({ cursor, next, go }: PagingProps) {
  const { act } = useText(common)
  if (cursor === undefined && next === null) return null
  return (
    <div className="row">
      {cursor !== undefined && (
        <button type="button" className="button small" onClick={() => go(undefined)}>
          {act.first}
        </button>
      )}
      {next !== null && (
        <button type="button" className="button small" onClick={() => go(next)}>
          {act.next}
        </button>
      )}
    </div>
  )
}

export type PagedProps<T> = {
  query: Query<{ items: T[]; next: string | null }>
  page: ListPage
  /** What to say where there is nothing at all. */
  empty: ReactNode
  children: (items: T[]) => ReactNode
}

/** A page of a list once it is read, or the word for none, and the way on: a list that is cut says so. */
export function Paged<T>({ query, page: { cursor, go }, empty, children }: PagedProps<T>) {
  return (
    <Read query={query}>
      {({ items, next }) =>
        items.length === 0 && cursor === undefined ? <Empty>{empty}</Empty> : (
          <>
            {children(items)}
            <Paging cursor={cursor} next={next} go={go} />
          </>
        )
      }
    </Read>
  )
}

const FORMATS = { csv: 'exportCsv', xlsx: 'exportXlsx' } as const

type ExportsProps = { hrefOf: (format: keyof typeof FORMATS) => string; className?: string }

/** The list to take along: all rows of its filter, as CSV or as a workbook. */
export function Exports({ hrefOf, className = 'button small' }: ExportsProps) {
  const { act } = useText(common)
  return (
    <span className="row">
      {(['csv', 'xlsx'] as const).map((format) => (
        <a key={format} className={className} href={hrefOf(format)} download>
          {act[FORMATS[format]]}
        </a>
      ))}
    </span>
  )
}
