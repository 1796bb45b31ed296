import {
  AbiDecodingDataSizeTooSmallError,
  BaseError,
  type ContractFunctionArgs,
  ContractFunctionRevertedError,
  ContractFunctionZeroDataError,
  encodeFunctionData,
  type EncodeFunctionDataParameters,
  InvalidAddressError,
  keccak256,
  parseEventLogs,
  type PublicClient,
  type TransactionReceipt,
} from 'viem'
import { AppError } from '#api/kernel/errors.ts'
import type { Json } from '#api/kernel/canonical.ts'
import { type Address, asHex, type Hex, type Hex32 } from '#api/kernel/hex.ts'
import { asked, type ChainSettings, checkChainId, clientOf } from './connection.ts'
import { accountOf } from './deploy.ts'
import { headerRlp } from './evm-proof.ts'
import { type ForeignLeaf, leavesBetween } from './foreign.ts'
import { CHECKPOINT_ABI, LEDGER_ABI } from './ledger-abi.ts'
import { type Refusal, refusalIn } from './refusal.ts'

/** The part of EIP-7825's cap that one transaction of ours may use, where the chain's block has room for it. */
const GAS_CAP = 16_700_000n

/** The acts of the writer, and those of the admin that move the log. */
type Acts =
  | 'record' | 'registerParty' | 'activate' | 'terminate' | 'suspend' | 'resume'
  | 'adopt' | 'continueLog' | 'grantRole' | 'revokeRole'

/** A call of one of the ledger's acts, with its arguments in the contract's order. */
export type LedgerCall = {
  [Name in Acts]: { functionName: Name; args: ContractFunctionArgs<typeof LEDGER_ABI, 'nonpayable', Name> }
}[Acts]

/**
 * The calldata of an act; the pair of name and arguments is checked by `LedgerCall`, which viem's own type can't see.
 */
const encodeCall = ({ functionName, args }: LedgerCall): Hex =>
  encodeFunctionData({ abi: LEDGER_ABI, functionName, args } as EncodeFunctionDataParameters<typeof LEDGER_ABI>)

/** What a transaction left in the ledger. */
export type Outcome = {
  succeeded: boolean
  blockNumber: bigint
  /** Leaves in order: the index, and the subject's or the transfer's id on the chain. */
  leaves: { index: bigint; id: Hex32 }[]
  rejected: { item: number; id: Hex32; reason: number }[]
}

export type Signed = { raw: Hex; hash: Hex32 }

/** The chain's proof of a checkpoint: the receipt's `anchor`, with block hash, size and root. */
export type Proof = { blockHash: Hex32; size: bigint; root: Hex32; anchor: { [key: string]: Json } }

/** The one port to a chain: what the writer asks of it, free of any chain library's types. */
export type Chain = {
  chainId: number
  ledger: Address
  checkpoint: Address
  call: (call: LedgerCall) => Hex
  /**
   * Why the ledger would refuse a call now; undefined when it would take it.
   * @throws unavailable `chain.unavailable`
   */
  refusal: (from: Address, data: Hex) => Promise<Refusal | undefined>
  /** Signs a call; `gas` is what its caller has learnt of the limit already. */
  sign: (key: Hex32, nonce: number, data: Hex, gas?: bigint) => Promise<Signed>
  /** Hands a signed transaction to the chain; false where it has this one, or another of its nonce, already. */
  send: (raw: Hex) => Promise<boolean>
  /** What came of a transaction, once it is as final as the configuration asks; undefined before. */
  outcome: (hash: Hex32) => Promise<Outcome | undefined>
  /** What other transactions left in the log in a span of blocks: the leaves that are not one's own. */
  leavesBetween: (from: bigint, to: bigint) => Promise<ForeignLeaf[]>
  /** The nonce of an address's next transaction. */
  nonce: (address: Address) => Promise<number>
  /** How many nonces of an address are used for good: by transactions as final as the configuration asks. */
  usedNonces: (address: Address) => Promise<number>
  /** The most gas that a transaction may use: a block's limit, or the cap on a transaction. */
  gasLimit: () => Promise<bigint>
  batch: () => Promise<bigint>
  size: () => Promise<bigint>
  root: () => Promise<Hex32>
  head: () => Promise<bigint>
  /** Size and root of the checkpoint at a block, with the proof that anybody can check offline. */
  prove: (block: bigint) => Promise<Proof>
  agreementOf: (digest: Hex32) => Promise<{ used: bigint; quota: bigint; state: number }>
  codeHashes: () => Promise<{ ledgerCodeHash: Hex32; checkpointCodeHash: Hex32 }>
}

