import { decodeFunctionData } from 'viem'
import { assert } from '#api/kernel/assert.ts'
import { type Address, asHex, type Hex, type Hex32 } from '#api/kernel/hex.ts'
import { eventEntry, kindText, transferEntry } from './entry.ts'
import { LEDGER_ABI } from './ledger-abi.ts'

/** A leaf as the chain's logs name it: the event's kind where it is one, and the id of its subject or transfer. */
export type LoggedLeaf = { index: bigint; id: Hex32; kind: Hex32 | undefined }

const padded = (address: Address): Hex32 => asHex(`0x${address.slice(2).toLowerCase().padStart(64, '0')}`)

/**
 * The entries of the leaves that somebody else's transaction left (a regulator who acts on the contract directly, a
 * registrar's own tool), from its calldata and logs alone.
 * @throws Error for a transaction that is no act of the ledger's
 */
export function entriesOf(input: Hex, leaves: LoggedLeaf[]): Buffer[] {
  const { functionName, args } = decodeFunctionData({ abi: LEDGER_ABI, data: input })
  if (functionName === 'record') return leaves.map((leaf) => batchEntry(args[1], args[2], leaf))
  return leaves.map(({ id, kind }) => {
    assert(kind !== undefined, 'an act leaves an event')
    const event = (body: Hex32, actor: Hex32, at: bigint) => eventEntry({ subject: id, kind, body, actor, at })
    switch (functionName) {
      case 'registerParty':
        return event(asHex(args[2]), padded(asHex(args[1].toLowerCase())), args[3])
      case 'activate':
        return event(asHex(args[3]), asHex(args[0].consumer), args[4])
      case 'terminate':
        return event(asHex(args[2]), asHex(args[1]), args[3])
      case 'suspend':
      case 'resume':
        return event(asHex(args[3]), asHex(args[2]), args[4])
      default:
        throw new Error(`${functionName} leaves no leaf`)
    }
  })
}

type Item = { agreement: Hex; id: Hex; content: Hex; body: Hex; at: bigint; size: bigint }
type Event = { subject: Hex; kind: Hex; body: Hex; actor: Hex; at: bigint }

function batchEntry(transfers: readonly Item[], events: readonly Event[], { id, kind }: LoggedLeaf): Buffer {
  if (kind === undefined) {
    const item = transfers.find((one) => one.id === id)
    assert(item, 'a recorded transfer stands in the calldata')
    return transferEntry(item)
  }
  const event = events.find((one) => one.subject === id && one.kind === kind)
  assert(event, `an event ${kindText(kind)} stands in the calldata`)
  return eventEntry(event)
}
