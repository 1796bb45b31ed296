import { z } from '@hono/zod-openapi'
import { COLUMN_LIMIT, SAMPLE_LIMIT } from './limits.ts'

export { COLUMN_LIMIT, SAMPLE_LIMIT }


/** What an uploaded file may be. */
export const InputFormat = z.enum(['csv', 'ndjson', 'json', 'parquet', 'xlsx'])
export type InputFormat = z.infer<typeof InputFormat>

/** What a data set can be handed out as. */
export const OutputFormat = z.enum(['csv', 'parquet', 'ndjson', 'xlsx'])
export type OutputFormat = z.infer<typeof OutputFormat>

export const Encoding = z.enum(['utf-8', 'utf-8-bom', 'gb18030'])
export type Encoding = z.infer<typeof Encoding>

/** Types of columns: `decimal` is exact, `float` binary, `timestamptz` an instant, `json` holds nested values. */
export const ColumnType = z.enum([
  'text', 'integer', 'decimal', 'float', 'boolean', 'date', 'time', 'timestamp', 'timestamptz', 'json',
])
export type ColumnType = z.infer<typeof ColumnType>

const count = z.number().int().nonnegative()

/** A value as JSON holds it exactly: numbers beyond 2^53 or 15 digits are text, dates and times are ISO 8601. */
export const Value = z.union([z.string(), z.number(), z.boolean(), z.null()])
export type Value = z.infer<typeof Value>

/** Values at five ranks of a column's order. */
export const Quantiles = z.object({
  approximate: z.boolean(),
  p05: Value,
  p25: Value,
  p50: Value,
  p75: Value,
  p95: Value,
})

/** Rows with `from` ≤ value < `to`; the last bin holds its `to` as well. */
export const Bin = z.object({ from: Value, to: Value, count })
export type Bin = z.infer<typeof Bin>

/** What is known of one column. Texts are cut at 200 characters. */
export const ColumnProfile = z
  .object({
    name: z.string(),
    type: ColumnType,
    nulls: count,
    distinct: z.object({ count, approximate: z.boolean() }),
    min: Value,
    max: Value,
    /** Only of numbers, dates and times. */
    quantiles: Quantiles.nullable(),
    histogram: z.array(Bin).max(20).nullable(),
    /** The most frequent values; empty where nearly every value differs. */
    top: z.array(z.object({ value: Value, count })).max(10),
    /** Characters of a text. */
    length: z.object({ min: count, max: count, mean: z.number() }).nullable(),
  })
  .meta({ id: 'ColumnProfile' })
export type ColumnProfile = z.infer<typeof ColumnProfile>

/** Something that was adapted on the way in, told to the provider. */
export const Note = z.object({ code: z.string(), column: z.string().nullable(), message: z.string() })
export type Note = z.infer<typeof Note>

/** What kinds of personal information are looked for in a file. */
export const PersonalKind = z.enum([
  'identity', // 居民身份证号
  'mobile', // 手机号
  'landline', // 固定电话
  'bank_card', // 银行卡号
  'plate', // 机动车号牌
  'email', // 电子邮箱
  'address', // 详细地址
  'passport', // 护照号
  'name', // 姓名
])
export type PersonalKind = z.infer<typeof PersonalKind>

/** In how many rows of a column one kind was found, and their share of its values: numbers alone, no value. */
export const PersonalFinding = z
  .object({
    column: z.string(),
    kind: PersonalKind,
    rows: count,
    /** Of the rows that are not empty, in ten thousandths; a share that is not zero is one at least. */
    shareBps: z.number().int().min(1).max(10_000),
    /** Of identity numbers: rows whose birth date makes the person younger than this on the day of reading. */
    under14: count.optional(),
    under18: count.optional(),
  })
  .meta({ id: 'PersonalFinding' })
export type PersonalFinding = z.infer<typeof PersonalFinding>

