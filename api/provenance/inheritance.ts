import { z } from 'zod'
import type { Tx } from '#api/db/client.ts'
import { AppError } from '#api/kernel/errors.ts'
import { type Address, asHex, type Hex32, ZERO32 } from '#api/kernel/hex.ts'
import { type EventItem, eventOf, kindText, transferOf } from './entry.ts'

/** Scopes and states as the contract counts them. */
const SCOPE = { party: 0, product: 1, ledger: 3 } as const
const STATE = { active: 1, suspended: 2, terminated: 3 } as const

const digest = z.string().regex(/^0x[0-9a-f]{64}$/).transform(asHex)
const Activation = z.looseObject({
  terms: z.object({
    policy: digest, price: digest, product: digest, provider: digest, consumer: digest,
    startsAt: z.int(), endsAt: z.int(), quota: z.int(),
  }),
})

type Terms = z.infer<typeof Activation>['terms']

/** What a ledger leaves to the next one, in the order of its log. */
export type Inheritance = {
  keys: { party: Hex32; key: Address }[]
  agreements: { terms: Terms; used: number; state: number }[]
  suspensions: { scope: number; subject: Hex32 }[]
}

type Books = {
  keys: Inheritance['keys']
  agreements: Map<Hex32, { used: number; state: number }>
  /** Scope and subject of what is suspended. */
  suspended: Set<string>
}

const PAGE = 5_000

/**
 * What the log says is in force, from its leaves alone; only the terms of agreements, which the log names by their
 * hash, come from the acts that activated them.
 * @throws unavailable `ledger.terms_unknown` where an agreement was activated by others than this platform
 */
export async function inheritanceOf(tx: Tx): Promise<Inheritance> {
  const books: Books = { keys: [], agreements: new Map(), suspended: new Set() }
  for (let after = -1n; ; ) {
    const rows = await tx.record.findMany({ where: { index: { gt: after } }, orderBy: { index: 'asc' }, take: PAGE })
    for (const { kind, entry } of rows) {
      if (kind === 2) takeEvent(books, eventOf(entry))
      else countUse(books, transferOf(entry).agreement)
    }
    const last = rows.at(-1)
    if (!last) break
    after = last.index
  }
  const termsOf = await termsByDigest(tx)
  const suspensions = [...books.suspended].map((text) => {
    const [scope, subject = ''] = text.split(' ')
    return { scope: Number(scope), subject: asHex(subject) }
  })
  const agreements = [...books.agreements].map(([id, { used, state }]) => {
    const terms = termsOf.get(id)
    if (!terms) throw new AppError('unavailable', 'ledger.terms_unknown', `合约 ${id} 不是本平台所激活，缺少其条款，无法迁移`)
    return { terms, used, state }
  })
  return { keys: books.keys, agreements, suspensions }
}

async function termsByDigest(tx: Tx): Promise<Map<Hex32, Terms>> {
  const acts = await tx.chainAct.findMany({
    where: { kind: 'activate', state: 'recorded' },
    select: { subjectDigest: true, arguments: true },
  })
  return new Map(acts.map((act) => [asHex(act.subjectDigest), Activation.parse(act.arguments).terms]))
}

function countUse({ agreements }: Books, id: Hex32): void {
  const agreement = agreements.get(id)
  if (agreement) agreement.used += 1
}

function takeEvent(books: Books, { subject, kind, actor }: EventItem): void {
  const name = kindText(kind)
  if (name === 'party.key_registered') books.keys.push({ party: subject, key: asHex(`0x${actor.slice(26)}`) })
  if (name === 'agreement.activated') books.agreements.set(subject, { used: 0, state: STATE.active })
  if (name === 'agreement.terminated') setState(books, subject, STATE.terminated)
  if (name === 'agreement.suspended') setState(books, subject, STATE.suspended)
  if (name === 'agreement.resumed') setState(books, subject, STATE.active)
  for (const scope of ['party', 'product', 'ledger'] as const) {
    const place = `${SCOPE[scope]} ${scope === 'ledger' ? ZERO32 : subject}`
    if (name === `${scope}.suspended`) books.suspended.add(place)
    if (name === `${scope}.resumed`) books.suspended.delete(place)
  }
}

function setState({ agreements }: Books, id: Hex32, state: number): void {
  const agreement = agreements.get(id)
  if (agreement) agreement.state = state
}
