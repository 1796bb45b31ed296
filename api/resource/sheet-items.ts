import type { Acquisition } from './catalogue.ts'
import { ELEMENT, type Item } from './item.ts'
import { itemAbout, itemName } from './schema.ts'
import { ACQUISITION_WORDS, listOfWords, TYPE_WORDS, valueOfWord, wordOf } from './sheet-words.ts'

/** An item as a cell tells it: where it says nothing of how it is got, it is got as its resource is. */
export type GivenItem = Omit<Item, 'acquisition'> & { acquisition: Acquisition | null }

const MOST = 500
const [PERSONAL, SENSITIVE, ABOUT] = ['个人', '敏感', '说明:']

const MARKS = `数据元（如 DE0102-名称）、类型（${listOfWords(TYPE_WORDS)}）、个人、敏感、自采、共享、说明:文字`

/** Signs that part items, or the parts of one, and are written with a backslash where they are meant as themselves. */
const SIGNS = /[\\|｜；;、，,]/g
const escaped = (text: string): string => text.replaceAll(SIGNS, String.raw`\$&`)

/** The text of items in a cell: one a line, its name, and after bars what else is known of it. */
export const cellOfItems = (items: readonly Item[], acquisition: Acquisition): string =>
  items
    .map((item) =>
      [
        item.name,
        ...(item.element === null ? [] : [item.element]),
        ...(item.type === null ? [] : [wordOf(TYPE_WORDS, item.type)]),
        ...(item.personal ? [PERSONAL] : []),
        ...(item.sensitive ? [SENSITIVE] : []),
        ...(item.acquisition === acquisition ? [] : [wordOf(ACQUISITION_WORDS, item.acquisition)]),
        ...(item.description === null ? [] : [`${ABOUT}${item.description}`]),
      ].map(escaped).join('|'),
    )
    .join('\n')

/** Parts of a text at the given signs; one after a backslash is itself. */
function partsAt(text: string, isSign: (sign: string) => boolean): string[] {
  const parts = ['']
  const add = (piece: string) => parts.push((parts.pop() ?? '') + piece)
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? ''
    if (sign === '\\' && at + 1 < text.length) add(sign + (text[++at] ?? ''))
    else if (isSign(sign)) parts.push('')
    else add(sign)
  }
  return parts.map((part) => part.trim())
}

const isFilled = (text: string): boolean => text !== ''

const plain = (text: string): string => text.replaceAll(/\\([\\|｜；;、，,])/g, '$1').trim()

/** Items stand one a line; in one line they are parted by semicolons, or without any by other signs. */
function itemTexts(cell: string): string[] {
  const lines = partsAt(cell, (sign) => sign === '\n' || sign === '\r').filter(isFilled)
  if (lines.length > 1) return lines
  const parts = partsAt(cell, (sign) => sign === '；' || sign === ';').filter(isFilled)
  return parts.length > 1 ? parts : partsAt(cell, (sign) => ['、', '，', ','].includes(sign)).filter(isFilled)
}

/** The items of a cell, or the sentence that says what is wrong with it. */
export function itemsOfCell(cell: string): { items: GivenItem[] } | { fault: string; value: string } {
  const texts = itemTexts(cell)
  if (texts.length > MOST) return { fault: `数据项不能超过 ${MOST} 项，请拆成几个资源`, value: `${texts.length} 项` }
  const items: GivenItem[] = []
  for (const text of texts) {
    const item = itemOfText(text)
    if (typeof item === 'string') return { fault: item, value: text }
    items.push(item)
  }
  return { items }
}

function itemOfText(text: string): GivenItem | string {
  const [name = '', ...marks] = partsAt(text, (sign) => sign === '|' || sign === '｜').map(plain)
  if (!itemName.safeParse(name).success) return '数据项名称须为 1 至 100 个字、不含控制字符，请改短或改正'
  const item: GivenItem = {
    name, element: null, type: null, personal: false, sensitive: false, acquisition: null, description: null,
  }
  for (const mark of marks.filter(isFilled)) {
    const change = changeOf(mark)
    if (change === undefined)
      return `数据项「${name}」的标记「${mark.slice(0, 20)}」无法识别，可写：${MARKS}`
    Object.assign(item, change)
  }
  return item
}

/** What one mark says of its item. */
function changeOf(mark: string): Partial<GivenItem> | undefined {
  if (ELEMENT.test(mark)) return { element: mark }
  if (['个人', '个人信息'].includes(mark)) return { personal: true }
  if (['敏感', '敏感个人信息'].includes(mark)) return { personal: true, sensitive: true }
  const about = /^说明[:：]\s*(.{1,200})$/u.exec(mark)?.[1]
  if (about !== undefined && itemAbout.safeParse(about).success) return { description: about.trim() }
  const acquisition = valueOfWord(ACQUISITION_WORDS, mark)
  if (acquisition !== undefined) return { acquisition }
  const type = valueOfWord(TYPE_WORDS, mark)
  return type === undefined ? undefined : { type }
}
