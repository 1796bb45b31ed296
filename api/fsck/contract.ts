import { isSignedBy, type Terms } from '#api/agreement/terms.ts'
import { type Address, type Hex32, ZERO32 } from '#api/kernel/hex.ts'
import type { TransferItem } from '#api/provenance/entry.ts'
import type { Call } from './call.ts'

/** States of an agreement in the contract. */
export const ON_CHAIN = { active: 1, suspended: 2, terminated: 3 } as const

export type AgreementOnChain = {
  terms: Terms
  providerSignature: string
  consumerSignature: string
  /** The parties' keys at the activation: those that signed. */
  providerKey: Address | undefined
  consumerKey: Address | undefined
  used: bigint
  state: number
}

/** The ledger's contract as its calldata alone makes it. */
export type Contract = {
  batch: bigint
  /** Seconds that a transfer's time may differ from its block's; undefined where the deployment was not seen. */
  tolerance: bigint | undefined
  agreements: Map<Hex32, AgreementOnChain>
  /** The current key of each party, and the party of each key that it ever had. */
  keys: Map<Hex32, Address>
  partyOfKey: Map<Address, Hex32>
  suspended: { parties: Set<Hex32>; products: Set<Hex32>; ledger: boolean }
  /** What a new ledger took over so far, in words. */
  adopted: Set<string>
}

export const newContract = (): Contract => ({
  batch: 0n,
  tolerance: undefined,
  agreements: new Map(),
  keys: new Map(),
  partyOfKey: new Map(),
  suspended: { parties: new Set(), products: new Set(), ledger: false },
  adopted: new Set(),
})

/** Why the rules refuse a transfer in a block of a time: the contract's reason, 0 for none. */
export function reasonOf(contract: Contract, item: TransferItem, time: bigint): number {
  const { suspended, tolerance } = contract
  if (suspended.ledger) return 10
  const drift = item.at > time ? item.at - time : time - item.at
  if (tolerance !== undefined && drift > tolerance) return 11
  const agreement = contract.agreements.get(item.agreement)
  if (!agreement) return 1
  const { terms, used, state } = agreement
  if (state !== ON_CHAIN.active) return state === ON_CHAIN.suspended ? 9 : 2
  if (item.at < BigInt(terms.startsAt)) return 3
  if (item.at >= BigInt(terms.endsAt)) return 4
  if (suspended.parties.has(terms.provider)) return 6
  if (suspended.parties.has(terms.consumer)) return 7
  if (suspended.products.has(terms.product)) return 8
  return used < BigInt(terms.quota) ? 0 : 5
}

/** A transfer that the chain judged otherwise than its own rules say. */
export type Misjudged = { item: TransferItem; expected: number; actual: number }

/**
 * Brings the contract forward by a call that succeeded. `reasons` are those of the chain, by place in the batch; they
 * count, and where the rules say otherwise the transfer is given back.
 */
export function apply(contract: Contract, call: Call, time: bigint, reasons: ReadonlyMap<number, number>): Misjudged[] {
  switch (call.name) {
    case 'record':
      contract.batch += 1n
      return call.transfers.flatMap((item, place) => {
        const [expected, actual] = [reasonOf(contract, item, time), reasons.get(place) ?? 0]
        const agreement = contract.agreements.get(item.agreement)
        if (actual === 0 && agreement) agreement.used += 1n
        return expected === actual ? [] : [{ item, expected, actual }]
      })
    case 'registerParty':
      contract.keys.set(call.party, call.key)
      contract.partyOfKey.set(call.key, call.party)
      return []
    case 'activate': {
      const { terms, providerSignature, consumerSignature } = call
      contract.agreements.set(call.id, {
        terms, providerSignature, consumerSignature, used: 0n, state: ON_CHAIN.active,
        providerKey: contract.keys.get(terms.provider), consumerKey: contract.keys.get(terms.consumer),
      })
      return []
    }
    case 'terminate':
      setState(contract, call.agreement, ON_CHAIN.terminated)
      return []
    case 'suspend':
    case 'resume':
      setSuspended(contract, call.scope, call.subject, call.name === 'suspend')
      return []
    case 'adopt':
    case 'continueLog':
      return []
  }
}

/** What an older ledger leaves: each thing in words, with its count and state. */
function legacyOf({ partyOfKey, agreements, suspended }: Contract): Set<string> {
  const { parties, products, ledger } = suspended
  return new Set([
    ...[...partyOfKey].map(([key, party]) => keyText(party, key)),
    ...[...agreements].map(([id, { used, state }]) => agreementText(id, used, state)),
    ...[...parties].map((subject) => suspensionText(0, subject)),
    ...[...products].map((subject) => suspensionText(1, subject)),
    ...(ledger ? [suspensionText(3, ZERO32)] : []),
  ])
}

const keyText = (party: Hex32, key: Address) => `主体 ${party} 的密钥 ${key}`
const agreementText = (id: Hex32, used: bigint, state: number) => `合约 ${id}（已用 ${used} 次，状态 ${state}）`
const suspensionText = (scope: number, subject: Hex32) => `对 ${subject} 的暂停（范围 ${scope}）`

/** Where what a new ledger took over until its first leaf is not what the log left, in sentences. */
export function adoptionFaults(contract: Contract, call: Call): string[] {
  const { adopted } = contract
  if (call.name === 'adopt') {
    for (const { party, key } of call.keys) adopted.add(keyText(party, key))
    for (const { id, used, state } of call.agreements) adopted.add(agreementText(id, used, state))
    for (const { scope, subject } of call.suspensions) adopted.add(suspensionText(scope, subject))
  }
  if (call.name !== 'continueLog') return []
  const left = legacyOf(contract)
  const faults = [
    ...[...left].filter((what) => !adopted.has(what)).map((what) => `新账本没有承接${what}`),
    ...[...adopted].filter((what) => !left.has(what)).map((what) => `新账本承接了原账本所没有的${what}`),
  ]
  adopted.clear()
  return faults
}

function setState({ agreements }: Contract, id: Hex32, state: number): void {
  const agreement = agreements.get(id)
  if (agreement) agreement.state = state
}

function setSuspended(contract: Contract, scope: number, subject: Hex32, isSuspended: boolean): void {
  const { suspended } = contract
  if (scope === 2) setState(contract, subject, isSuspended ? ON_CHAIN.suspended : ON_CHAIN.active)
  if (scope === 3) suspended.ledger = isSuspended
  const subjects = scope === 0 ? suspended.parties : scope === 1 ? suspended.products : undefined
  if (isSuspended) subjects?.add(subject)
  else subjects?.delete(subject)
}

/** Who did not sign what a call puts into force, by the keys of that moment; undefined when both did. */
export async function unsignedBy(
  contract: Contract,
  { terms, providerSignature, consumerSignature }: Extract<Call, { name: 'activate' }>,
  platform: string,
): Promise<'供方' | '需方' | undefined> {
  const [provider, consumer] = [contract.keys.get(terms.provider), contract.keys.get(terms.consumer)]
  if (!consumer || !(await isSignedBy(platform, terms, consumerSignature, consumer))) return '需方'
  if (!provider) return '供方'
  const offer = { ...terms, consumer: ZERO32 }
  const isSigned =
    (await isSignedBy(platform, terms, providerSignature, provider)) ||
    (await isSignedBy(platform, offer, providerSignature, provider))
  return isSigned ? undefined : '供方'
}
