import type { z } from '@hono/zod-openapi'
import type { Context } from '#api/kernel/context.ts'
import { notFound } from '#api/kernel/errors.ts'
import { notificationView } from './find.ts'
import { personOf } from './person.ts'
import type { NotificationView, Unread } from './schema.ts'

/** The caller has read a notification (标为已读); read again it keeps its first time. @throws not_found */
export async function readNotification(ctx: Context, id: string): Promise<z.input<typeof NotificationView>> {
  const personId = personOf(ctx, 'notification.read')
  await ctx.tx.notification.updateMany({ where: { id, personId, readAt: null }, data: { readAt: ctx.now } })
  const row = await ctx.tx.notification.findFirst({ where: { id, personId } })
  if (!row) throw notFound()
  return notificationView(row)
}

/** The caller has read all of them (全部已读). */
export async function readAll(ctx: Context): Promise<z.input<typeof Unread>> {
  const personId = personOf(ctx, 'notification.read')
  await ctx.tx.notification.updateMany({ where: { personId, readAt: null }, data: { readAt: ctx.now } })
  return { unread: 0 }
}
