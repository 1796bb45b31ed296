import { createRequire } from 'node:module'
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import {
  type Abi, type Address, encodeDeployData, encodeFunctionData, encodePacked, type Hex, isAddress, isHex, keccak256,
  parseEventLogs, parseSignature, type TransactionReceipt, zeroAddress,
} from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { z } from 'zod'
import { hex } from '#api/kernel/hex.ts'
import { clientOf } from '#api/provenance/connection.ts'
import { CHAIN_ID, sendAll } from './node.ts'

/** Orders that are awaited one by one, and those of `startMultipleTokenOrder`, which takes so many at most. */
const AWAITED = 200
const BATCH = 25
const BATCHES = 40
const GAS = 16_000_000n
const ONE_TOKEN = 10n ** 18n

export type OceanFigures = { oceanAwaitedPerSecond: number; oceanBatchPerSecond: number; oceanGasPerOrder: number }

type Contract = { abi: Abi; bytecode: Hex }

const Compiled = z.object({ abi: z.custom<Abi>(Array.isArray), bytecode: z.custom<Hex>(isHex) })

const { resolve } = createRequire(new URL('ocean/package.json', import.meta.url))

function compiled(path: string): Contract {
  const file = resolve(`@oceanprotocol/contracts/artifacts/contracts/${path}`)
  return Compiled.parse(JSON.parse(readFileSync(file, 'utf8')))
}

const OCEAN = {
  token: compiled('utils/mock/MockERC20.sol/MockERC20.json'),
  collector: compiled('communityFee/OPFCommunityFeeCollector.sol/OPFCommunityFeeCollector.json'),
  router: compiled('pools/FactoryRouter.sol/FactoryRouter.json'),
  nft: compiled('templates/ERC721Template.sol/ERC721Template.json'),
  datatoken: compiled('templates/ERC20Template.sol/ERC20Template.json'),
  factory: compiled('ERC721Factory.sol/ERC721Factory.json'),
}

const Created = z.object({
  newTokenAddress: z.custom<Address>((value) => typeof value === 'string' && isAddress(value)),
})

/** Somebody who signs transactions for a node, one nonce after the other. */
class Sender {
  readonly account = privateKeyToAccount(hex(randomBytes(32)))
  readonly #client: ReturnType<typeof clientOf>
  #nonce = 0

  constructor(client: ReturnType<typeof clientOf>) {
    this.#client = client
  }

  sign(data: Hex, to?: Address): Promise<Hex> {
    const nonce = this.#nonce++
    return this.account.signTransaction({
      chainId: CHAIN_ID, nonce, data, gas: GAS, gasPrice: 0n, type: 'legacy', ...(to && { to }),
    })
  }

  /** Sends a transaction and waits for its receipt. @throws Error if it failed */
  async awaited(raw: Hex): Promise<TransactionReceipt> {
    const hash = await this.#client.sendRawTransaction({ serializedTransaction: raw })
    const receipt = await this.#client.waitForTransactionReceipt({ hash, pollingInterval: 1 })
    if (receipt.status !== 'success') throw new Error(`a transaction of Ocean’s failed: ${hash}`)
    return receipt
  }

  async deploy({ abi, bytecode }: Contract, args: unknown[] = []): Promise<Address> {
    const { contractAddress } = await this.awaited(await this.sign(encodeDeployData({ abi, bytecode, args })))
    if (!contractAddress) throw new Error('a contract of Ocean’s has no address')
    return contractAddress
  }

  async call(to: Address, { abi }: Contract, functionName: string, args: unknown[]): Promise<TransactionReceipt> {
    return this.awaited(await this.sign(encodeFunctionData({ abi, functionName, args }), to))
  }
}

