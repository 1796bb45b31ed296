import { createHardhatRuntimeEnvironment } from 'hardhat/hre'
import type { EthereumProvider } from 'hardhat/types/providers'
import { z } from 'zod'
import { assert } from '../kernel/assert.ts'
import { RpcError } from './rpc-error.ts'

/** What the hash of every block depends on, beside the transactions and their times. */
export type Settings = {
  chainId: number
  hardfork: string
  /** Time of the genesis block, Unix seconds. */
  initialDate: number
  blockGasLimit: number
}

/** The newest block; `time` in Unix seconds. */
export type Head = { number: number; hash: string; time: number }

const quantity = z.string().regex(/^0x[0-9a-f]+$/).transform(Number)
const blockSchema = z.object({
  number: quantity,
  hash: z.string(),
  timestamp: quantity,
  transactions: z.array(z.string()),
})
const pendingSchema = z.object({ from: z.string(), nonce: quantity })

/**
 * Hardhat's network in this process. Nothing is mined but by `mine`: one transaction, at a given time, makes one
 * block, so that the same transactions at the same times make the same blocks, hash for hash.
 */
export class Engine {
  readonly #provider: EthereumProvider

  private constructor(provider: EthereumProvider) {
    this.#provider = provider
  }

  /** An engine at its genesis block: no accounts, no coin, base fee 0, hence gas price 0 and nothing else. */
  static async open({ chainId, hardfork, initialDate, blockGasLimit }: Settings): Promise<Engine> {
    const environment = await createHardhatRuntimeEnvironment({
      networks: {
        ledger: {
          type: 'edr-simulated',
          chainType: 'l1',
          chainId,
          hardfork,
          blockGasLimit,
          accounts: [],
          initialBaseFeePerGas: 0,
          initialDate: new Date(initialDate * 1_000),
          allowBlocksWithSameTimestamp: true,
          throwOnTransactionFailures: false,
          mining: { auto: false, mempool: { order: 'fifo' } },
        },
      },
    }, {}, import.meta.dirname)
    const { provider } = await environment.network.create('ledger')
    return new Engine(provider)
  }

  request(method: string, params: readonly unknown[] = []): Promise<unknown> {
    return this.#provider.request({ method, params })
  }

  /** Name and version of the program that executes. */
  async version(): Promise<string> {
    return z.string().parse(await this.request('web3_clientVersion'))
  }

  async head(): Promise<Head> {
    const { number, hash, timestamp } = await this.#newest()
    return { number, hash, time: timestamp }
  }

  /**
   * Takes a raw transaction into the empty pool, which checks everything that execution will ask for: form, chain,
   * signature, nonce, gas, funds. What is admitted can be executed; nothing is executed yet.
   * @throws RpcError, or the engine's own error, and the pool is empty as before
   */
  async admit(raw: string): Promise<string> {
    const hash = z.string().parse(await this.request('eth_sendRawTransaction', [raw]))
    const { from, nonce } = pendingSchema.parse(await this.request('eth_getTransactionByHash', [hash]))
    const next = quantity.parse(await this.request('eth_getTransactionCount', [from, 'latest']))
    if (nonce === next) return hash
    await this.request('hardhat_dropTransaction', [hash])
    throw new RpcError(-32000, `nonce too high: next nonce ${next}, tx nonce ${nonce}`)
  }

  /** Executes the admitted transaction, and nothing else, in a block of its own. */
  async mine(hash: string, time: number): Promise<Head> {
    await this.request('evm_mine', [`0x${time.toString(16)}`])
    const { number, hash: blockHash, timestamp, transactions } = await this.#newest()
    assert(transactions.length === 1 && transactions[0] === hash, 'the block holds the admitted transaction')
    assert(timestamp === time, 'the block has the given time')
    return { number, hash: blockHash, time }
  }

  async #newest(): Promise<z.infer<typeof blockSchema>> {
    return blockSchema.parse(await this.request('eth_getBlockByNumber', ['latest', false]))
  }
}