/**
 * Opens the port to a deployed ledger.
 * @throws unavailable `chain.unavailable`, `chain.other_chain`, `chain.no_ledger`
 */
export async function openChain(settings: ChainSettings, ledger: Address): Promise<Chain> {
  const client = clientOf(settings)
  await checkChainId(client, settings.chainId)
  const code = await asked(client, client.getCode({ address: ledger }))
  if (code === undefined || code === '0x') throw noLedger(ledger)
  const contract = { address: ledger, abi: LEDGER_ABI } as const
  const checkpoint = await checkpointOf(client, ledger)
  const gasLimit = () => asked(client, gasLimitOf(client))
  return {
    chainId: settings.chainId,
    ledger,
    checkpoint,
    call: encodeCall,
    refusal: async (from, data) => refusalOf(client, { to: ledger, account: from, data, gas: await gasLimit() }),
    sign: async (key, nonce, data, known) => {
      const gas = known ?? (await gasLimit())
      const raw = await accountOf(key).signTransaction({
        chainId: settings.chainId, nonce, to: ledger, data, gas, gasPrice: settings.feeWei, type: 'legacy',
      })
      return { raw, hash: keccak256(raw) }
    },
    send: (raw) => sendOnce(client, raw),
    outcome: (hash) => outcomeOf(client, ledger, hash, settings.confirmations),
    leavesBetween: (from, to) => asked(client, leavesBetween(client, ledger, from, to)),
    nonce: (address) => asked(client, client.getTransactionCount({ address })),
    usedNonces: (address) => asked(client, usedNonces(client, address, settings.confirmations)),
    gasLimit,
    batch: () => asked(client, client.readContract({ ...contract, functionName: 'batch' })),
    size: () => asked(client, client.readContract({ ...contract, functionName: 'size' })),
    root: () => asked(client, client.readContract({ ...contract, functionName: 'root' })),
    head: () => asked(client, client.getBlockNumber({ cacheTime: 0 })),
    prove: (block) => asked(client, proveCheckpoint(client, settings.chainId, checkpoint, block)),
    agreementOf: async (digest) => {
      const [, , quota, used, state] = await asked(
        client,
        client.readContract({ ...contract, functionName: 'agreementOf', args: [digest] }),
      )
      return { quota: BigInt(quota), used: BigInt(used), state }
    },
    codeHashes: async () => {
      const other = await asked(client, client.getCode({ address: checkpoint }))
      return { ledgerCodeHash: keccak256(code), checkpointCodeHash: keccak256(other ?? '0x') }
    },
  }
}

const noLedger = (ledger: Address) =>
  new AppError('unavailable', 'chain.no_ledger', `链上地址 ${ledger} 没有存证合约，这不是本平台的链`)

/** The ledger's checkpoint contract; a ledger and its checkpoint name each other, other contracts do not. */
async function checkpointOf(client: PublicClient, ledger: Address): Promise<Address> {
  try {
    const its = await client.readContract({ address: ledger, abi: LEDGER_ABI, functionName: 'checkpoint' })
    const back = await client.readContract({ address: its, abi: CHECKPOINT_ABI, functionName: 'ledger' })
    if (back.toLowerCase() === ledger) return asHex(its.toLowerCase())
  } catch (error) {
    if (!isNoAnswer(error)) return asked(client, Promise.reject(error))
  }
  throw noLedger(ledger)
}

