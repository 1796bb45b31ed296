import { decodeFunctionData, numberToHex } from 'viem'
import type { Terms } from '#api/agreement/terms.ts'
import { termsDigest } from '#api/agreement/terms.ts'
import { type Address, asHex, type Hex, type Hex32 } from '#api/kernel/hex.ts'
import { type EventItem, kindWord, type TransferItem } from '#api/provenance/entry.ts'
import { LEDGER_ABI } from '#api/provenance/ledger-abi.ts'

type Told = { body: Hex32; at: bigint }

/** An act on the ledger, as the calldata of its transaction says it. */
export type Call =
  | { name: 'record'; batch: bigint; transfers: readonly TransferItem[]; events: readonly EventItem[] }
  | (Told & { name: 'registerParty'; party: Hex32; key: Address })
  | (Told & { name: 'activate'; id: Hex32; terms: Terms; providerSignature: Hex; consumerSignature: Hex })
  | (Told & { name: 'terminate'; agreement: Hex32; actor: Hex32 })
  | (Told & { name: 'suspend' | 'resume'; scope: number; subject: Hex32; actor: Hex32 })
  | (Told & { name: 'continueLog'; oldSize: bigint })
  | { name: 'adopt'; keys: readonly AdoptedKey[]; agreements: readonly Adopted[]; suspensions: readonly Suspended[] }

type AdoptedKey = { party: Hex32; key: Address }
type Adopted = { id: Hex32; used: bigint; state: number }
type Suspended = { scope: number; subject: Hex32 }

/** Reads calldata; undefined where it is no act that leaves a leaf. */
export function callOf(input: Hex): Call | undefined {
  const decoded = decode(input)
  switch (decoded?.functionName) {
    case 'record': {
      const [batch, transfers, events] = decoded.args
      return { name: 'record', batch, transfers, events }
    }
    case 'registerParty': {
      const [party, key, body, at] = decoded.args
      return { name: 'registerParty', party, key: asHex(key.toLowerCase()), body, at }
    }
    case 'activate': {
      const [terms, providerSignature, consumerSignature, body, at] = decoded.args
      return { name: 'activate', id: termsDigest(terms), terms, providerSignature, consumerSignature, body, at }
    }
    case 'terminate': {
      const [agreement, actor, body, at] = decoded.args
      return { name: 'terminate', agreement, actor, body, at }
    }
    case 'suspend':
    case 'resume': {
      const [scope, subject, actor, body, at] = decoded.args
      return { name: decoded.functionName, scope, subject, actor, body, at }
    }
    case 'continueLog': {
      const [oldSize, , body, at] = decoded.args
      return { name: 'continueLog', oldSize, body, at }
    }
    case 'adopt': {
      const [keys, agreements, suspensions] = decoded.args
      return {
        name: 'adopt',
        keys: keys.map(({ party, key }) => ({ party, key: asHex(key.toLowerCase()) })),
        agreements: agreements.map(({ terms, used, state }) => ({ id: termsDigest(terms), used: BigInt(used), state })),
        suspensions,
      }
    }
    default:
      return undefined
  }
}

function decode(input: Hex) {
  try {
    return decodeFunctionData({ abi: LEDGER_ABI, data: input })
  } catch {
    return undefined
  }
}

const SCOPES = ['party', 'product', 'agreement', 'ledger']

/** The events that a call leaves in the log, in their order; `root` is the log's before it. */
export function eventsOf(call: Call, root: Hex32): readonly EventItem[] {
  switch (call.name) {
    case 'record':
      return call.events
    case 'registerParty':
      return [own(call, 'party.key_registered', call.party, `0x${call.key.slice(2).padStart(64, '0')}`)]
    case 'activate':
      return [own(call, 'agreement.activated', call.id, call.terms.consumer)]
    case 'terminate':
      return [own(call, 'agreement.terminated', call.agreement, call.actor)]
    case 'suspend':
    case 'resume': {
      const kind = `${SCOPES[call.scope]}.${call.name === 'suspend' ? 'suspended' : 'resumed'}`
      return [own(call, kind, call.subject, call.actor)]
    }
    case 'continueLog':
      return [own(call, 'ledger.continued', root, numberToHex(call.oldSize, { size: 32 }))]
    case 'adopt':
      return []
  }
}

const own = ({ body, at }: Told, kind: string, subject: Hex32, actor: Hex32): EventItem => ({
  subject, kind: kindWord(kind), body, actor, at,
})
