import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { openChain, type Chain } from './chain.ts'
import { eventEntry, kind32, leafHash, sha256, treeHash, type Event } from './entry.ts'

/** The vectors of the first Certificate Transparency logs: eight inputs, and the root after each. */
const KNOWN = [
  ['', '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
  ['00', 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'],
  ['10', 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77'],
  ['2021', 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7'],
  ['3031', '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4'],
  ['40414243', '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef'],
  ['5051525354555657', 'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c'],
  ['606162636465666768696a6b6c6d6e6f', '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'],
] as const

let chain: Chain
beforeAll(async () => {
  chain = await openChain()
})

test("these tests' own tree gives the known roots", () => {
  const leaves = KNOWN.map(([input]) => leafHash(Buffer.from(input, 'hex')))
  expect(KNOWN.map((_, i) => treeHash(leaves.slice(0, i + 1)))).toEqual(KNOWN.map(([, root]) => `0x${root}`))
})

test('the ledger grows by batches of any size to the root of the independent tree', async () => {
  const entries: Event[] = []
  const event = fc.record({
    subject: fc.nat(), body: fc.nat(), at: fc.bigInt({ min: 0n, max: (1n << 256n) - 1n }),
  }).map(({ subject, body, at }): Event => (
    { subject: sha256(`${subject}`), kind: kind32('order.placed'), body: sha256(`${body}`), actor: sha256('actor'), at }
  ))
  await fc.assert(fc.asyncProperty(fc.array(event, { maxLength: 60, size: 'max' }), async (batch) => {
    await chain.mined(chain.as('recorder').record([await chain.read.batch(), [], batch]))
    entries.push(...batch)
    expect(await chain.read.size()).toBe(BigInt(entries.length))
    expect(await chain.read.root()).toBe(treeHash(entries.map((entry) => leafHash(eventEntry(entry)))))
  }), { numRuns: 40, endOnFailure: true })
})
