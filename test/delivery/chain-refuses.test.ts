import { createPublicClient, createWalletClient, webSocket } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { beforeAll, expect, inject, it } from 'vitest'
import { chainId32 } from '#api/kernel/ids.ts'
import { LEDGER_ABI } from '#api/provenance/ledger-abi.ts'
import { platformWithChain } from '#test/support/platform.ts'
import { openWorld, takeTransfer, type World } from '#test/support/story.ts'
import { balancesOf, bytesOf, codeOf, type Deal, deal, newKey, transferOf, usesOf } from './world.ts'

let world: World
let open: Deal
beforeAll(async () => {
  world = await openWorld(await platformWithChain())
  open = await deal(world)
})

/** The regulator's own transaction, past the platform and its database. */
async function suspendOnChain(party: string): Promise<void> {
  const { chain, keys } = world.platform.started
  const transport = webSocket(inject('chainUrl'))
  const account = privateKeyToAccount(keys.regulator)
  const wallet = createWalletClient({ account, transport })
  const hash = await wallet.writeContract({
    chain: null, address: chain.ledger, abi: LEDGER_ABI, functionName: 'suspend',
    gasPrice: 0n, type: 'legacy', gas: 1_000_000n,
    args: [0, chainId32(party), chainId32('regulator'), chainId32('order'), BigInt(Math.floor(Date.now() / 1000))],
  })
  const receipt = await createPublicClient({ transport }).waitForTransactionReceipt({ hash, pollingInterval: 20 })
  if (receipt.status !== 'success') throw new Error('the regulator could not suspend')
}

it('the chain has the last word: what the database would allow is rejected, and nothing is taken for it', async () => {
  await takeTransfer(open.consumer, open.agreementId)
  const before = await balancesOf(open.consumer)
  await suspendOnChain(open.provider.id)
  const { suspended } = await world.platform.db.participant.findUniqueOrThrow({ where: { id: open.provider.id } })
  expect(suspended).toBe(false)

  const key = newKey()
  const asked = [1, 2, 3].map(() => codeOf(takeTransfer(open.consumer, open.agreementId)))
  await expect(takeTransfer(open.consumer, open.agreementId, { format: 'csv' }, key)).rejects.toMatchObject({
    status: 422, code: 'transfer.provider_suspended',
  })
  expect(await Promise.all(asked)).toEqual(Array(3).fill('transfer.provider_suspended'))
  const { id } = await world.platform.db.transfer.findFirstOrThrow({ where: { key } })
  expect(await transferOf(open.consumer, id)).toMatchObject({
    state: 'rejected', recordIndex: null,
    rejection: { code: 'transfer.provider_suspended', basis: 'GB/T 37932-2025 7.3 b)' },
  })
  expect(await codeOf(bytesOf(open.consumer, `/api/transfers/${id}/content`))).toBe('transfer.provider_suspended')
  expect(await balancesOf(open.consumer)).toEqual(before)
  expect(await usesOf(world, open)).toEqual({ database: 1, chain: 1, reserved: 0 })
  expect(await codeOf(takeTransfer(open.consumer, open.agreementId, { format: 'csv' }, key)))
    .toBe('transfer.provider_suspended')
})
