import { terms } from '../language/catalog.ts'
import { useLanguage, useText } from '../language/language.tsx'
import { product } from '../language/product.ts'
import { sayCount } from '../part/say.ts'
import type { Column } from './answer.ts'
import { ColumnPicture } from './column-picture.tsx'
import { partsOf } from './profile.ts'
import { sayValue } from './say-value.ts'
import { nameOf, sayShare } from './say.ts'

type HeadProps = { column: Column; rows: number; chosen: string | undefined; choose: (key: string | undefined) => void }

/** The head of a column: its name, its type, its values at a glance, and how many are empty. */
export function ColumnHead({ column, rows, chosen, choose }: HeadProps) {
  const { data } = useText(product)
  const words = useText(terms)
  const parts = partsOf(column, rows)
  const isBinned = parts[0]?.kind === 'bin'
  return (
    <div className="column-head">
      <div className="column-name"><strong>{column.name}</strong><span className="faint">{nameOf(words.type, column.type)}</span></div>
      {parts.length > 0 && !column.isMasked
        ? <ColumnPicture column={column} rows={rows} parts={parts} chosen={chosen} choose={choose} />
        : <Hidden isMasked={column.isMasked} />}
      <p className="column-range faint">
        {isBinned && <><span>{sayValue(column.min, data)}</span><span>{sayValue(column.max, data)}</span></>}
      </p>
      <Distinct column={column} />
      <Nulls column={column} rows={rows} isChosen={chosen === 'null'} choose={choose} />
    </div>
  )
}

/** What stands for values that are not told. */
function Hidden({ isMasked }: { isMasked: boolean }) {
  const { data } = useText(product)
  return (
    <div className={isMasked ? 'picture-hidden masked' : 'picture-hidden'}>
      {isMasked && <span aria-hidden className="blocks">▒▒▒▒▒▒▒▒</span>}
      <span>{isMasked ? data.maskedNote : data.untold}</span>
    </div>
  )
}

function Distinct({ column: { distinct, isMasked } }: { column: Column }) {
  const { data } = useText(product)
  const { language } = useLanguage()
  if (isMasked) return <p className="column-fact faint">{data.whole}</p>
  const count = `${distinct.approximate ? '≈' : ''}${sayCount(distinct.count, language)}`
  return <p className="column-fact faint">{distinct.approximate ? data.approximate : data.whole} · {data.distinct(count)}</p>
}

type NullsProps = { column: Column; rows: number; isChosen: boolean; choose: HeadProps['choose'] }

function Nulls({ column, rows, isChosen, choose }: NullsProps) {
  const { data } = useText(product)
  const { nulls, isMasked, name } = column
  const text = nulls === 0 ? data.noNulls : data.nulls(sayShare(nulls, rows))
  const bar = <i aria-hidden><b style={{ width: rows === 0 ? 0 : `${(100 * nulls) / rows}%` }} /></i>
  if (nulls === 0 || isMasked) return <p className="nulls faint">{bar}{text}</p>
  return (
    <button
      type="button" className={isChosen ? 'nulls chosen' : 'nulls'} aria-pressed={isChosen}
      onClick={() => choose(isChosen ? undefined : 'null')}
    >
      {bar}{text}<span className="visually-hidden"> {name}</span>
    </button>
  )
}