/** What the inspection of a file found out. */
export const Inspection = z
  .object({
    format: InputFormat,
    encoding: Encoding.nullable(),
    delimiter: z.string().nullable(),
    rows: count,
    /** Rows that equal an earlier one. */
    duplicateRows: count,
    columns: z.array(ColumnProfile).max(COLUMN_LIMIT),
    notes: z.array(Note),
    /** Of an Excel workbook: the sheet that was read, and all that there are. */
    workbook: z
      .object({ sheet: z.string(), sheets: z.array(z.object({ name: z.string(), isHidden: z.boolean() })) })
      .optional(),
    /** Personal information that was found over all rows; absent in what was read without looking for it. */
    personal: z.array(PersonalFinding).max(COLUMN_LIMIT * 9).optional(),
  })
  .meta({ id: 'Inspection' })
export type Inspection = z.infer<typeof Inspection>

/** A text without halves of characters, which UTF-8 can't hold. */
const text = (min: number, max: number) =>
  z.string().min(min).max(max).refine((given) => given.isWellFormed(), '含有不完整的字符')

/** A literal of a filter; whole numbers beyond 2^53 and exact decimals are given as text. */
export const Literal = z.union([text(0, 1_000), z.number(), z.boolean()])
export type Literal = z.infer<typeof Literal>

const field = text(1, 200)

/** One condition on one field. `ne` includes empty values, so that `eq` and `ne` share out all rows. */
export const Filter = z
  .discriminatedUnion('op', [
    z.strictObject({ field, op: z.enum(['eq', 'ne', 'lt', 'lte', 'gt', 'gte']), value: Literal }),
    z.strictObject({ field, op: z.literal('in'), value: z.array(Literal).min(1).max(1_000) }),
    z.strictObject({ field, op: z.literal('between'), value: z.tuple([Literal, Literal]) }),
    z.strictObject({ field, op: z.literal('contains'), value: text(1, 1_000) }),
    z.strictObject({ field, op: z.literal('is_null'), value: z.boolean() }),
  ])
  .meta({ id: 'Filter' })
export type Filter = z.infer<typeof Filter>

/** A part of a data set: fields in the order asked for, of the rows that meet every filter, from the offset on. */
export const Selection = z
  .strictObject({
    fields: z.array(field).min(1).max(COLUMN_LIMIT).optional(),
    filter: z.array(Filter).max(50).optional(),
    limit: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional(),
    offset: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
  })
  .meta({ id: 'Selection' })
export type Selection = z.infer<typeof Selection>

/** A few rows of a data set, field by field. */
export const SampleRows = z.array(z.record(z.string(), Value)).max(SAMPLE_LIMIT)
export type SampleRows = z.infer<typeof SampleRows>

/** What a conversion wrote. */
export const Conversion = z.object({ rows: count, sizeBytes: count, mediaType: z.string() })
export type Conversion = z.infer<typeof Conversion>

/** How the second of two data sets differs from the first; rows are compared over the columns that both have. */
export const Difference = z
  .object({
    columnsAdded: z.array(z.string()),
    columnsRemoved: z.array(z.string()),
    columnsChanged: z.array(z.object({ name: z.string(), from: ColumnType, to: ColumnType })),
    rowsAdded: count,
    rowsRemoved: count,
    rowsUnchanged: count,
  })
  .meta({ id: 'Difference' })
export type Difference = z.infer<typeof Difference>

/** What the rows of a table were read out of. */
export const TableRows = z.object({ format: z.enum(['csv', 'xlsx']), encoding: Encoding.nullable(), rows: count })
export type TableRows = z.infer<typeof TableRows>

/** Forms that values are checked for: types as text holds them, and identifiers that have a known form. */
export const VALUE_FORMS = [
  'integer', 'decimal', 'boolean', 'date', 'timestamp', 'credit_code', 'identity', 'mobile', 'email', 'postcode',
  'longitude', 'latitude', 'division',
] as const
export type ValueForm = (typeof VALUE_FORMS)[number]

export type ValueCheck = { field: string; form: ValueForm }

/** Of each checked field: values, those that fail, those written as most are; of each pair, those that run backwards. */
export const CheckedValues = z.object({
  fields: z.array(z.object({ field: z.string(), form: z.enum(VALUE_FORMS), values: count, failing: count, alike: count })),
  orders: z.array(z.object({ from: z.string(), to: z.string(), values: count, failing: count })),
})
export type CheckedValues = z.infer<typeof CheckedValues>
