import { z } from '@hono/zod-openapi'
import { line } from '#api/participant/schema.ts'
import { GRADES, OPEN_CLASSES, RESOURCE_STATES, UPDATE_CYCLES } from './resource.ts'

/** A text of several lines for people: trimmed, without control (but line breaks) and bidirectional characters. */
export const paragraph = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^(?:[^\p{Cc}\p{Cs}\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]|[\t\r\n])*$/u, '不能含有控制字符')

/** An instant with its offset (RFC 3339), between 1970 and 2200. */
export const instant = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text))
  .refine((at) => at.getTime() >= 0 && at.getTime() < 7_258_118_400_000, '时间超出范围')

/** An identifier in a body or a query: visible ASCII, whether it names anything or not. */
export const idText = z.string().regex(/^[\x21-\x7e]{1,100}$/, '标识符无效')

export const isDistinct = (items: readonly string[]): boolean => new Set(items).size === items.length

/** A public data resource as its department describes it; `fields` are the names of its data items. */
export const PublishResource = z
  .strictObject({
    code: z.string().regex(/^[0-9A-Za-z][0-9A-Za-z./_-]{3,63}$/, '资源代码须为 4 至 64 个字母、数字或 . / _ -'),
    name: line(100),
    description: paragraph(2000),
    fields: z.array(line(100)).min(1).max(500).refine(isDistinct, '数据项名称不能重复'),
    grade: z.enum(GRADES),
    openClass: z.enum(OPEN_CLASSES),
    updateCycle: z.enum(UPDATE_CYCLES),
  })
  .meta({ id: 'PublishResource' })
export type PublishResource = z.infer<typeof PublishResource>

/** The query code (登记结果查询码) that the registry issued, and how long it is valid. */
export const RegisterResource = z
  .strictObject({
    registrationCode: z.string().regex(/^[0-9A-Za-z][0-9A-Za-z-]{7,63}$/, '登记编码须为 8 至 64 个字母、数字或 -'),
    validFrom: instant,
    validTo: instant,
  })
  .meta({ id: 'RegisterResource' })
export type RegisterResource = z.infer<typeof RegisterResource>

export const ResourceView = z
  .object({
    id: z.string(),
    departmentId: z.string(),
    code: z.string(),
    name: z.string(),
    description: z.string(),
    fields: z.array(z.string()),
    grade: z.string(),
    openClass: z.string(),
    updateCycle: z.string(),
    state: z.enum(RESOURCE_STATES),
    registration: z.object({ code: z.string(), validFrom: z.string(), validTo: z.string() }).nullable(),
    createdAt: z.string(),
  })
  .meta({ id: 'PublicDataResource' })
export type ResourceView = z.infer<typeof ResourceView>
