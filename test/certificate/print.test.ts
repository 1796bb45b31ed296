import { PDFiumLibrary } from '@hyzyla/pdfium'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { printCertificate, type Printed } from '#api/certificate/print.ts'
import { printBeside } from '#api/certificate/print-beside.ts'
import { AppError } from '#api/kernel/errors.ts'

let library: PDFiumLibrary
beforeAll(async () => {
  library = await PDFiumLibrary.init()
})
afterAll(() => library.destroy())

const printed = (over: Partial<Printed> = {}): Printed => ({
  title: '数据交易凭证', number: 'DY-JY-2026-000001', fields: [['数据提供方', '黄河口数据科技公司（演示）']],
  digest: `0x${'ab'.repeat(32)}`, address: 'http://127.0.0.1/certificates/DY-JY-2026-000001', issuer: '东营大数据交易分平台（演示）',
  issuedAt: new Date('2026-11-25T01:00:00Z'), notes: ['演示系统出具。'], ...over,
})

/** A certificate as a reader sees it: its one page as a picture, four bytes a point. */
async function pictureOf(bytes: Buffer) {
  const document = await library.loadDocument(bytes)
  try {
    expect(document.getPageCount()).toBe(1)
    const { data, width, height } = await document.getPage(0).render({ scale: 3, render: 'bitmap' })
    return { data, width, height }
  } finally {
    document.destroy()
  }
}

/** Dark points where the first field's value stands. */
function inkOfValue({ data, width }: Awaited<ReturnType<typeof pictureOf>>): number {
  let ink = 0
  for (let y = 498; y < 552; y++)
    for (let x = 528; x < 1_200; x++) if ((data[(y * width + x) * 4] ?? 255) < 128) ink += 1
  return ink
}

it('the same facts give the same bytes', async () => {
  const [one, other] = [await printCertificate(printed()), await printCertificate(printed())]
  expect(one.equals(other)).toBe(true)
  expect((await printCertificate(printed({ number: 'DY-JY-2026-000002' }))).equals(one)).toBe(false)
})

it('is one page whose Chinese can be read: each character has a picture of its own', async () => {
  const values = ['龘', '一', '东营数据交易']
  const pictures = await Promise.all(
    values.map(async (value) => pictureOf(await printCertificate(printed({ fields: [['标的', value]] })))),
  )
  const [dense = 0, light = 0, many = 0] = pictures.map(inkOfValue)
  expect(light).toBeGreaterThan(0)
  // A missing character is the same empty box, whichever it is.
  expect(dense).toBeGreaterThan(light * 2)
  expect(many).toBeGreaterThan(dense)
})

it('holds long values without running over the foot of the page', async () => {
  const long = '很长的名称'.repeat(20)
  const fields = Array.from({ length: 8 }, (_, i): [string, string] => [`字段${i}`, long])
  await pictureOf(await printCertificate(printed({ fields })))
})

it('two are printed at a time, a few wait, and whoever comes beyond is told to come again', async () => {
  const codeOf = (error: unknown) => (error instanceof AppError ? error.code : String(error))
  const print = () => printBeside(printed()).then(() => 'printed', codeOf)
  const together = await Promise.all(Array.from({ length: 12 }, print))
  expect(together.toSorted()).toEqual([...Array(2).fill('certificate.printer_busy'), ...Array(10).fill('printed')])
  expect(await print()).toBe('printed')
})
