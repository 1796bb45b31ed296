import { expect, it } from 'vitest'
import { decideTopUp } from '#api/account/decide-top-up.ts'
import { tellOfRest } from '#api/notification/tell.ts'
import { addDays, DAY_MS } from '#api/kernel/time.ts'
import { refuseMeasure, takeMeasure } from '#api/supervision/measure.ts'
import { requested, treasurerOf } from '#test/account/money.ts'
import { deal as moneyDeal, record, release, reserveOne } from '#test/settlement/deal.ts'
import { nowOf } from '#test/support/market.ts'
import { type Member, PASSWORD, platform, uscc } from '#test/support/platform.ts'
import { inForce, kindsTo, recordAll, telling, tellAll, toldTo } from './world.ts'

const p = await platform()
const treasurer = await treasurerOf(p)
const rest = (hasWitness = false) => tellOfRest(telling(p, undefined, hasWitness))

/** What a member is told while something happens. */
async function news(to: Member, happens: () => Promise<unknown>): Promise<string[]> {
  await rest()
  const before = (await kindsTo(p, to)).length
  await happens()
  await rest()
  return (await kindsTo(p, to)).slice(before)
}

it('a top-up waits for the treasurer, and its decision is told to whoever asked', async () => {
  const consumer = await p.organization('consumer')
  const ids: string[] = []
  const asks = async () => {
    for (let i = 0; i < 2; i++) ids.push((await requested(p, consumer)).id)
  }
  expect(await news(treasurer, asks)).toEqual(['top_up.waiting', 'top_up.waiting'])
  const decisions = async () => {
    for (const [i, id] of ids.entries()) await p.run(treasurer, (ctx) => decideTopUp(ctx, id, { approved: i === 0 }))
  }
  expect(await news(consumer, decisions)).toEqual(['top_up.confirmed', 'top_up.rejected'])
  expect(JSON.stringify([...(await toldTo(p, treasurer)), ...(await toldTo(p, consumer))])).not.toContain('1000')
})

it('a payout waits for the treasurer; paid or returned it is told to its provider once', async () => {
  const use = await moneyDeal(p, { kind: 'per_use', priceFen: 1_000 }, 1_000)
  const transfer = await reserveOne(p, use)
  await record(p, use, [transfer])
  await release(p, [transfer])
  const ids: string[] = []
  const ask = async () => {
    const body = { amountFen: 100, bankNote: '尾号 0000' }
    for (let i = 0; i < 2; i++)
      ids.push((await p.request('POST', '/api/payouts', { as: use.provider, key: p.key(), body })).body.id)
  }
  expect(await news(treasurer, ask)).toEqual(['payout.waiting', 'payout.waiting'])
  for (const [i, id] of ids.entries())
    await p.request('POST', `/api/payouts/${id}/decision`, { as: treasurer, key: p.key(), body: { approved: i === 0 } })
  await tellAll(p)
  await tellAll(p)
  expect((await kindsTo(p, use.provider)).toSorted()).toEqual(['payout.paid', 'payout.returned'])
})

it('an application waits for the admission, again when it is made again', async () => {
  const admission = await p.organization('admission')
  const application = (login: string, code: string) => ({
    uscc: code, name: '新来单位', roles: ['consumer'], contactName: '王', contactPhone: '0546-1234567', businessScope: '数据',
    person: { login, password: PASSWORD, name: '王' },
  })
  const code = uscc()
  const apply = (login: string) => p.request('POST', '/api/participants', { body: application(login, code) })
  let id = ''
  const first = async () => {
    id = (await apply(`a${Date.now()}`)).body.id
  }
  expect(await news(admission, first)).toEqual(['participant.waiting'])
  const rejection = { approved: false, reason: '材料不全' }
  await p.request('POST', `/api/participants/${id}/review`, { as: admission, body: rejection })
  expect(await news(admission, () => apply(`b${Date.now()}`))).toEqual(['participant.waiting'])
})

it('use is told at four fifths and at the end, the higher alone where both are passed at once', async () => {
  const { consumer, provider, agreement } = await inForce(p)
  const use = (usedCount: bigint, quota = 1_000n) => () =>
    p.db.agreement.update({ where: { id: agreement.id }, data: { usedCount, quota } })
  expect(await news(consumer, use(799n))).toEqual([])
  expect(await news(consumer, use(800n))).toEqual(['agreement.quota_80'])
  expect(await news(consumer, use(999n))).toEqual([])
  expect(await news(consumer, use(1_000n))).toEqual(['agreement.quota_100'])
  const sudden = await inForce(p)
  const all = () => p.db.agreement.update({ where: { id: sudden.agreement.id }, data: { usedCount: 1n, quota: 1n } })
  expect(await news(sudden.consumer, all)).toEqual(['agreement.quota_100'])
  const deliveries = (await toldTo(p, provider)).filter(({ kind }) => kind === 'agreement.delivered')
  expect(deliveries.map(({ zh }) => zh)).toEqual([
    expect.stringMatching(/已达 100 次/), expect.stringMatching(/已达 1000 次/),
  ])
})