/** Whether the chain answered, but a contract that is none of ours did not. */
const isNoAnswer = (error: unknown): boolean =>
  error instanceof BaseError &&
  error.walk((part) =>
    part instanceof ContractFunctionZeroDataError || part instanceof ContractFunctionRevertedError ||
    part instanceof AbiDecodingDataSizeTooSmallError || part instanceof InvalidAddressError) !== null

async function gasLimitOf(client: PublicClient): Promise<bigint> {
  const { gasLimit } = await client.getBlock()
  return gasLimit < GAS_CAP ? gasLimit : GAS_CAP
}

type Asked = { to: Address; account: Address; data: Hex; gas: bigint }

async function refusalOf(client: PublicClient, call: Asked): Promise<Refusal | undefined> {
  try {
    await client.call(call)
    return undefined
  } catch (error) {
    return refusalIn(error) ?? asked(client, Promise.reject(error))
  }
}

/** What nodes say of a transaction that they have already, or whose nonce is taken. */
const TAKEN = /already known|known transaction|already imported|replacement|nonce(?! too high)/i

async function sendOnce(client: PublicClient, raw: Hex): Promise<boolean> {
  try {
    await client.sendRawTransaction({ serializedTransaction: raw })
    return true
  } catch (error) {
    if (error instanceof Error && TAKEN.test(error.message)) return false
    return asked(client, Promise.reject(error))
  }
}

async function usedNonces(client: PublicClient, address: Address, confirmations: number): Promise<number> {
  const blockNumber = (await client.getBlockNumber({ cacheTime: 0 })) - BigInt(confirmations)
  return blockNumber < 0n ? 0 : client.getTransactionCount({ address, blockNumber })
}

async function outcomeOf(
  client: PublicClient,
  ledger: Address,
  hash: Hex32,
  confirmations: number,
): Promise<Outcome | undefined> {
  const receipt = await findReceipt(client, hash)
  if (!receipt) return undefined
  if (confirmations > 0) {
    const head = await asked(client, client.getBlockNumber({ cacheTime: 0 }))
    if (head < receipt.blockNumber + BigInt(confirmations)) return undefined
  }
  const own = receipt.logs.filter((log) => log.address.toLowerCase() === ledger)
  const logs = parseEventLogs({ abi: LEDGER_ABI, logs: own })
  const outcome: Outcome = {
    succeeded: receipt.status === 'success',
    blockNumber: receipt.blockNumber,
    leaves: [],
    rejected: [],
  }
  for (const log of logs) {
    if (log.eventName === 'TransferRecorded') outcome.leaves.push({ index: log.args.index, id: log.args.id })
    if (log.eventName === 'EventRecorded') outcome.leaves.push({ index: log.args.index, id: log.args.subject })
    if (log.eventName === 'Rejected')
      outcome.rejected.push({ item: Number(log.args.item), id: log.args.id, reason: log.args.reason })
  }
  return outcome
}

async function findReceipt(client: PublicClient, hash: Hex32): Promise<TransactionReceipt | undefined> {
  try {
    return await client.getTransactionReceipt({ hash })
  } catch (error) {
    if (error instanceof Error && error.name === 'TransactionReceiptNotFoundError') return undefined
    return asked(client, Promise.reject(error))
  }
}

const SLOTS = [`0x${'0'.repeat(64)}`, `0x${'0'.repeat(63)}1`] as const

async function proveCheckpoint(
  client: PublicClient,
  chainId: number,
  address: Address,
  blockNumber: bigint,
): Promise<Proof> {
  const number: Hex = `0x${blockNumber.toString(16)}`
  const block = await client.request({ method: 'eth_getBlockByNumber', params: [number, false] })
  if (!block?.hash) throw new Error(`block ${blockNumber} is not there`)
  const proof = await client.getProof({ address, storageKeys: [...SLOTS], blockNumber })
  const [size, root] = proof.storageProof
  if (!size || !root) throw new Error('the proof holds both slots')
  return {
    blockHash: block.hash,
    size: size.value,
    root: `0x${root.value.toString(16).padStart(64, '0')}`,
    anchor: {
      kind: 'evm-mpt',
      chainId,
      header: headerRlp(block),
      account: proof.accountProof,
      size: size.proof,
      root: root.proof,
    },
  }
}
