import { fileURLToPath } from 'node:url'
import PDFDocument from 'pdfkit'
import { encode } from 'uqr'
import { beijingDay } from '#api/kernel/time.ts'

/** What a certificate shows: its heading, its number, its fields in their order, and what a reader can check it by. */
export type Printed = {
  title: string
  number: string
  fields: readonly (readonly [name: string, value: string])[]
  digest: string
  /** The address that the QR code leads to. */
  address: string
  issuer: string
  issuedAt: Date
  /** Lines at the foot: what the certificate proves and what it does not. */
  notes: readonly string[]
}

const fontOf = (file: string): string =>
  fileURLToPath(import.meta.resolve(`@expo-google-fonts/noto-sans-sc/${file}`))

const REGULAR = fontOf('400Regular/NotoSansSC_400Regular.ttf')
const BOLD = fontOf('700Bold/NotoSansSC_700Bold.ttf')

const MARGIN = 56
const INK = '#1b2733'
const FAINT = '#5b6b7b'
const LINE = '#c9d3dc'
const NAME_WIDTH = 120
const QR_SIZE = 104

/**
 * A certificate as PDF (A4, one page): the same facts give the same bytes, so that its digest can be recorded before it
 * leaves.
 */
export function printCertificate(printed: Printed): Promise<Buffer> {
  const info = { Title: `${printed.title} ${printed.number}`, Author: printed.issuer, CreationDate: printed.issuedAt }
  const document = new PDFDocument({ size: 'A4', margin: MARGIN, info, compress: true })
  const done = collect(document)
  const width = document.page.width - 2 * MARGIN
  frame(document)
  document.font(BOLD).fontSize(24).fillColor(INK).text(printed.title, MARGIN, 96, { width, align: 'center' })
  document.font(REGULAR).fontSize(11).fillColor(FAINT).text(`编号 ${printed.number}`, { width, align: 'center' })
  document.y = 168
  for (const [name, value] of printed.fields) row(document, name, value, width)
  foot(document, printed, width)
  document.end()
  return done
}

type Document = InstanceType<typeof PDFDocument>

function collect(document: Document): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>()
  const chunks: Buffer[] = []
  document.on('data', (chunk: Buffer) => chunks.push(chunk))
  document.on('end', () => resolve(Buffer.concat(chunks)))
  document.on('error', reject)
  return promise
}

function frame(document: Document): void {
  const { width, height } = document.page
  document.lineWidth(1.2).strokeColor(INK).rect(28, 28, width - 56, height - 56).stroke()
  document.lineWidth(0.5).strokeColor(LINE).rect(34, 34, width - 68, height - 68).stroke()
}

function row(document: Document, name: string, value: string, width: number): void {
  const top = document.y
  document.font(REGULAR).fontSize(10.5).fillColor(FAINT).text(name, MARGIN, top, { width: NAME_WIDTH })
  const below = document.y
  document.fillColor(INK).text(value, MARGIN + NAME_WIDTH, top, { width: width - NAME_WIDTH })
  document.y = Math.max(below, document.y) + 6
  document.lineWidth(0.5).strokeColor(LINE).moveTo(MARGIN, document.y).lineTo(MARGIN + width, document.y).stroke()
  document.y += 6
}

function foot(document: Document, { digest, address, issuer, issuedAt, notes }: Printed, width: number): void {
  const top = document.page.height - 250
  const textWidth = width - QR_SIZE - 20
  qrCode(document, address, MARGIN + width - QR_SIZE, top)
  document.font(REGULAR).fontSize(9).fillColor(FAINT).text('内容摘要（SHA-256）', MARGIN, top, { width: textWidth })
  document.fillColor(INK).text(digest, { width: textWidth })
  document.moveDown(0.5).fillColor(FAINT).text('核验地址', { width: textWidth })
  document.fillColor(INK).text(address, { width: textWidth })
  document.moveDown(0.8).fillColor(FAINT).fontSize(8)
  for (const note of notes) document.text(note, { width: textWidth })
  document.font(BOLD).fontSize(11).fillColor(INK).text(`${issuer}　${beijingDay(issuedAt)}`, MARGIN, document.page.height - 96, { width, align: 'right' })
}

function qrCode(document: Document, text: string, left: number, top: number): void {
  const { size, data } = encode(text, { ecc: 'M', border: 2 })
  const module = QR_SIZE / size
  document.fillColor('#000')
  for (const [y, line] of data.entries())
    for (const [x, isDark] of line.entries())
      if (isDark) document.rect(left + x * module, top + y * module, module + 0.05, module + 0.05)
  document.fill()
}