it('deliveries are told to the provider by powers of ten, never one by one', async () => {
  const { provider, agreement } = await inForce(p)
  const use = (usedCount: bigint) => () =>
    p.db.agreement.update({ where: { id: agreement.id }, data: { usedCount, quota: 10_000_000n } })
  for (const few of [1n, 99n]) expect(await news(provider, use(few))).toEqual([])
  expect(await news(provider, use(100n))).toEqual(['agreement.delivered'])
  expect(await news(provider, use(999n))).toEqual([])
  expect(await news(provider, use(123_456n))).toEqual(['agreement.delivered'])
  expect((await toldTo(p, provider)).at(-1)?.zh).toContain('已达 100000 次')
})

it('the end is told seven days before, to the consumer, and not of what was made for less', async () => {
  const now = await nowOf(p, treasurer)
  const { consumer, agreement } = await inForce(p, { endsAt: addDays(now, 7.1) })
  const brief = await inForce(p, { endsAt: addDays(now, 5) })
  expect(await news(consumer, async () => p.clock.advance(0))).toEqual([])
  expect(await news(consumer, async () => p.clock.advance(0.2 * DAY_MS))).toEqual(['agreement.ending'])
  expect(await news(consumer, async () => p.clock.advance(DAY_MS))).toEqual([])
  expect((await toldTo(p, consumer))[0]?.href).toBe(`/my/agreements/${agreement.id}`)
  expect(await kindsTo(p, brief.consumer)).toEqual([])
})

it('a suspension that the chain refused stops things here, and is told all the same', async () => {
  const regulator = await p.organization('regulator')
  const provider = await p.organization('provider')
  const input = { act: 'suspend' as const, scope: 'party' as const, subjectId: provider.participantId, reason: '核查' }
  const refused = async () => {
    const { id } = await p.run(regulator, (ctx) => takeMeasure(ctx, input))
    const { actId } = await p.db.measure.findUniqueOrThrow({ where: { id } })
    await p.db.chainAct.update({ where: { id: actId }, data: { state: 'refused', failure: 'Ledger_Paused' } })
    await p.run(regulator, (ctx) => refuseMeasure(ctx, actId))
  }
  expect(await news(provider, refused)).toEqual(['party.suspended'])
})

it('chain, witness and a contradiction are told to those who oversee, once in six hours', async () => {
  const [regulator, auditor] = [await p.organization('regulator'), await p.organization('auditor')]
  await recordAll(p)
  await p.db.transfer.updateMany({ data: { state: 'released' } })
  p.clock.advance(6 * 3_600_000)
  expect(await news(regulator, async () => p.clock.advance(11 * 60_000))).toEqual([])
  const deal = await inForce(p)
  const body = { reason: '不用了' }
  await p.request('POST', `/api/agreements/${deal.agreement.id}/terminate`, { as: deal.consumer, body })
  expect(await news(regulator, async () => p.clock.advance(5 * 60_000))).toEqual([])
  expect(await news(regulator, async () => p.clock.advance(6 * 60_000))).toEqual(['chain.behind'])
  expect(await kindsTo(p, auditor)).toEqual(['chain.behind'])
  expect(await kindsTo(p, deal.provider)).not.toContain('chain.behind')
  expect(await news(regulator, async () => p.clock.advance(60_000))).toEqual([])
  await recordAll(p)
  const binding = { chainId: 1n, ledger: '0x', checkpoint: '0x', deploymentBlock: 0n, platform: 'x' }
  const halt = () => p.db.ledgerBinding.create({ data: { ...binding, halted: '见证方的历史与链不符' } })
  expect(await news(regulator, halt)).toEqual(['ledger.halted'])
  await p.db.ledgerBinding.deleteMany({})
})

it('a witness that lags behind is told of, and one that has cosigned the newest is not', async () => {
  const regulator = await p.organization('regulator')
  const hash = '0xaa'
  const confirmedAt = addDays(p.clock.now(), -1)
  await p.db.chainTransaction.create({
    data: { hash, signer: '0x', nonce: 1, raw: '', state: 'confirmed', signedAt: confirmedAt, confirmedAt },
  })
  for (const index of [0n, 1n])
    await p.db.record.create({
      data: {
        index, kind: 2, entry: Buffer.from(''), leaf: `l${index}`, reference: `r${index}`, transactionHash: hash,
        blockNumber: 1n,
      },
    })
  await p.db.checkpoint.create({ data: { size: 1n, root: '', blockNumber: 1n } })
  await p.db.checkpoint.create({ data: { size: 2n, root: '', blockNumber: 1n, cosignedAt: confirmedAt } })
  await rest(true)
  expect(await kindsTo(p, regulator)).toEqual([])
  await p.db.checkpoint.update({ where: { size: 2n }, data: { cosignedAt: null } })
  await rest(false)
  expect(await kindsTo(p, regulator)).toEqual([])
  await rest(true)
  expect(await kindsTo(p, regulator)).toEqual(['witness.behind'])
})

it('looks at once find each happening once', async () => {
  const consumer = await p.organization('consumer')
  await rest()
  for (let i = 0; i < 60; i++) await requested(p, consumer)
  const counts = await Promise.all([1, 2, 3].map(() => rest()))
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(60)
  expect(await rest()).toBe(0)
  const rows = await p.db.notification.findMany({ where: { personId: treasurer.personId } })
  expect(new Set(rows.map(({ event }) => event)).size).toBe(rows.length)
})