/** Ocean’s contracts on a node, with one data token, of which its consumer has what all its orders take. */
async function deployOcean(publisher: Sender, consumer: Sender) {
  const owner = publisher.account.address
  const base = await publisher.deploy(OCEAN.token, [owner, 'Ocean', 'OCEAN'])
  const collector = await publisher.deploy(OCEAN.collector, [owner, owner])
  const router = await publisher.deploy(OCEAN.router, [owner, base, base, collector, []])
  const nft = await publisher.deploy(OCEAN.nft)
  const template = await publisher.deploy(OCEAN.datatoken)
  const factory = await publisher.deploy(OCEAN.factory, [nft, template, router])
  await publisher.call(router, OCEAN.router, 'addFactory', [factory])
  const { logs } = await publisher.call(factory, OCEAN.factory, 'createNftWithErc20', [
    { name: 'data', symbol: 'D', templateIndex: 1n, tokenURI: '', transferable: true, owner },
    {
      templateIndex: 1n, strings: ['data', 'D'], addresses: [owner, owner, owner, zeroAddress],
      uints: [ONE_TOKEN * 1_000_000n, 0n], bytess: [],
    },
  ])
  const [created] = parseEventLogs({ abi: OCEAN.factory.abi, eventName: 'TokenCreated', logs })
  const { newTokenAddress: datatoken } = Created.parse(created?.args)
  await publisher.call(datatoken, OCEAN.datatoken, 'mint', [
    consumer.account.address, ONE_TOKEN * BigInt(AWAITED + BATCH * (BATCHES + 1)),
  ])
  return { factory, datatoken }
}

/** The fee that Ocean's provider signs for each order: of nothing here, but signed and checked like any other. */
async function providerFee({ account }: Sender) {
  const providerData = hex(randomBytes(32))
  const of = [providerData, account.address, zeroAddress, 0n, 0n] as const
  const digest = keccak256(encodePacked(['bytes', 'address', 'address', 'uint256', 'uint256'], of))
  const { r, s, v } = parseSignature(await account.signMessage({ message: { raw: digest } }))
  return {
    providerFeeAddress: account.address, providerFeeToken: zeroAddress, providerFeeAmount: 0n, v: Number(v), r, s,
    validUntil: 0n, providerData,
  }
}

const NO_MARKET = {
  consumeMarketFeeAddress: zeroAddress, consumeMarketFeeToken: zeroAddress, consumeMarketFeeAmount: 0n,
}

/**
 * What Ocean Protocol's contracts record on an equal node by the same transport: `startOrder`, each awaited before the
 * next, and `startMultipleTokenOrder`, signed beforehand and sent as the ledger's ceiling is.
 */
export async function measureOcean(rpcUrl: string): Promise<OceanFigures> {
  const client = clientOf({ rpcUrl, chainId: CHAIN_ID, confirmations: 0, feeWei: 0n })
  const [publisher, consumer] = [new Sender(client), new Sender(client)]
  const { factory, datatoken } = await deployOcean(publisher, consumer)
  const to = consumer.account.address
  const order = async () => ({
    tokenAddress: datatoken, consumer: to, serviceIndex: 1n, _providerFee: await providerFee(publisher),
    _consumeMarketFee: NO_MARKET,
  })
  const singles: Hex[] = []
  for (let i = 0; i < AWAITED; i++) {
    const args = [to, 1n, await providerFee(publisher), NO_MARKET]
    const data = encodeFunctionData({ abi: OCEAN.datatoken.abi, functionName: 'startOrder', args })
    singles.push(await consumer.sign(data, datatoken))
  }
  const oceanAwaitedPerSecond = AWAITED / (await secondsOf(async () => {
    for (const raw of singles) await consumer.awaited(raw)
  }))

  await consumer.call(datatoken, OCEAN.datatoken, 'approve', [factory, ONE_TOKEN * 1_000_000n])
  const batch = async () => {
    const orders = await Promise.all(Array.from({ length: BATCH }, order))
    const data = encodeFunctionData({ abi: OCEAN.factory.abi, functionName: 'startMultipleTokenOrder', args: [orders] })
    return consumer.sign(data, factory)
  }
  // The first batch writes its slots for the first time.
  const { gasUsed } = await consumer.awaited(await batch())
  const batches: Hex[] = []
  for (let i = 0; i < BATCHES; i++) batches.push(await batch())
  const seconds = await secondsOf(() => sendAll((serializedTransaction) => client.sendRawTransaction({ serializedTransaction }), batches))
  const last = await client.getTransactionReceipt({ hash: keccak256(batches.at(-1) ?? '0x') })
  const started = parseEventLogs({ abi: OCEAN.datatoken.abi, eventName: 'OrderStarted', logs: last.logs }).length
  if (started !== BATCH) throw new Error(`${started} of ${BATCH} orders were started`)
  const oceanBatchPerSecond = (BATCH * BATCHES) / seconds
  return { oceanAwaitedPerSecond, oceanBatchPerSecond, oceanGasPerOrder: Number(gasUsed) / BATCH }
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await work()
  return (performance.now() - startedAt) / 1000
}
