import { it } from 'vitest'
import { activeDeal, takeTransfer } from '#test/support/story.ts'
import { tradedPlatform } from './world.ts'
import { buildReceipt } from '#api/delivery/receipt.ts'
import { remembering } from '#api/fsck/remember.ts'
import { threads } from '#api/fsck/verifiers.ts'
import { verifyReceipt } from '#api/verifier/verify.ts'
import { VISITOR } from '#api/kernel/permit.ts'
it('load', async () => {
  const traded = await tradedPlatform()
  const deal = await activeDeal(traded.world, { quota: 100000, plan: { kind: 'per_use', priceFen: 1 } })
  let left = 300
  await Promise.all(Array.from({ length: 50 }, async () => { while (left-- > 0) await takeTransfer(deal.consumer, deal.agreementId) }))
  const trust = JSON.stringify(traded.platform.started.trust())
  const pool = threads(trust, 2)
  await traded.platform.db.$transaction(async (real) => {
    const rows = await real.transfer.findMany({ where: { agreementId: deal.agreementId } })
    for (const tx of [real, remembering(real)]) {
      let [b, v] = [0, 0]
      const c0 = process.cpuUsage()
      const texts: string[] = []
      for (const row of rows) {
        const t0 = performance.now()
        texts.push(await buildReceipt({ tx, now: new Date(), actor: VISITOR, requestId: 'x' }, row, traded.platform.config.PLATFORM_NAME))
        b += performance.now() - t0
      }
      const c1 = process.cpuUsage(c0)
      const t1 = performance.now()
      for (const text of texts.slice(0, 100)) verifyReceipt(text, { trust })
      v = performance.now() - t1
      const c2 = process.cpuUsage(c0)
      await pool.verify({ text: texts[0]!, content: undefined })
      const t2 = performance.now()
      await Promise.all(texts.map((text) => pool.verify({ text, content: undefined })))
      console.log('RES', rows.length, 'build', b / rows.length, 'cpu', c1.user / 1000 / rows.length, 'verify', v / 100, 'cpu', (c2.user - c1.user) / 1e5, 'pool', (performance.now() - t2) / rows.length)
    }
  }, { timeout: 500_000 })
}, 500_000)
