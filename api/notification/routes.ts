import { z } from '@hono/zod-openapi'
import { type Endpoint, endpoint, IdParam } from '#api/http/endpoint.ts'
import { listNotifications } from './find.ts'
import type { Post } from './mail.ts'
import { readAll, readNotification } from './read.ts'
import { ListQuery, NotificationPage, NotificationView, SetSettings, SettingsView, Unread, Verify } from './schema.ts'
import { resendCode, setSettings, verifyEmail, viewSettings } from './settings.ts'

export const notificationEndpoints = (post: Post | undefined): Endpoint[] => [
  endpoint({
    method: 'get',
    path: '/api/notifications',
    act: 'notification.view',
    summary: '本人的通知',
    query: ListQuery,
    answer: NotificationPage,
    handle: (ctx, { query }) => listNotifications(ctx, query),
  }),
  endpoint({
    method: 'post',
    path: '/api/notifications/{id}/read',
    act: 'notification.read',
    summary: '标为已读',
    params: IdParam,
    answer: NotificationView,
    handle: (ctx, { params }) => readNotification(ctx, params.id),
  }),
  endpoint({
    method: 'post',
    path: '/api/notifications/read-all',
    act: 'notification.read',
    summary: '全部标为已读',
    answer: Unread,
    handle: (ctx) => readAll(ctx),
  }),
  endpoint({
    method: 'get',
    path: '/api/notification-settings',
    act: 'notification.set',
    summary: '本人的通知设置',
    answer: SettingsView,
    handle: (ctx) => viewSettings(ctx, post),
  }),
  endpoint({
    method: 'put',
    path: '/api/notification-settings',
    act: 'notification.set',
    summary: '设置邮箱和邮件通知的类别',
    body: SetSettings,
    answer: SettingsView,
    handle: (ctx, { body }) => setSettings(ctx, body, post),
  }),
  endpoint({
    method: 'post',
    path: '/api/notification-settings/code',
    act: 'notification.set',
    summary: '重新发送邮箱验证码',
    body: z.strictObject({}),
    answer: SettingsView,
    handle: (ctx) => resendCode(ctx, post),
  }),
  endpoint({
    method: 'post',
    path: '/api/notification-settings/verify',
    act: 'notification.set',
    summary: '用验证码确认邮箱',
    body: Verify,
    answer: SettingsView,
    handle: (ctx, { body }) => verifyEmail(ctx, body, post),
  }),
]
