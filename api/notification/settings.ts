import { randomBytes } from 'node:crypto'
import type { z } from '@hono/zod-openapi'
import type { NotificationSetting } from '#api/db/generated/client.ts'
import { sha256 } from '#api/kernel/canonical.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError } from '#api/kernel/errors.ts'
import { addDays } from '#api/kernel/time.ts'
import { type Post, subjectOf, textOf } from './mail.ts'
import { waiting } from './outbox.ts'
import { personOf } from './person.ts'
import { GROUP_NAMES, type SetSettings, type SettingsView, type Verify } from './schema.ts'

type View = z.input<typeof SettingsView>

async function settingsView(
  { tx }: Context,
  personId: string,
  setting: NotificationSetting | null,
  post: Post | undefined,
): Promise<View> {
  const undelivered = await tx.mail.count({
    where: { personId, OR: [{ state: 'failed' }, { state: 'waiting', lastError: { not: null } }] },
  })
  return {
    canMail: post !== undefined,
    email: setting?.email ?? null,
    verified: setting?.verifiedAt != null,
    groups: GROUP_NAMES.filter((name) => setting === null || setting.groups.includes(name)),
    undelivered,
  }
}

/** The caller's settings (通知设置). */
export async function viewSettings(ctx: Context, post: Post | undefined): Promise<View> {
  const personId = personOf(ctx, 'notification.set')
  return settingsView(ctx, personId, await ctx.tx.notificationSetting.findUnique({ where: { personId } }), post)
}

/**
 * Sets where e-mail goes and about what. A new address is unverified, and is sent a code where e-mail can be sent.
 * @throws limited `notification.too_many_codes`
 */
export async function setSettings(ctx: Context, { email, groups }: SetSettings, post: Post | undefined): Promise<View> {
  const personId = personOf(ctx, 'notification.set')
  const before = await lockSetting(ctx, personId)
  const isNew = before.email !== email
  const unverified = { email, verifiedAt: null, codeHash: null, codeExpiresAt: null }
  const saved = await ctx.tx.notificationSetting.update({
    where: { personId },
    data: { groups: [...new Set(groups)], ...(isNew ? unverified : {}) },
  })
  if (isNew && post) await sendCode(ctx, saved, post)
  return settingsView(ctx, personId, saved, post)
}

/**
 * Sends another code to the caller's address, which no earlier one verifies any more.
 * @throws unavailable `notification.no_mail`, refused `notification.nothing_to_verify`, limited
 *   `notification.too_many_codes`
 */
export async function resendCode(ctx: Context, post: Post | undefined): Promise<View> {
  const personId = personOf(ctx, 'notification.set')
  if (!post) throw new AppError('unavailable', 'notification.no_mail', '平台尚未配置邮件服务，暂不能发送邮件')
  const setting = await lockSetting(ctx, personId)
  if (setting.email === null || setting.verifiedAt !== null)
    throw new AppError('refused', 'notification.nothing_to_verify', '没有待验证的邮箱地址')
  await sendCode(ctx, setting, post)
  return settingsView(ctx, personId, setting, post)
}

/**
 * The caller gives the code back that came to the address: from now on e-mail is sent there.
 * @throws refused `notification.wrong_code`
 */
export async function verifyEmail(ctx: Context, { code }: Verify, post: Post | undefined): Promise<View> {
  const personId = personOf(ctx, 'notification.set')
  const given = code.toLowerCase().replaceAll(/[\s-]/g, '')
  const { count } = await ctx.tx.notificationSetting.updateMany({
    where: { personId, email: { not: null }, codeHash: sha256(given), codeExpiresAt: { gt: ctx.now } },
    data: { verifiedAt: ctx.now, codeHash: null, codeExpiresAt: null },
  })
  if (count !== 1) throw new AppError('refused', 'notification.wrong_code', '验证码不正确或已经过期')
  return settingsView(ctx, personId, await ctx.tx.notificationSetting.findUnique({ where: { personId } }), post)
}

/** The caller's settings, made if need be and locked: codes of two requests at once are counted together. */
async function lockSetting({ tx }: Context, personId: string): Promise<NotificationSetting> {
  await tx.notificationSetting.createMany({ data: [{ personId, groups: GROUP_NAMES }], skipDuplicates: true })
  await tx.$queryRaw`select "personId" from notification_setting where "personId" = ${personId} for update`
  return tx.notificationSetting.findUniqueOrThrow({ where: { personId } })
}

const CODES_A_DAY = 5
const CODE_DAYS = 1

/** 80 bits of chance in 16 letters and figures: no guessing finds it in its day. */
const newCode = (): string => Array.from(randomBytes(16), (byte) => ALPHABET[byte % 32]).join('')
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'

/** Puts a code for the address into the outbox; so often a day that nobody fills a stranger's mailbox with them. */
async function sendCode(ctx: Context, { personId, email }: NotificationSetting, post: Post): Promise<void> {
  if (email === null) return
  const since = { personId, notificationId: null, createdAt: { gt: addDays(ctx.now, -1) } }
  if ((await ctx.tx.mail.count({ where: since })) >= CODES_A_DAY)
    throw new AppError('limited', 'notification.too_many_codes', '今天发送的验证码过多，请明天再试', { retryAfter: 86_400 })
  const code = newCode()
  const stale = { personId, notificationId: null, state: 'waiting' }
  await ctx.tx.mail.updateMany({ where: stale, data: { state: 'dropped', text: '' } })
  await ctx.tx.notificationSetting.update({
    where: { personId },
    data: { codeHash: sha256(code), codeExpiresAt: addDays(ctx.now, CODE_DAYS) },
  })
  const sentences = [
    `您的邮箱验证码：${grouped(code)}，一天之内有效。如非本人操作，请忽略本邮件。`,
    `Your code: ${grouped(code)}. It counts for a day. Ignore this letter if you did not ask for it.`,
  ]
  const text = textOf(sentences, `${post.url}/notifications?code=${code}`)
  await ctx.tx.mail.create({ data: { ...waiting(ctx.now, personId, email), subject: subjectOf('邮箱验证'), text } })
}

const grouped = (code: string): string => code.replaceAll(/(.{4})(?=.)/g, '$1-')
