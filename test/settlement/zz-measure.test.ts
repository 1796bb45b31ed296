import { it } from 'vitest'
import { platform } from '#test/support/platform.ts'
import { deal, record, reserve, reject } from './deal.ts'
import { captureCharges, reserveCharges } from '#api/settlement/charge.ts'
import { newId } from '#api/kernel/ids.ts'
const p = await platform()
it('m', async () => {
  const deals = []
  for (let i = 0; i < 20; i++) deals.push(await deal(p, i % 2 ? { kind: 'per_use', priceFen: 10 } : { kind: 'per_volume', unit: 'row', tiers: [{ upTo: 1000, unitPriceMicroYuan: 9000 }, { upTo: null, unitPriceMicroYuan: 5000 }] }, 1_000_000))
  for (let round = 0; round < 4; round++) {
    const items = Array.from({ length: 500 }, (_, i) => ({ transferId: newId('tfr'), orderId: deals[i % 20]!.orderId, units: i % 2 ? 0n : 5n }))
    const t0 = performance.now()
    const got = await p.run(deals[0]!.consumer, (ctx) => reserveCharges(ctx, items))
    const t1 = performance.now()
    const rows = items.map((item, i) => ({ id: item.transferId, orderId: item.orderId, units: item.units, sequence: BigInt(i), heldFen: (got.get(item.transferId) as { heldFen: bigint }).heldFen }))
    await p.run(deals[0]!.consumer, (ctx) => captureCharges(ctx, rows, 500))
    console.log('reserve', (t1 - t0).toFixed(0), 'capture', (performance.now() - t1).toFixed(0))
  }
})
