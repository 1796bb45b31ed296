import { type Ask, refusedAs, type Row } from './row.ts'

const ask = (to: string, body?: unknown) => (): Ask => ({ to, as: 'consumer', ...(body === undefined ? {} : { body }) })
const settings = (email: unknown, groups: unknown = []) => ask('PUT /api/notification-settings', { email, groups })
const invalid = (path: string) => ({ status: 400, code: 'request.invalid', faults: [path] })

/** Notifications that are nobody's or another's, and addresses that would be more than one address. */
export const notificationRows: Row[] = [
  ...refusedAs(invalid('email'), {
    'an address with a second header': settings('a@b.test\r\nBcc: c@d.test'),
    'an address that is two': settings('a@b.test,c@d.test'),
    'an address with a name': settings('名 <a@b.test>'),
    'an address with a zero byte': settings('a\0@b.test'),
    'an address of 300 characters': settings(`${'a'.repeat(60)}@${'b.'.repeat(120)}test`),
    'an address as a list': settings(['a@b.test']),
  }),
  ...refusedAs(invalid('groups.0'), { 'e-mail about everything': settings(null, ['*']) }),
  ...refusedAs(invalid('groups'), { 'groups as a text': settings(null, 'money') }),
  ...refusedAs(invalid('code'), { 'an empty code': ask('POST /api/notification-settings/verify', { code: '' }) }),
  ...refusedAs({ status: 422, code: 'notification.wrong_code' }, {
    'a code that nobody was sent': ask('POST /api/notification-settings/verify', { code: '0000-0000-0000-0000' }),
    'a code of zero bytes': ask('POST /api/notification-settings/verify', { code: '\0' }),
  }),
  ...refusedAs({ status: 503, code: 'notification.no_mail' }, {
    'a code where no e-mail is sent': ask('POST /api/notification-settings/code', {}),
  }),
  ...refusedAs(invalid('unread'), {
    'notifications that are perhaps unread': ask('GET /api/notifications?unread=maybe'),
  }),
  ...refusedAs({ status: 400, code: 'page.cursor' }, {
    'notifications after a zero byte': ask('GET /api/notifications?cursor=%00'),
  }),
  ...refusedAs({ status: 404, code: 'not_found' }, {
    'a notification of nobody': ask('POST /api/notifications/ntf_none/read'),
    'a notification with a zero byte': ask('POST /api/notifications/%00/read'),
  }),
]
