import { csvText } from '#api/kernel/csv.ts'

/** A value of a table as it is shown and exported. */
export type Cell = string | number | null

/** The table that says the same as a picture. */
export type Table = { columns: { name: string; isNumber?: boolean }[]; rows: Cell[][] }

const field = (cell: Cell): string => (typeof cell === 'string' ? csvText(cell) : String(cell ?? ''))

/** A table as CSV (RFC 4180) in UTF-8 with the byte order mark that Excel needs for Chinese. */
export const csvOf = ({ columns, rows }: Table): string =>
  `\ufeff${[columns.map(({ name }) => name), ...rows].map((row) => row.map(field).join(',')).join('\r\n')}\r\n`

/** What the page's style sheets give a drawing, which it loses in a file of its own. */
const STYLES = [
  'fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linejoin', 'opacity', 'paint-order',
  'font-family', 'font-size', 'font-weight', 'text-anchor', 'dominant-baseline',
] as const

/** A drawing of the page as an SVG file that looks the same by itself. */
export function svgOf(drawing: SVGSVGElement): string {
  const copy = drawing.cloneNode(true)
  if (!(copy instanceof SVGSVGElement)) return ''
  const { width, height } = drawing.getBoundingClientRect()
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  copy.setAttribute('width', String(Math.round(width)))
  copy.setAttribute('height', String(Math.round(height)))
  const drawn = drawing.querySelectorAll<SVGElement>('*')
  for (const [index, element] of [...copy.querySelectorAll<SVGElement>('*')].entries()) {
    const from = drawn[index]
    if (from === undefined) continue
    const shown = getComputedStyle(from)
    for (const name of STYLES) element.style.setProperty(name, shown.getPropertyValue(name))
  }
  return new XMLSerializer().serializeToString(copy)
}

/** Hands the browser a text as a file. */
export function saveFile(name: string, mediaType: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: mediaType }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
