import {
  AbiDecodingDataSizeTooSmallError, BlockNotFoundError, ContractFunctionExecutionError, ContractFunctionRevertedError,
  ContractFunctionZeroDataError, createPublicClient, numberToHex, parseAbi, webSocket,
} from 'viem'
import { AppError } from '../kernel/errors.ts'
import type { Address } from '../kernel/hex.ts'
import type { Block, Checkpoint } from '../provenance/checkpoint.ts'

const TIMEOUT_MS = 10_000
const LEDGER = parseAbi(['function checkpoint() view returns (address)'])
const SLOTS = { size: `0x${'0'.repeat(64)}`, root: `0x${'0'.repeat(63)}1` } as const

type Client = ReturnType<typeof clientOf>

/** The chain as the witness itself sees it: what a log says about it is compared here, never believed. */
export class ChainView {
  readonly #client: Client
  readonly #ledger: Address

  constructor(url: string, ledger: Address) {
    this.#client = clientOf(url)
    this.#ledger = ledger
  }

  /**
   * Makes sure that the chain, at the block that a checkpoint names, says what the checkpoint says, and that the block
   * of the checkpoint before it is still part of the chain, unless the log has moved here from another chain since.
   * @throws AppError refused, `witness.other_chain` | `block_unknown` | `block_mismatch` | `history_rewritten` |
   *   `no_ledger` | `chain_disagrees`; unavailable `witness.chain_unavailable`
   */
  async confirm(checkpoint: Checkpoint, before: Block | undefined): Promise<void> {
    const { block } = checkpoint
    if ((await this.#ask(() => this.#client.getChainId())) !== block.chainId) {
      throw refused('other_chain', `检查点属于链 ${block.chainId}，不是见证方所看的链`)
    }
    if ((await this.#hashAt(block.number)) !== block.hash) {
      throw refused('block_mismatch', `第 ${block.number} 块的哈希与检查点所写的不同`)
    }
    if (before?.chainId === block.chainId && (await this.#hashAt(before.number)) !== before.hash) {
      throw refused('history_rewritten', `链的第 ${before.number} 块已不是见证方见过的那一块，历史被改写`)
    }
    await this.#confirmSlots(checkpoint)
  }

  async #confirmSlots({ block, size, root }: Checkpoint): Promise<void> {
    const blockNumber = BigInt(block.number)
    const address = await this.#checkpointAddress(blockNumber)
    const [sizeSlot, rootSlot] = await this.#ask(() => Promise.all([
      this.#client.getStorageAt({ address, slot: SLOTS.size, blockNumber }),
      this.#client.getStorageAt({ address, slot: SLOTS.root, blockNumber }),
    ]))
    const agrees = sizeSlot === numberToHex(size, { size: 32 }) && rootSlot === `0x${root.toString('hex')}`
    if (!agrees) throw refused('chain_disagrees', `链在第 ${block.number} 块记的条数或根哈希与检查点不同`)
  }

  async #checkpointAddress(blockNumber: bigint): Promise<Address> {
    const address = this.#ledger
    const code = await this.#ask(() => this.#client.getCode({ address, blockNumber }))
    if (code === undefined) throw noLedger(blockNumber)
    try {
      return await this.#ask(() =>
        this.#client.readContract({ address, abi: LEDGER, functionName: 'checkpoint', blockNumber }))
    } catch (error) {
      if (error instanceof ContractFunctionExecutionError) throw noLedger(blockNumber)
      throw error
    }
  }

  async #hashAt(number: number): Promise<string> {
    try {
      const { hash } = await this.#ask(() => this.#client.getBlock({ blockNumber: BigInt(number) }))
      return hash
    } catch (error) {
      if (error instanceof BlockNotFoundError) throw refused('block_unknown', `链上还没有第 ${number} 块`)
      throw error
    }
  }

  /** The chain's answer, an error that is an answer, or `chain_unavailable` and a fresh connection for the next try. */
  async #ask<Answer>(question: () => Promise<Answer>): Promise<Answer> {
    try {
      return await question()
    } catch (error) {
      if (isAnswer(error)) throw error
      await this.#client.transport.getRpcClient().then((connection) => connection.close(), () => undefined)
      throw new AppError('unavailable', 'witness.chain_unavailable', '见证方暂时连不上链', { retryAfter: 2 }, error)
    }
  }
}

/** Whether the chain answered, though not with what was hoped for: no such block, or no such contract. */
const isAnswer = (error: unknown): boolean =>
  error instanceof BlockNotFoundError ||
  (error instanceof ContractFunctionExecutionError && error.walk(isOfContract) !== null)

const isOfContract = (error: unknown): boolean =>
  error instanceof ContractFunctionRevertedError ||
  error instanceof ContractFunctionZeroDataError ||
  error instanceof AbiDecodingDataSizeTooSmallError

function clientOf(url: string) {
  return createPublicClient({
    transport: webSocket(url, { retryCount: 0, timeout: TIMEOUT_MS, reconnect: false }),
    cacheTime: 0,
  })
}

const refused = (code: string, message: string) => new AppError('refused', `witness.${code}`, message)
const noLedger = (block: bigint) => refused('no_ledger', `第 ${block} 块时账本合约不在所配置的地址`)
