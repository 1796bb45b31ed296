import type { Hex } from 'viem'
import { ZERO, TOLERANCE } from './chain.ts'
import { eventEntry, kind32, leafHash, transferEntry, treeHash, type Event, type Terms, type Transfer } from './entry.ts'

export const PARTY = 0, PRODUCT = 1, AGREEMENT = 2, LEDGER = 3
export const ACTIVE = 1, SUSPENDED = 2, TERMINATED = 3
const SCOPES = ['party', 'product', 'agreement', 'ledger']

export type Books = { terms: Terms; used: number; state: number }

/** What the ledger should hold: books kept by the rules as its interface states them, sharing nothing with it. */
export class Model {
  readonly leaves: Hex[] = []
  readonly agreements = new Map<Hex, Books>()
  /** Each party's keys in order, the last one in force; every key that anybody ever had. */
  readonly keys: { party: Hex; key: string }[] = []
  readonly suspended = new Set<string>()
  batch = 0

  root = () => treeHash(this.leaves)
  keyOf = (party: Hex) => this.keys.findLast((one) => one.party === party)?.key
  isSuspended = (scope: number, subject: Hex) => this.suspended.has(`${scope} ${subject}`)

  #log(event: Event): void {
    this.leaves.push(leafHash(eventEntry(event)))
  }

  register(party: Hex, key: Hex, body: Hex): boolean {
    if (this.keys.some((one) => one.key === key)) return false
    this.keys.push({ party, key })
    const actor: Hex = `0x${key.slice(2).padStart(64, '0')}`
    this.#log({ subject: party, kind: kind32('party.key_registered'), body, actor, at: 1n })
    return true
  }

  /** `signers` are the keys that signed, the provider's first. */
  activate(id: Hex, terms: Terms, signers: (string | undefined)[], body: Hex): boolean {
    const { provider, consumer, product } = terms
    const stopped = [[LEDGER, ZERO], [PARTY, provider], [PARTY, consumer], [PRODUCT, product]] as const
    const isSound = terms.startsAt < terms.endsAt && terms.quota > 0 && provider !== consumer
    const isOpen = isSound && !this.agreements.has(id)
    const isSigned = [provider, consumer].every((party, i) => signers[i] !== undefined && this.keyOf(party) === signers[i])
    if (!isOpen || !isSigned || stopped.some(([scope, subject]) => this.isSuspended(scope, subject))) return false
    this.agreements.set(id, { terms, used: 0, state: ACTIVE })
    this.#log({ subject: id, kind: kind32('agreement.activated'), body, actor: consumer, at: 1n })
    return true
  }

  terminate(id: Hex, body: Hex): boolean {
    const agreement = this.agreements.get(id)
    if (!agreement || agreement.state === TERMINATED) return false
    agreement.state = TERMINATED
    this.#log({ subject: id, kind: kind32('agreement.terminated'), body, actor: ZERO, at: 1n })
    return true
  }

  suspend(scope: number, subject: Hex, isOn: boolean, body: Hex): boolean {
    if ((scope === LEDGER) !== (subject === ZERO)) return false
    const agreement = this.agreements.get(subject)
    if (scope === AGREEMENT) {
      if (agreement?.state !== (isOn ? ACTIVE : SUSPENDED)) return false
      agreement.state = isOn ? SUSPENDED : ACTIVE
    } else {
      if (this.isSuspended(scope, subject) === isOn) return false
      if (isOn) this.suspended.add(`${scope} ${subject}`)
      else this.suspended.delete(`${scope} ${subject}`)
    }
    const kind = kind32(`${SCOPES[scope]}.${isOn ? 'suspended' : 'resumed'}`)
    this.#log({ subject, kind, body, actor: ZERO, at: 1n })
    return true
  }

  /** The reason for each transfer of a batch in a block of this time; 0 where it became a leaf. */
  record(transfers: Transfer[], events: Event[], now: number): number[] {
    this.batch += 1
    const reasons = transfers.map((transfer) => this.#judge(transfer, now))
    for (const event of events) this.#log(event)
    return reasons
  }

  #judge(transfer: Transfer, now: number): number {
    const at = Number(transfer.at)
    if (this.isSuspended(LEDGER, ZERO)) return 10
    if (Math.abs(at - now) > TOLERANCE) return 11
    const agreement = this.agreements.get(transfer.agreement)
    if (!agreement) return 1
    const { terms, used, state } = agreement
    if (state === TERMINATED) return 2
    if (state === SUSPENDED) return 9
    if (at < terms.startsAt) return 3
    if (at >= terms.endsAt) return 4
    if (this.isSuspended(PARTY, terms.provider)) return 6
    if (this.isSuspended(PARTY, terms.consumer)) return 7
    if (this.isSuspended(PRODUCT, terms.product)) return 8
    if (used >= terms.quota) return 5
    agreement.used += 1
    this.leaves.push(leafHash(transferEntry(transfer)))
    return 0
  }

  /** What a new ledger begins with that takes this one's place. */
  continued(body: Hex): void {
    const actor: Hex = `0x${this.leaves.length.toString(16).padStart(64, '0')}`
    this.#log({ subject: this.root(), kind: kind32('ledger.continued'), body, actor, at: 1n })
    this.batch = 0
  }
}

/** The roots of the complete subtrees of a log, the lowest first. */
export function frontierOf(leaves: Hex[]): Hex[] {
  const nodes: Hex[] = []
  for (let end = leaves.length, size = 1; end > 0; size *= 2) {
    if ((leaves.length & size) === 0) continue
    nodes.push(treeHash(leaves.slice(end - size, end)))
    end -= size
  }
  return nodes
}
