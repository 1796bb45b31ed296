import { z } from '@hono/zod-openapi'
import { PageQuery } from '#api/kernel/page.ts'
import { digest, instant, line } from '#api/participant/schema.ts'
import { ACQUISITIONS, ITEM_TYPES, LISTS, PLACES, SHARE_CLASSES, THEMES } from './catalogue.ts'
import { ELEMENT } from './item.ts'
import { GRADES, OPEN_CLASSES, RESOURCE_STATES, UPDATE_CYCLES } from './resource.ts'

/** A text of several lines for people: trimmed, without control (but line breaks) and bidirectional characters. */
export const paragraph = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^(?:[^\p{Cc}\p{Cs}\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]|[\t\r\n])*$/u, '不能含有控制字符')

/** An identifier in a body or a query: visible ASCII, whether it names anything or not. */
export const idText = z.string().regex(/^[\x21-\x7e]{1,100}$/, '标识符无效')

export const isDistinct = (items: readonly string[]): boolean => new Set(items).size === items.length

/** Whether a text can stand in a spreadsheet and come back the same: no quotation mark before a formula's sign. */
const isPlain = (text: string): boolean => !/^'[=+\-@]/.test(text)
export const resourceLine = (max: number) => line(max).refine(isPlain, '不能以单引号加公式符号开头')

/** A text of an entry, of one line or of several, within a most of characters. */
export const resourceText = (max: number) => paragraph(max).refine(isPlain, '不能以单引号加公式符号开头')

/** Whether a text is a calendar day of this and the next centuries: `2027-12-31`. */
export const isDay = (text: string): boolean =>
  z.iso.date().safeParse(text).success && text >= '1970-01-02' && text < '2200-01-01'

export const resourceCode = z.string().regex(/^[0-9A-Za-z][0-9A-Za-z./_-]{3,63}$/, '资源代码须为 4 至 64 个字母、数字或 . / _ -')
export const itemName = resourceLine(100)
export const itemAbout = line(200)
export const elementText = z.string().regex(ELEMENT, '数据元须写作 DE0102 或 DE0102-名称')

/** A data item as its department describes it. */
export const ResourceItem = z
  .strictObject({
    name: itemName,
    element: elementText.optional(),
    type: z.enum(ITEM_TYPES).optional(),
    personal: z.boolean().optional(),
    sensitive: z.boolean().optional(),
    acquisition: z.enum(ACQUISITIONS).optional(),
    description: itemAbout.optional(),
  })
  .meta({ id: 'ResourceItem' })

/** The consent of the sharing department to an operation: document, digest of its file, end. */
export const SharingConsent = z
  .strictObject({ document: resourceLine(200), digest, until: instant.optional() })
  .meta({ id: 'SharingConsent' })
export type SharingConsent = z.infer<typeof SharingConsent>

const described = {
  name: resourceLine(100),
  description: resourceText(2000),
  fields: z.array(itemName).min(1).max(500).refine(isDistinct, '数据项名称不能重复').optional(),
  items: z.array(ResourceItem).min(1).max(500).optional(),
  grade: z.enum(GRADES),
  openClass: z.enum(OPEN_CLASSES),
  shareClass: z.enum(SHARE_CLASSES).optional(),
  updateCycle: z.enum(UPDATE_CYCLES),
  gathered: z.boolean().optional(),
  acquisition: z.enum(ACQUISITIONS).optional(),
  sharing: z.strictObject({ fromId: idText, consent: SharingConsent.optional() }).optional(),
  theme: z.enum(THEMES).optional(),
  district: z.enum(PLACES).optional(),
}

type Listed = { fields?: string[] | undefined; items?: { name: string }[] | undefined }

/** Items are told by their names, or one by one, and not differently in two ways. */
const areTold = ({ fields, items }: Listed): boolean =>
  fields === undefined ? items !== undefined : items === undefined || sameNames(fields, items)
const sameNames = (fields: string[], items: { name: string }[]): boolean =>
  fields.length === items.length && items.every(({ name }, at) => name === fields[at])
const TOLD = { path: ['fields'], message: '须逐项写明数据项，且 fields 与 items 一致' }

/** A public data resource as its department describes it; `fields` are the names of its data items. */
export const PublishResource = z
  .strictObject({ code: resourceCode, ...described })
  .refine(areTold, TOLD)
  .meta({ id: 'PublishResource' })
export type PublishResource = z.infer<typeof PublishResource>
export type DescribeResource = Omit<PublishResource, 'code'>

