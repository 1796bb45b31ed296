import { type KeyboardEvent, useId, useRef } from 'react'
import { useLanguage, useText } from '../language/language.tsx'
import { product } from '../language/product.ts'
import { sayCount } from '../part/say.ts'
import type { Column } from './answer.ts'
import type { Part } from './profile.ts'
import { sayPart, sayValue } from './say-value.ts'
import { sayShare } from './say.ts'

const WIDTH = 176
const HEIGHT = 104

type PictureProps = {
  column: Column
  rows: number
  parts: Part[]
  /** The key of the bar that is chosen. */
  chosen: string | undefined
  choose: (key: string | undefined) => void
}

/** The values of a column as bars, each of which chooses the rows within it; one stop of the keyboard, arrows inside. */
export function ColumnPicture({ column, rows, parts, chosen, choose }: PictureProps) {
  const { data } = useText(product)
  const { language } = useLanguage()
  const id = useId()
  const at = parts.findIndex(({ key }) => key === chosen)
  // The address follows a key later than the next key may come.
  const latest = useRef(at)
  latest.current = at
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
    if (step === undefined && event.key !== 'Escape') return
    event.preventDefault()
    const { current } = latest
    const last = parts.length - 1
    const next = current < 0 && step === -1 ? last : Math.min(last, Math.max(0, current + (step ?? 0)))
    latest.current = step === undefined ? -1 : next
    choose(parts[latest.current]?.key)
  }
  // Begins with what is drawn, so that whoever speaks to the page may say what they see.
  const label = (part: Part) => {
    const text = data.one(sayPart(part, data), sayCount(part.count, language))
    return part.kind === 'bin' ? text : `${shortened(sayPart(part, data))} ${sayShare(part.count, rows)} · ${text}`
  }
  return (
    <svg
      className="picture" width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="listbox" tabIndex={0}
      aria-label={readingOf(column, rows, parts, data)} aria-activedescendant={at < 0 ? undefined : `${id}${chosen}`}
      onKeyDown={onKeyDown}
    >
      {parts.map((part, index) => (
        <g
          key={part.key} id={`${id}${part.key}`} role="option" aria-selected={part.key === chosen} aria-label={label(part)}
          className={part.key === chosen ? 'bar chosen' : 'bar'} onClick={() => choose(part.key === chosen ? undefined : part.key)}
        >
          {part.kind === 'bin' && <title>{label(part)}</title>}
          {part.kind === 'bin'
            ? <Bin parts={parts} at={index} />
            : <Row parts={parts} at={index} rows={rows} text={sayPart(part, data)} />}
        </g>
      ))}
    </svg>
  )
}

type BarProps = { parts: Part[]; at: number }

function Bin({ parts, at }: BarProps) {
  const most = Math.max(1, ...parts.map(({ count }) => count))
  const step = WIDTH / parts.length
  const count = parts[at]?.count ?? 0
  const tall = count === 0 ? 0 : Math.max(2, (count / most) * (HEIGHT - 4))
  return (
    <>
      <rect className="reach" x={at * step} y={0} width={step} height={HEIGHT} />
      <rect className="ink" x={at * step + 0.75} y={HEIGHT - tall} width={Math.max(1, step - 1.5)} height={tall} />
    </>
  )
}

const CHARACTERS = 9

function shortened(text: string): string {
  const characters = Array.from(text)
  return characters.length > CHARACTERS ? `${characters.slice(0, CHARACTERS).join('')}…` : text
}

function Row({ parts, at, rows, text }: BarProps & { rows: number; text: string }) {
  const most = Math.max(1, ...parts.map(({ count }) => count))
  const step = Math.min(23, HEIGHT / parts.length)
  const middle = at * step + step / 2
  const count = parts[at]?.count ?? 0
  return (
    <>
      <rect className="reach" x={0} y={at * step} width={WIDTH} height={step} />
      <rect
        className={parts[at]?.kind === 'other' ? 'ink other' : 'ink pale'} x={0} y={at * step + 1}
        width={Math.max(2, (count / most) * WIDTH)} height={step - 2} rx={2}
      />
      <text x={5} y={middle} dominantBaseline="central">{shortened(text)}</text>{' '}
      <text className="share" x={WIDTH - 4} y={middle} dominantBaseline="central" textAnchor="end">
        {sayShare(count, rows)}
      </text>
    </>
  )
}

/** The sentence that reads a column's picture. */
function readingOf(column: Column, rows: number, parts: Part[], texts: (typeof product)['zh']['data']): string {
  const [first] = parts
  const { name, min, max, quantiles } = column
  if (first?.kind === 'top') return texts.tops(name, sayValue(first.value, texts), sayShare(first.count, rows))
  const middle = quantiles === null ? '' : texts.middle(sayValue(quantiles.p50, texts))
  return texts.histogram(name, sayValue(min, texts), sayValue(max, texts), middle)
}
