import type { z } from '@hono/zod-openapi'
import type { Notification } from '#api/db/generated/client.ts'
import { assert } from '#api/kernel/assert.ts'
import type { Context } from '#api/kernel/context.ts'
import { after, page } from '#api/kernel/page.ts'
import { personOf } from './person.ts'
import type { ListQuery, NotificationPage, NotificationView } from './schema.ts'
import { groupOf, isKind, say } from './sentences.ts'

type View = z.input<typeof NotificationView>

/** A notification as its person reads it. */
export function notificationView({ id, kind, params, at, readAt }: Notification): View {
  assert(isKind(kind), `${kind} is a kind of notification`)
  const { reason = null, ...said } = say(kind, params)
  return {
    id, kind, ...said, reason,
    group: groupOf(kind),
    at: at.toISOString(),
    readAt: readAt?.toISOString() ?? null,
  }
}

const COUNTED = 1_000

/** How many notifications a person has not read, counted up to a thousand. */
export const countUnread = ({ tx }: Context, personId: string): Promise<number> =>
  tx.notification.count({ where: { personId, readAt: null }, take: COUNTED })

/** The caller's notifications, newest first. */
export async function listNotifications(
  ctx: Context,
  { unread, ...query }: ListQuery,
): Promise<z.input<typeof NotificationPage>> {
  const personId = personOf(ctx, 'notification.view')
  const rows = await ctx.tx.notification.findMany({
    ...after(query),
    where: { personId, ...(unread === 'true' ? { readAt: null } : {}) },
    orderBy: { sequence: 'desc' },
  })
  const { items, next } = page(rows, query.limit)
  return { items: items.map(notificationView), next, unread: await countUnread(ctx, personId) }
}