/** The whole entry anew, with the version that it was read at. */
export const ChangeResource = z
  .strictObject({ version: z.int().min(1).max(1_000_000), ...described })
  .refine(areTold, TOLD)
  .meta({ id: 'ChangeResource' })
export type ChangeResource = z.infer<typeof ChangeResource>

export const WithdrawResource = z.strictObject({ reason: line(500) }).meta({ id: 'WithdrawResource' })

/** Resources by their ids, at most as many as a page has: `res_…,res_…`. */
const ids = z.string().regex(/^res_[0-9a-z]{26}(,res_[0-9a-z]{26}){0,99}$/).transform((text) => text.split(','))

/** How the catalogue is narrowed; `q` is looked for in code, name and data items. */
export const CatalogueFilter = z.object({
  ids: ids.optional(),
  departmentId: idText.optional(),
  grade: z.enum(GRADES).optional(),
  openClass: z.enum(OPEN_CLASSES).optional(),
  shareClass: z.enum(SHARE_CLASSES).optional(),
  acquisition: z.enum(ACQUISITIONS).optional(),
  updateCycle: z.enum(UPDATE_CYCLES).optional(),
  theme: z.enum(THEMES).optional(),
  district: z.enum(PLACES).optional(),
  state: z.enum(RESOURCE_STATES).optional(),
  list: z.enum(LISTS).optional(),
  q: z.string().trim().min(1).max(100).regex(/^[^\p{Cc}\p{Cs}]*$/u, '不能含有控制字符').optional(),
})
export const CatalogueQuery = PageQuery.extend(CatalogueFilter.shape)
export type CatalogueQuery = z.infer<typeof CatalogueQuery>

const ItemView = z
  .object({
    name: z.string(),
    element: z.string().nullable(),
    type: z.enum(ITEM_TYPES).nullable(),
    personal: z.boolean(),
    sensitive: z.boolean(),
    acquisition: z.enum(ACQUISITIONS),
    description: z.string().nullable(),
  })
  .meta({ id: 'ResourceItemView' })

const SharingView = z.object({
  fromId: z.string(),
  document: z.string().nullable(),
  digest: z.string().nullable(),
  until: z.string().nullable(),
  /** When the sharing department itself gave it; until then it is the holder's word. */
  givenAt: z.string().nullable(),
  withdrawnAt: z.string().nullable(),
})

export const ResourceView = z
  .object({
    id: z.string(),
    departmentId: z.string(),
    code: z.string(),
    name: z.string(),
    description: z.string(),
    fields: z.array(z.string()),
    items: z.array(ItemView),
    grade: z.string(),
    openClass: z.string(),
    shareClass: z.string(),
    updateCycle: z.string(),
    gathered: z.boolean(),
    acquisition: z.string(),
    sharing: SharingView.nullable(),
    theme: z.string().nullable(),
    district: z.string().nullable(),
    state: z.enum(RESOURCE_STATES),
    registration: z.object({ code: z.string(), validFrom: z.string(), validTo: z.string() }).nullable(),
    version: z.int(),
    digest: z.string(),
    createdAt: z.string(),
    updatedAt: z.string().nullable(),
  })
  .meta({ id: 'PublicDataResource' })
export type ResourceView = z.infer<typeof ResourceView>

/** A row of the catalogue: the resource, whether a grant in force names it, and its latest measure. */
export const CatalogueRow = ResourceView.extend({
  inAuthorisedScope: z.boolean(),
  quality: z.object({ grade: z.string(), scoreBps: z.int(), measuredAt: z.string() }).nullable(),
}).meta({ id: 'CatalogueRow' })
export type CatalogueRow = z.infer<typeof CatalogueRow>

/** An item with where its element comes from: the department that is its source, and whether that is disputed. */
const SourceView = z.object({
  field: z.string(),
  element: z.string(),
  departmentId: z.string().nullable(),
  resourceId: z.string().nullable(),
  isDisputed: z.boolean(),
})

export const ResourceDetail = CatalogueRow.extend({ sources: z.array(SourceView) }).meta({ id: 'ResourceDetail' })
export type ResourceDetail = z.infer<typeof ResourceDetail>

const count = z.int()

/** The three lists (三张清单) and the authorised scope in numbers, over the same filter as the catalogue. */
export const CatalogueLists = z
  .object({
    total: count, gathered: count, shared: count, open: count, authorised: count, registered: count, disputed: count,
  })
  .meta({ id: 'CatalogueLists' })
export type CatalogueLists = z.infer<typeof CatalogueLists>
