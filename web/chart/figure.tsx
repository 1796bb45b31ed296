import { type ReactNode, useId, useRef, useState } from 'react'
import { chart } from '../language/chart.ts'
import { common } from '../language/common.ts'
import { useText } from '../language/language.tsx'
import { csvOf, saveFile, svgOf, type Table } from './export.ts'
import './figure.css'

type FigureProps = {
  title: string
  /** One sentence that reads the picture: what somebody should take from it. */
  reading: ReactNode
  /** The same as a table. */
  table: Table
  /** What must be said with the picture: source, definition, limits. */
  note?: ReactNode
  /** Name of the files that are saved, without ending; the title by default. */
  fileName?: string
  /** Level of the title within its page. */
  level?: 2 | 3 | 4
  /** The picture; an SVG in it can be saved. */
  children: ReactNode
}

/** A picture (图): its title, the sentence that reads it, the table that says the same, and both to take along. */
export function Figure({ title, reading, table, note, fileName = title, level = 3, children }: FigureProps) {
  const [isOpen, setOpen] = useState(false)
  const picture = useRef<HTMLDivElement>(null)
  const id = useId()
  const { table: words } = useText(common)
  const { saveCsv, saveSvg } = useText(chart)
  const Title = `h${level}` as const
  const onCsv = () => saveFile(`${fileName}.csv`, 'text/csv', csvOf(table))
  const onSvg = () => {
    const drawing = picture.current?.querySelector<SVGSVGElement>('svg')
    if (drawing) saveFile(`${fileName}.svg`, 'image/svg+xml', svgOf(drawing))
  }
  return (
    <figure className="figure">
      <figcaption>
        <Title>{title}</Title>
        <p className="soft">{reading}</p>
      </figcaption>
      <div className="figure-picture" ref={picture}>{children}</div>
      {note !== undefined && <p className="faint figure-note">{note}</p>}
      <div className="figure-tools no-print">
        <button
          type="button" className="button plain small" aria-expanded={isOpen} aria-controls={id}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? words.hide : words.show}
        </button>
        <button type="button" className="button plain small" onClick={onCsv}>{saveCsv}</button>
        <button type="button" className="button plain small" onClick={onSvg}>{saveSvg}</button>
      </div>
      <div id={id}>{isOpen && <Twin title={title} table={table} />}</div>
    </figure>
  )
}

/** The table beside a picture, which scrolls inside its box. */
export function Twin({ title, table: { columns, rows } }: { title: string; table: Table }) {
  return (
    <div className="sheet figure-table" role="region" aria-label={title} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {columns.map(({ name, isNumber }) => (
              <th key={name} scope="col" className={isNumber ? 'number' : undefined}>{name}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            // Rows of a picture have no identity but their place.
            <tr key={at}>
              {columns.map(({ name, isNumber }, column) => (
                <td key={name} className={isNumber ? 'number' : undefined}>{shown(row[column] ?? null)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const numbers = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 6 })

const shown = (cell: string | number | null) => (typeof cell === 'number' ? numbers.format(cell) : (cell ?? '—'))
