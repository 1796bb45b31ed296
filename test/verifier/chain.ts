import hre from 'hardhat'
import {
  concat, createPublicClient, createWalletClient, custom, keccak256, numberToHex, toRlp, type Address, type Hex,
} from 'viem'
import { hardhat } from 'viem/chains'

/** sstore(calldata[0], calldata[1]); sstore(calldata[2], calldata[3]): two slots that anybody may set. */
export const TWO_SLOTS = '0x600f80600b6000396000f3602035600035556060356040355500'
/** The same with another code. */
export const TWO_SLOTS_OTHERWISE = '0x601080600b6000396000f360203560003555606035604035550000'

export type Anchor = { kind: 'evm-mpt'; chainId: number; header: Hex; account: Hex[]; size: Hex[]; root: Hex[] }
export type Block = { number: number; hash: Hex }
export type Provider = Awaited<ReturnType<typeof hre.network.create>>['provider']

/** A fresh chain in this process, with a two-slot contract that obeys anybody: a ledger for forgers. */
export async function openForgersChain(chainId = 31337) {
  const { provider } = await hre.network.create({ override: { allowBlocksWithSameTimestamp: true, chainId } })
  const client = createPublicClient({ chain: hardhat, transport: custom(provider), pollingInterval: 1, cacheTime: 0 })
  const wallet = createWalletClient({ transport: custom(provider) })
  const [account] = await wallet.getAddresses()
  if (account === undefined) throw new Error('the chain has accounts')
  const send = async (to: Address | null, data: Hex) =>
    client.waitForTransactionReceipt({ hash: await wallet.sendTransaction({ account, chain: null, to, data }) })
  const deploy = async (code: Hex) => {
    const { contractAddress } = await send(null, code)
    if (!contractAddress) throw new Error('the contract is deployed')
    return contractAddress
  }
  const contract = await deploy(TWO_SLOTS)
  /** Writes two slots and tells the block in which they are so. */
  const store = async (slots: [Hex, Hex], values: [Hex, Hex], to = contract) =>
    Number((await send(to, concat([slots[0], values[0], slots[1], values[1]]))).blockNumber)
  return { provider, contract, chainId, deploy, store }
}

export type ForgersChain = Awaited<ReturnType<typeof openForgersChain>>

export const slot = (value: number | bigint): Hex => numberToHex(value, { size: 32 })

/** Code hash of a contract. */
export async function codeHashOf(provider: Provider, address: Address): Promise<Hex> {
  return keccak256(await request<Hex>(provider, 'eth_getCode', [address, 'latest']))
}

type RpcProof = { accountProof: Hex[]; storageHash: Hex; storageProof: { value: Hex; proof: Hex[] }[] }

/** The nodes that prove an account and some of its slots at a block. */
export const proofOf = (provider: Provider, address: Address, slots: Hex[], block: number) =>
  request<RpcProof>(provider, 'eth_getProof', [address, slots, numberToHex(block)])

/** The anchor of the checkpoint contract at a block, with the block's hash. */
export async function anchorOf(provider: Provider, address: Address, number: number) {
  const { accountProof, storageProof } = await proofOf(provider, address, [slot(0), slot(1)], number)
  const { header, hash } = await headerOf(provider, number)
  const chainId = Number(await request<Hex>(provider, 'eth_chainId', []))
  const [size, root] = storageProof.map(({ proof }) => proof)
  if (size === undefined || root === undefined) throw new Error('both slots are proven')
  const anchor: Anchor = { kind: 'evm-mpt', chainId, header, account: accountProof, size, root }
  return { anchor, block: { number, hash } }
}

const HEADER = [
  'parentHash', 'sha3Uncles', 'miner', 'stateRoot', 'transactionsRoot', 'receiptsRoot', 'logsBloom', 'difficulty',
  'number', 'gasLimit', 'gasUsed', 'timestamp', 'extraData', 'mixHash', 'nonce', 'baseFeePerGas', 'withdrawalsRoot',
  'blobGasUsed', 'excessBlobGas', 'parentBeaconBlockRoot', 'requestsHash',
]
const QUANTITIES = new Set([
  'difficulty', 'number', 'gasLimit', 'gasUsed', 'timestamp', 'baseFeePerGas', 'blobGasUsed', 'excessBlobGas',
])

/** A block's header as RLP, made from its JSON. */
export async function headerOf(provider: Provider, number: number): Promise<{ header: Hex; hash: Hex; time: number }> {
  const block = await request<Record<string, Hex>>(provider, 'eth_getBlockByNumber', [numberToHex(number), false])
  const items = HEADER.flatMap((name) => {
    const value = block[name]
    if (value === undefined) return []
    return [QUANTITIES.has(name) ? quantity(value) : value]
  })
  const header = toRlp(items)
  if (keccak256(header) !== block['hash']) throw new Error('the header hashes to the block hash')
  return { header, hash: keccak256(header), time: Number(block['timestamp']) }
}

/** A JSON-RPC quantity as RLP writes numbers. */
function quantity(value: Hex): Hex {
  const digits = BigInt(value).toString(16)
  return value === '0x0' ? '0x' : `0x${digits.length % 2 ? '0' : ''}${digits}`
}

/** The shape of an answer is the method's own; a wrong one fails the test that uses it. */
const request = async <T>(provider: Provider, method: string, params: unknown[]) =>
  (await provider.request({ method, params })) as T
