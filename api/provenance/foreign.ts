import { decodeFunctionData, numberToHex, parseEventLogs, type PublicClient } from 'viem'
import { assert } from '#api/kernel/assert.ts'
import { type Address, asHex, type Hex, type Hex32 } from '#api/kernel/hex.ts'
import { eventEntry, transferEntry } from './entry.ts'
import { LEDGER_ABI } from './ledger-abi.ts'

/** A leaf with the bytes that it is the hash of, and the transaction that left it. */
export type ForeignLeaf = { index: bigint; entry: Buffer; hash: Hex32; blockNumber: bigint }

/** A leaf as the chain's logs name it: the event's kind where it is one, and the id of its subject or transfer. */
type LoggedLeaf = { index: bigint; id: Hex32; kind: Hex32 | undefined }

const padded = (address: Address): Hex32 => asHex(`0x${address.slice(2).toLowerCase().padStart(64, '0')}`)

/**
 * The entries of the leaves that somebody else's transaction left (a regulator who acts on the contract directly, a
 * registrar's own tool), from its calldata and logs alone.
 * @throws Error for a transaction that is no act of the ledger's
 */
function entriesOf(input: Hex, leaves: LoggedLeaf[], rejected: ReadonlySet<bigint>): Buffer[] {
  const { functionName, args } = decodeFunctionData({ abi: LEDGER_ABI, data: input })
  if (functionName === 'record') {
    const taken = args[1].filter((_, item) => !rejected.has(BigInt(item)))
    const entries = [...taken.map(transferEntry), ...args[2].map(eventEntry)]
    assert(entries.length === leaves.length, 'a batch leaves what was not rejected of it')
    return entries
  }
  return leaves.map(({ id, kind }) => {
    assert(kind !== undefined, 'an act leaves an event')
    const event = (body: Hex32, actor: Hex32, at: bigint) => eventEntry({ subject: id, kind, body, actor, at })
    switch (functionName) {
      case 'registerParty':
        return event(asHex(args[2]), padded(asHex(args[1].toLowerCase())), args[3])
      case 'activate':
        return event(asHex(args[3]), asHex(args[0].consumer), args[4])
      case 'continueLog':
        return event(asHex(args[2]), numberToHex(args[0], { size: 32 }), args[3])
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

/** Blocks whose logs are asked for at once: nodes bound the span. */
const LOG_SPAN = 1_000n

/** The leaves that the transactions of a span of blocks left in the log. */
export async function leavesBetween(
  client: PublicClient,
  address: Address,
  from: bigint,
  to: bigint,
): Promise<ForeignLeaf[]> {
  const found: ForeignLeaf[] = []
  for (let start = from; start <= to; start += LOG_SPAN) {
    const toBlock = start + LOG_SPAN - 1n < to ? start + LOG_SPAN - 1n : to
    const logs = await client.getLogs({ address, fromBlock: start, toBlock })
    for (const hash of new Set(logs.map(({ transactionHash }) => transactionHash))) {
      const own = parseEventLogs({ abi: LEDGER_ABI, logs: logs.filter((log) => log.transactionHash === hash) })
      const leaves = own.flatMap((log): LoggedLeaf[] => {
        if (log.eventName === 'TransferRecorded') return [{ index: log.args.index, id: log.args.id, kind: undefined }]
        if (log.eventName !== 'EventRecorded') return []
        return [{ index: log.args.index, id: log.args.subject, kind: log.args.kind }]
      })
      if (leaves.length === 0) continue
      const { input, blockNumber } = await client.getTransaction({ hash })
      const rejected = own.flatMap((log) => (log.eventName === 'Rejected' ? [log.args.item] : []))
      const entries = entriesOf(input, leaves, new Set(rejected))
      for (const [i, { index }] of leaves.entries())
        found.push({ index, entry: entries[i] ?? Buffer.alloc(0), hash, blockNumber: blockNumber ?? 0n })
    }
  }
  return found.toSorted((a, b) => Number(a.index - b.index))
}
