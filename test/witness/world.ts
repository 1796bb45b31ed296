import { fileURLToPath } from 'node:url'
import { getContractAddress, type Hex } from 'viem'
import { expect } from 'vitest'
import { type Block, type Checkpoint, formatCheckpoint } from '#api/provenance/checkpoint.ts'
import { type Hash, leafHash } from '#api/provenance/merkle.ts'
import { formatNote, formatVerifierKey, generateKey, type SigningKey, signNote } from '#api/provenance/note.ts'
import { asHex } from '#api/kernel/hex.ts'
import { ACCOUNT, answering, blockAt, CHAIN, rpc, send, signed, TWO_SLOTS, word, wsUrl } from '#test/node/client.ts'
import { type Ended, runToEnd, start, type Started, startNode, temporaryFolder } from '#test/node/started.ts'
import { naiveConsistency, naiveRoot } from '#test/provenance/naive-tree.ts'

const WITNESS = fileURLToPath(import.meta.resolve('#api/witness/main.ts'))
const contract = (nonce: bigint): Hex => asHex(getContractAddress({ from: ACCOUNT.address, nonce }).toLowerCase())

/** The contract whose two slots the log writes, and the one that names it: the third block has both. */
export const CHECKPOINT = contract(0n)
const LEDGER = contract(1n)

const ORIGIN = 'ledger.example/0'
export const leavesOf = (count: number): Hash[] => Array.from({ length: count }, (_, i) => leafHash(Buffer.of(i)))

/** A chain, a log upon it, and what a witness of that log is started with. */
export type World = { node: Started; log: SigningKey; env: Record<string, string> }

export async function world(): Promise<World> {
  const node = await startNode(temporaryFolder())
  await deployContracts(node)
  const log = generateKey(ORIGIN, 'log')
  const env = {
    WITNESS_DIR: temporaryFolder(),
    WITNESS_NAME: 'witness.ledger.example',
    LOG_VKEY: formatVerifierKey(log),
    CHAIN_RPC_URL: wsUrl(node),
    LEDGER_ADDRESS: LEDGER,
  }
  return { node, log, env }
}

export async function deployContracts(node: Started): Promise<void> {
  await send(node, await signed({ nonce: 0, data: TWO_SLOTS }))
  await send(node, await signed({ nonce: 1, data: answering(CHECKPOINT) }))
}

export const startWitness = (env: Record<string, string>): Promise<Started> => start(WITNESS, env)
export const runWitnessToEnd = (env: Record<string, string>): Promise<Ended> => runToEnd(WITNESS, env)

/** Lets the chain say a size and a root; the block in which it says so. */
export async function publish(node: Started, size: number, root: Hash): Promise<Block> {
  const { result } = await rpc(node, 'eth_getTransactionCount', ACCOUNT.address, 'latest')
  const data: Hex = `0x${word(size)}${root.toString('hex')}`
  const { result: sent } = await send(node, await signed({ nonce: Number(result), to: CHECKPOINT, data }))
  expect(sent).toBeDefined()
  const { number, hash } = await blockAt(node, 'latest')
  return { chainId: CHAIN.id, number: Number(number), hash: asHex(hash) }
}

/** A signed checkpoint. */
export function noteOf(log: SigningKey, checkpoint: Checkpoint): string {
  const text = formatCheckpoint(checkpoint)
  return formatNote(text, [signNote(text, log)])
}

type Recorded = { note: string; checkpoint: Checkpoint }

/** A log of these leaves, on the chain and signed. */
export async function recorded({ node, log }: World, leaves: Hash[]): Promise<Recorded> {
  const root = naiveRoot(leaves)
  const block = await publish(node, leaves.length, root)
  const checkpoint = { origin: ORIGIN, size: leaves.length, root, block }
  return { note: noteOf(log, checkpoint), checkpoint }
}

export const bodyOf = (oldSize: number, proof: Hash[], note: string): string =>
  `old ${oldSize}\n${proof.map((hash) => `${hash.toString('base64')}\n`).join('')}\n${note}`

/** What a log sends that grew from `oldSize` to these leaves. */
export const growth = (oldSize: number, leaves: Hash[], note: string): string =>
  bodyOf(oldSize, naiveConsistency(oldSize, leaves), note)

export type Answer = { status: number; code: string | null; type: string | null; body: string }

export async function submit(witness: Started, body: string | Uint8Array<ArrayBuffer>): Promise<Answer> {
  const response = await fetch(`${String(witness.ready['url'])}/add-checkpoint`, { method: 'POST', body })
  const { status, headers } = response
  return { status, code: headers.get('x-error-code'), type: headers.get('content-type'), body: await response.text() }
}
