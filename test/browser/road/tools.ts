import { randomBytes } from 'node:crypto'
import type { Locator, Page } from 'playwright-core'

/** Where fields are looked for: a page, or a form of it. */
export type Within = Page | Locator

/** A document of a kind that nobody reads: it only has a digest, and each is another one. */
export const document = (name: string) => ({
  name: `${name}.pdf`, mimeType: 'application/pdf',
  buffer: Buffer.from(`%PDF-1.7 ${name} ${randomBytes(8).toString('hex')}`),
})

/** A form by the heading that names it. */
export const form = (page: Page, name: string | RegExp): Locator => page.getByRole('form', { name })

/** Fills fields by their labels; what a label is given is written, or chosen by its words. */
export async function fill(within: Within, fields: Record<string, string>): Promise<void> {
  for (const [label, value] of Object.entries(fields)) {
    const field = within.getByLabel(label, { exact: true }).first()
    if (await field.evaluate((one) => 'options' in one)) await field.selectOption({ label: value })
    else await field.fill(value)
  }
}

/** Gives files by the labels of their fields. */
export async function attach(within: Within, ...labels: string[]): Promise<void> {
  for (const label of labels)
    await within
      .locator('input[type=file]')
      .and(within.getByLabel(label, { exact: true }))
      .first()
      .setInputFiles(document(label))
}

/** Presses a button by its name. */
export const press = (within: Within, name: string, exact = true): Promise<void> =>
  within.getByRole('button', { name, exact }).first().click()

/** Waits for words on the page. */
export const see = (within: Within, text: string | RegExp): Promise<void> => within.getByText(text).first().waitFor()

/** Every part of the field names of a form, each with a text of its own. */
export const told = (names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, `${name}：按规定办理，写明责任与期限。`]))

/** A text in GB18030, through the decoder's own table of two bytes. */
export function gb18030(text: string): Buffer {
  const decoder = new TextDecoder('gb18030')
  const pairs = new Map<string, Buffer>()
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const pair = Buffer.from([lead, trail])
      if (trail !== 0x7f) pairs.set(decoder.decode(pair), pair)
    }
  return Buffer.concat([...text].map((one) => pairs.get(one) ?? Buffer.from(one)))
}
