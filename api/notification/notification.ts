import type { Json } from '#api/kernel/canonical.ts'
import type { Role } from '#api/kernel/permit.ts'
import type { NotificationKind, ParamsOf } from './sentences.ts'

/**
 * Notifications (通知): who is told of what happens.
 *
 * Whatever happens in the trade is an event of the log, or a row that waits for somebody or was decided, or comes with
 * time. The process that is the writer reads them (`tell.ts`): the log by the index of its leaves, which one writer
 * counts up and commits in that order, so that a cursor misses nothing; the rest by a key of its own for each
 * happening, which `told_happening` keeps. A pure rule (`rules.ts`) says for each who is concerned: organisations, a
 * duty of the staff, those who oversee. The rows of a happening's people and the cursor are one transaction: after a
 * crash each is told once. `notification (event, personId)` is unique, too.
 *
 * A row holds kind and parameters; its sentences, Chinese and English, are made when it is read (`sentences.ts`). Rules
 * tell a person of nothing but what the person may open: its own organisation's things, or what its duty looks at.
 * Parameters hold no prices and no amounts. E-mail (`outbox.ts`) has the sentence and a link, without what a party
 * wrote as its reason, and goes only to addresses whose owner gave back the code that was sent there.
 */

/** Something that happened, with what makes it this one happening. */
export type Happening = {
  /** `evt_…` of the log, or the key of what is not in the log. */
  key: string
  kind: string
  subject: string
  at: Date
  /** What the event says; empty outside the log. */
  body: { [key: string]: Json }
  /** Index of its leaf; null outside the log. */
  recordIndex: bigint | null
}

/** Who is told: all people of organisations, all staff with a duty, all who oversee, or everybody. */
export type Audience =
  | { participants: readonly string[] }
  | { duty: Role }
  | { overseers: true; except?: string }
  | { everyone: true }

/** What a rule has somebody told. */
export type Notice = {
  [K in NotificationKind]: { kind: K; params: ParamsOf<K>; reason?: string; to: Audience }
}[NotificationKind]
