import { z } from '@hono/zod-openapi'
import { ACQUISITIONS, type Acquisition, ITEM_TYPES, type ItemType } from './catalogue.ts'

/** A data item (数据项) as the catalogue keeps it. */
export type Item = {
  name: string
  /** The data element (数据元) that it is: a code, or a code and a name, `DE0102-法定代表人`. */
  element: string | null
  type: ItemType | null
  personal: boolean
  sensitive: boolean
  acquisition: Acquisition
  description: string | null
}

/** How an element is written: a code of letters and digits, and perhaps its name. */
export const ELEMENT = /^[A-Z]{1,4}[0-9]{2,8}(-[\p{Script=Han}A-Za-z0-9（）()·]{1,40})?$/u

/** The code of an element: what one department is the source of, whatever name is written beside it. */
export const elementOf = (text: string): string => text.split('-', 1)[0] ?? text

/** Items as they were stored by the platform. */
const Stored = z.array(
  z.object({
    name: z.string(),
    element: z.string().nullable().default(null),
    type: z.enum(ITEM_TYPES).nullable().default(null),
    personal: z.boolean().default(false),
    sensitive: z.boolean().default(false),
    acquisition: z.enum(ACQUISITIONS).default('own'),
    description: z.string().nullable().default(null),
  }),
)

type Row = { fields: string[]; items: unknown; acquisition: string }

/** The items of a row of the catalogue; of one from before items were kept, by their names alone. */
export function itemsOf({ fields, items, acquisition }: Row): Item[] {
  const stored = Stored.parse(items)
  if (stored.length > 0) return stored
  const from = acquisition === 'shared' ? 'shared' : 'own'
  return fields.map((name) => ({
    name, element: null, type: null, personal: false, sensitive: false, acquisition: from, description: null,
  }))
}

/** The elements that a resource is the source of by its own items: code and name of the item, one for each code. */
export const ownElements = (items: readonly Item[]): { element: string; field: string }[] =>
  items.flatMap(({ element, acquisition, name }) =>
    element === null || acquisition !== 'own' ? [] : [{ element: elementOf(element), field: name }],
  )
