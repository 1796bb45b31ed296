import { z } from 'zod'
import type * as road from '#api/cli/road.ts'
import { sha256 } from '#api/kernel/canonical.ts'
import { NotificationPage } from '#api/notification/schema.ts'
import type { Mailbox } from '#test/notification/mailbox.ts'
import { eventually } from '#test/support/platform.ts'
import { Id, type World } from '#test/support/story.ts'

const EMAIL = 'desk@provider.test'

/** One use of every route of notifications, by somebody who was told of something. */
export async function notifications(
  { platform: { db } }: World,
  { client }: road.Party,
  { lettersTo }: Mailbox,
): Promise<void> {
  const { items } = await eventually(async () => {
    const told = await client.get('/api/notifications?unread=true', NotificationPage)
    return told.items.length > 0 && told
  }, 'a notification')
  await client.post(`/api/notifications/${items[0]?.id}/read`, {}, Id)
  await client.post('/api/notifications/read-all', {}, z.unknown())
  await client.get('/api/notification-settings', z.unknown())
  const body = JSON.stringify({ email: EMAIL, groups: ['money'] })
  await client.ask('PUT', '/api/notification-settings', { body, headers: { 'content-type': 'application/json' } })
  await client.post('/api/notification-settings/code', {}, z.unknown())
  const { codeHash } = await db.notificationSetting.findFirstOrThrow({ where: { email: EMAIL } })
  const code = await eventually(async () => {
    const codes = lettersTo(EMAIL).map(({ text }) => /code=([0-9a-z]{16})/.exec(text)?.[1] ?? '')
    return codes.find((one) => sha256(one) === codeHash)
  }, 'the letter with the code')
  await client.post('/api/notification-settings/verify', { code }, z.unknown())
}
