import { parseEventLogs, type TransactionReceipt } from 'viem'
import { z } from 'zod'
import { type Address, asHex, type Hex, type Hex32 } from '#api/kernel/hex.ts'
import { asked, type ChainSettings, checkChainId, clientOf } from '#api/provenance/connection.ts'
import { LEDGER_ABI } from '#api/provenance/ledger-abi.ts'

/** A transaction to the ledger, or the one that made it: its calldata, and what its receipt says of the outcome. */
export type LedgerTransaction = {
  hash: Hex32
  from: Address
  input: Hex
  succeeded: boolean
  /** Whether this is the ledger's deployment. */
  creates: boolean
  leaves: { index: bigint; id: Hex32 }[]
  /** Why transfers of the batch were skipped, by their place in it. */
  rejected: Map<number, number>
  checkpoint: { batch: bigint; size: bigint; root: Hex32 } | undefined
}

export type LedgerBlock = { number: bigint; hash: Hex32; time: bigint; transactions: LedgerTransaction[] }

/** The ledger's own word about itself at a block, which is compared and never built upon. */
export type LedgerState = { size: bigint; root: Hex32; batch: bigint; checkpoint: Address }

const quantity = z.string().regex(/^0x[0-9a-f]{1,64}$/).transform(BigInt)
const data = z.string().transform((text) => asHex(text.toLowerCase()))
const BlockView = z.object({
  number: quantity,
  hash: data,
  timestamp: quantity,
  transactions: z.array(z.object({ hash: data, from: data, to: data.nullable(), input: data })),
})

/** So many blocks are asked for at once: with batches of 900 records some 15 MB. */
const BLOCKS = 32
const CALLS = 50

export type ChainReader = Awaited<ReturnType<typeof openChainReader>>

/**
 * Reads a ledger's history from its blocks: `eth_getBlockByNumber` with transactions, and the receipts of those to the
 * ledger. Nothing of the platform's database is asked.
 * @throws unavailable `chain.unavailable`, `chain.other_chain`
 */
export async function openChainReader(settings: ChainSettings, ledger: Address) {
  const client = clientOf(settings)
  await checkChainId(client, settings.chainId)
  const contract = { address: ledger, abi: LEDGER_ABI } as const

  const receipt = (hash: Hex32): Promise<TransactionReceipt> => asked(client, client.getTransactionReceipt({ hash }))

  async function readBlock(number: bigint): Promise<LedgerBlock> {
    const method = 'eth_getBlockByNumber'
    const raw = await asked(client, client.request({ method, params: [`0x${number.toString(16)}`, true] }))
    const { hash, timestamp, transactions } = BlockView.parse(raw)
    const found: LedgerTransaction[] = []
    for (const { to, ...transaction } of transactions) {
      if (to !== null && to !== ledger) continue
      const read = transactionOf(transaction, await receipt(transaction.hash), ledger)
      if (to !== null || read.creates) found.push(read)
    }
    return { number, hash, time: timestamp, transactions: found }
  }

  return {
    head: () => asked(client, client.getBlockNumber({ cacheTime: 0 })),

    /** The blocks that concern the ledger, from one to another, both included, in groups. */
    async *blocks(from: bigint, to: bigint): AsyncGenerator<LedgerBlock[]> {
      for (let start = from; start <= to; start += BigInt(BLOCKS)) {
        const count = Number(to - start + 1n < BigInt(BLOCKS) ? to - start + 1n : BigInt(BLOCKS))
        const group = await Promise.all(Array.from({ length: count }, (_, i) => readBlock(start + BigInt(i))))
        yield group.filter(({ transactions }) => transactions.length > 0)
      }
    },

    readBlock,

    async state(blockNumber: bigint): Promise<LedgerState> {
      const read = <Name extends 'size' | 'root' | 'batch' | 'checkpoint'>(functionName: Name) =>
        asked(client, client.readContract({ ...contract, functionName, blockNumber }))
      const [size, batch] = [BigInt(await read('size')), BigInt(await read('batch'))]
      return { size, batch, root: lower(await read('root')), checkpoint: lower(await read('checkpoint')) }
    },

    /** How often the contract has counted each agreement as used. */
    async used(agreements: Hex32[], blockNumber: bigint): Promise<Map<Hex32, bigint>> {
      const counts = new Map<Hex32, bigint>()
      for (let start = 0; start < agreements.length; start += CALLS) {
        const ids = agreements.slice(start, start + CALLS)
        const question = { ...contract, functionName: 'agreementOf', blockNumber } as const
        const read = (id: Hex32) => client.readContract({ ...question, args: [id] })
        const answers = await asked(client, Promise.all(ids.map(read)))
        answers.forEach(([, , , used], i) => counts.set(ids[i] ?? '0x', BigInt(used)))
      }
      return counts
    },

    code: (address: Address): Promise<Hex | undefined> => asked(client, client.getCode({ address })),
  }
}

const lower = (text: unknown): Address => asHex(String(text).toLowerCase())

function transactionOf(
  transaction: { hash: Hex32; from: Address; input: Hex },
  receipt: TransactionReceipt,
  ledger: Address,
): LedgerTransaction {
  const own = receipt.logs.filter((log) => log.address.toLowerCase() === ledger)
  const read: LedgerTransaction = {
    ...transaction,
    succeeded: receipt.status === 'success',
    creates: receipt.contractAddress?.toLowerCase() === ledger,
    leaves: [],
    rejected: new Map(),
    checkpoint: undefined,
  }
  for (const log of parseEventLogs({ abi: LEDGER_ABI, logs: own })) {
    if (log.eventName === 'TransferRecorded') read.leaves.push({ index: log.args.index, id: log.args.id })
    if (log.eventName === 'EventRecorded') read.leaves.push({ index: log.args.index, id: log.args.subject })
    if (log.eventName === 'Rejected') read.rejected.set(Number(log.args.item), log.args.reason)
    if (log.eventName === 'BatchRecorded') read.checkpoint = log.args
  }
  return read
}
