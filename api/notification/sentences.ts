import { z } from '@hono/zod-openapi'
import { DEADLINE_SENTENCES } from './deadline-sentences.ts'
import { OFFICE_SENTENCES } from './office-sentences.ts'
import { OPERATION_SENTENCES } from './operation-sentences.ts'
import { REGISTRATION_SENTENCES } from './registration-sentences.ts'
import { RESOURCE_SENTENCES } from './resource-sentences.ts'
import { REVENUE_SENTENCES } from './revenue-sentences.ts'
import { SCENARIO_SENTENCES } from './scenario-sentences.ts'
import { SHARING_SENTENCES } from './sharing-sentences.ts'
import { TRADE_SENTENCES } from './trade-sentences.ts'
import type { Group, Words } from './words.ts'

/** Every kind of notification: its group, its parameters, its sentences and its page. */
export const SENTENCES = {
  ...TRADE_SENTENCES, ...OFFICE_SENTENCES, ...DEADLINE_SENTENCES, ...REVENUE_SENTENCES, ...SHARING_SENTENCES,
  ...SCENARIO_SENTENCES, ...RESOURCE_SENTENCES,
  ...REGISTRATION_SENTENCES, ...OPERATION_SENTENCES,
}

export type NotificationKind = keyof typeof SENTENCES

export type ParamsOf<K extends NotificationKind> = Record<(typeof SENTENCES)[K]['params'][number], string>

/** A kind as the database gives it back. */
export const isKind = (text: string): text is NotificationKind => Object.hasOwn(SENTENCES, text)

/** Every kind of a group's, or of several. */
export const groupOf = (kind: NotificationKind): Group => SENTENCES[kind].group

const Params = z.record(z.string(), z.string())

/** A notification as it is said: with the reason that somebody gave, or without. */
export type Said = { zh: string; en: string; href: string; reason: string | undefined }

/** Says a row of the database. */
export function say(kind: NotificationKind, stored: unknown): Said {
  const { zh, en, href } = anyWords(kind)
  const { reason, ...params } = Params.parse(stored)
  return { zh: zh(params), en: en(params), href: href(params), reason }
}

/** The words of whatever kind: safe because a row's parameters were typed by its kind when it was written. */
const anyWords = (kind: NotificationKind): Words<string> => SENTENCES[kind] as unknown as Words<string>
