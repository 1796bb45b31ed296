import type { Hex } from 'viem'
import { expect, test } from 'vitest'
import { activate, openChain, registerParty, termsOf } from './chain.ts'
import { id32, sha256 } from './entry.ts'

const ITEMS = 1_000
const GAS_CAP = 16_777_216n

test('a transfer in a batch of 1,000 over 100 agreements costs less than 7,600 gas', async () => {
  const chain = await openChain()
  const provider = await registerParty(chain, 'ptc_provider')
  const consumer = await registerParty(chain, 'ptc_consumer')
  const agreements: Hex[] = []
  for (let i = 0; i < 100; i++) {
    const terms = await termsOf(chain, provider, consumer, { price: sha256(`${i}`), product: id32(`prd_${i}`) })
    agreements.push(await activate(chain, provider, consumer, terms))
  }
  const at = BigInt(await chain.now())
  const transfers = Array.from({ length: ITEMS }, (_, i) => ({
    agreement: agreements[i % agreements.length] ?? id32('none'), id: id32(`tfr_${i}`), content: sha256(`content ${i}`),
    body: sha256(`body ${i}`), at, size: 2_048n,
  }))
  const { gasUsed, logs } = await chain.mined(chain.as('recorder').record([0n, transfers, []], { gas: GAS_CAP }))
  expect(logs.filter(({ eventName }) => eventName === 'TransferRecorded')).toHaveLength(ITEMS)
  expect(Number(gasUsed) / ITEMS).toBeLessThan(7_600)
})
