import { z } from '@hono/zod-openapi'
import { PageQuery, pageOf } from '#api/kernel/page.ts'
import { GROUPS, type Group } from './words.ts'

export const GROUP_NAMES = Object.keys(GROUPS).filter((name): name is Group => Object.hasOwn(GROUPS, name))

const group = z.enum(GROUP_NAMES)

/** Which notifications are asked for. */
export const ListQuery = PageQuery.extend({ unread: z.enum(['true', 'false']).optional() })
export type ListQuery = z.infer<typeof ListQuery>

export const NotificationView = z
  .object({
    id: z.string(),
    kind: z.string(),
    group,
    /** One sentence in Chinese, and the same in English. */
    zh: z.string(),
    en: z.string(),
    /** What a party, a reviewer or the regulator wrote as the reason. */
    reason: z.string().nullable(),
    /** Path of the page that shows what it is about. */
    href: z.string(),
    at: z.string(),
    readAt: z.string().nullable(),
  })
  .meta({ id: 'Notification' })

/** One page, newest first, and how many are unread in all, counted up to a thousand. */
export const NotificationPage = pageOf(NotificationView).extend({ unread: z.number().int() })

export const Unread = z.object({ unread: z.number().int() })

/**
 * An address of e-mail: letters of ASCII alone, none that could end a header, name a second recipient or be quoted.
 */
const email = z
  .string()
  .max(254, { abort: true })
  .regex(/^[^@]{1,64}@[^@]+$/, '不是邮箱地址')
  .regex(/^[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+@[A-Za-z0-9.-]+$/, '不是邮箱地址')
  .regex(/^[^.]+(\.[^.]+)*@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/, '不是邮箱地址')

/** Where e-mail goes and about what; null takes the address away. */
export const SetSettings = z
  .strictObject({ email: email.nullable(), groups: z.array(group).max(GROUP_NAMES.length) })
  .meta({ id: 'SetNotificationSettings' })
export type SetSettings = z.infer<typeof SetSettings>

/** The code that was sent to the address; blanks and hyphens do not count. */
export const Verify = z.strictObject({ code: z.string().min(1).max(40) }).meta({ id: 'VerifyEmail' })
export type Verify = z.infer<typeof Verify>

export const SettingsView = z
  .object({
    /** Whether this platform is set up to send e-mail. */
    canMail: z.boolean(),
    email: z.string().nullable(),
    /** Whether the address was verified: before, nothing but the code is sent to it. */
    verified: z.boolean(),
    groups: z.array(group),
    /** Mails to this person that could not be handed over so far. */
    undelivered: z.number().int(),
  })
  .meta({ id: 'NotificationSettings' })
