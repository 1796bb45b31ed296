import { beforeAll, expect, test } from 'vitest'
import { getAddress, keccak256, numberToHex } from 'viem'
import { checkpointAbi } from './abi.ts'
import { activate, openChain, registerParty, termsOf, ZERO, type Chain } from './chain.ts'
import { id32, kind32, sha256 } from './entry.ts'

const SLOTS = [numberToHex(0, { size: 32 }), numberToHex(1, { size: 32 })]

let chain: Chain
let checkpoint: { address: `0x${string}`; abi: typeof checkpointAbi }
beforeAll(async () => {
  chain = await openChain()
  checkpoint = { address: await chain.read.checkpoint(), abi: checkpointAbi }
})

const sizeAndRoot = async () => [
  await chain.client.readContract({ ...checkpoint, functionName: 'size' }),
  await chain.client.readContract({ ...checkpoint, functionName: 'root' }),
]
/** Values of both slots as the state proof of a block tells them. */
async function proven(blockNumber?: bigint) {
  const block = blockNumber === undefined ? {} : { blockNumber }
  const proof = await chain.client.getProof({ address: checkpoint.address, storageKeys: SLOTS, ...block })
  const tops = proof.storageProof.map(({ proof: [top] }) => keccak256(top ?? '0x'))
  expect(tops).toEqual([proof.storageHash, proof.storageHash])
  return proof.storageProof.map(({ value }) => value)
}

test('begins with the empty tree', async () => {
  expect(await sizeAndRoot()).toEqual([0n, sha256('')])
  expect(await chain.read.root()).toBe(sha256(''))
})

test('follows every act that appends, in slots 0 and 1', async () => {
  const provider = await registerParty(chain, 'ptc_provider')
  const consumer = await registerParty(chain, 'ptc_consumer')
  const agreement = await activate(chain, provider, consumer, await termsOf(chain, provider, consumer))
  const act = [agreement, ZERO, sha256('body'), 1n] as const
  const event = { subject: agreement, kind: kind32('order.placed'), body: ZERO, actor: ZERO, at: 1n }
  const acts = [
    () => chain.as('recorder').record([0n, [], [event]]),
    () => chain.as('regulator').suspend([2, ...act]),
    () => chain.as('regulator').resume([2, ...act]),
    () => chain.as('recorder').terminate(act),
    () => chain.as('regulator').suspend([3, ZERO, id32('officer'), ZERO, 1n]),
  ]
  for (const [i, send] of acts.entries()) {
    await chain.mined(send())
    const [size, root] = [await chain.read.size(), await chain.read.root()]
    expect(size).toBe(4n + BigInt(i))
    expect(await sizeAndRoot()).toEqual([size, root])
    expect(await proven()).toEqual([size, BigInt(root)])
  }
})

test('is proven for past blocks too', async () => {
  const [number, values] = [await chain.client.getBlockNumber(), await proven()]
  await registerParty(chain, 'ptc_third')
  expect(await proven(number)).toEqual(values)
  expect(await proven()).not.toEqual(values)
})

test('is written by the ledger alone', async () => {
  expect(await chain.client.readContract({ ...checkpoint, functionName: 'ledger' })).toBe(getAddress(chain.address))
  for (const account of Object.values(chain.accounts)) {
    const call = chain.client.simulateContract({ ...checkpoint, functionName: 'set', args: [1n, ZERO], account })
    await expect(call).rejects.toThrow('Checkpoint_NotLedger')
  }
})
