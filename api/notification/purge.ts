import type { Database } from '#api/db/client.ts'
import { addDays } from '#api/kernel/time.ts'

/** So long notifications, and mails that did not leave, are kept; mails that left a month. */
const KEPT_DAYS = 400
const SENT_DAYS = 30

/** Removes notifications and mails that are past their time; what was told of stays known as told. */
export async function purgeNotifications(db: Database, now: Date): Promise<{ notifications: number; mails: number }> {
  const old = addDays(now, -KEPT_DAYS)
  const left = { state: { in: ['sent', 'dropped'] }, createdAt: { lt: addDays(now, -SENT_DAYS) } }
  const mails = await db.mail.deleteMany({ where: { OR: [left, { createdAt: { lt: old } }] } })
  const notifications = await db.notification.deleteMany({ where: { createdAt: { lt: old } } })
  return { notifications: notifications.count, mails: mails.count }
}
