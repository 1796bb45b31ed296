import { expect, it } from 'vitest'
import { closeOrder } from '#api/order/order-acts.ts'
import { endAuthorization } from '#api/authorized-operation/end.ts'
import { reviewFirst } from '#api/listing/review.ts'
import { takeMeasure } from '#api/supervision/measure.ts'
import { tellOfLog } from '#api/notification/tell.ts'
import { act, offer, sign, signers } from '#test/agreement/world.ts'
import { draft, list, listingInput, publicDataLine, readyVersion, reviewers, submitted } from '#test/support/market.ts'
import { platform } from '#test/support/platform.ts'
import { colleagueOf, inForce, kindsTo, recordAll, telling, tellAll, toldTo } from './world.ts'

const p = await platform()

it('a negotiation is told to the one who must answer, never to the one who did it', async () => {
  const deal = await signers(p)
  const { provider, consumer, keys } = deal
  const { body } = await offer(p, deal)
  await act(p, provider, body.id, 'counter', { quota: 4, note: '最多四次，每次 500 元' })
  await sign(p, consumer, keys.consumer, body.id)
  await sign(p, provider, keys.provider, body.id)
  await tellAll(p)
  expect(await kindsTo(p, provider)).toEqual(['listing.listed', 'agreement.offered', 'agreement.signed_first'])
  expect(await kindsTo(p, consumer)).toEqual(['agreement.countered', 'agreement.signed_second'])
  const [, offered] = await toldTo(p, provider)
  const { name } = await p.db.participant.findUniqueOrThrow({ where: { id: consumer.participantId } })
  expect(offered).toMatchObject({
    group: 'agreement', href: `/provide/agreements/${body.id}`, readAt: null, reason: null,
    zh: `${name}就「油井压力日报（演示）」发来要约，等待答复`,
    en: `${name} made you an offer on “油井压力日报（演示）”`,
  })
  expect(JSON.stringify(await toldTo(p, consumer))).not.toContain('500')
})

it('a refusal is told with its reason, beside the sentence', async () => {
  const deal = await signers(p)
  const { body } = await offer(p, deal)
  await act(p, deal.provider, body.id, 'decline', { reason: '产能不足' })
  await tellAll(p)
  const [told] = await toldTo(p, deal.consumer)
  expect(told).toMatchObject({ kind: 'agreement.declined', reason: '产能不足' })
  expect(told?.zh).not.toContain('产能不足')
})

it('a listing goes from one desk to the next, and back to its provider with the reason', async () => {
  const provider = await p.organization('provider')
  const { first, second } = await reviewers(p)
  await tellAll(p)
  const [before, beforeSecond] = [await kindsTo(p, first), await kindsTo(p, second)]
  const { id } = await draft(p, provider)
  const { round } = await submitted(p, provider, id)
  await p.run(first, (ctx) => reviewFirst(ctx, id, { round, approved: false, reason: '缺少说明' }))
  await tellAll(p)
  expect((await kindsTo(p, first)).slice(before.length)).toEqual(['listing.waits_first'])
  expect((await kindsTo(p, second)).slice(beforeSecond.length)).toEqual([])
  expect(await toldTo(p, provider)).toMatchObject([
    { kind: 'listing.rejected', reason: '缺少说明', href: `/provide/listings/${id}`, zh: expect.stringContaining('初审') },
  ])
  await list(p, provider, id)
  await tellAll(p)
  expect((await kindsTo(p, second)).slice(beforeSecond.length)).toEqual(['listing.waits_second'])
  expect(await kindsTo(p, provider)).toEqual(['listing.rejected', 'listing.listed'])
})

it('a new version is told to those with an agreement in force when it can be taken', async () => {
  const { provider, consumer, productId, listingId } = await inForce(p)
  await readyVersion(p, provider, productId)
  await tellAll(p)
  expect(await kindsTo(p, consumer)).toEqual(['version.compatible'])
  await readyVersion(p, provider, productId, { fields: ['井号', '压力', '温度'] })
  await tellAll(p)
  expect(await kindsTo(p, consumer)).toEqual(['version.compatible'])
  await p.request('POST', `/api/listings/${listingId}/delist`, { as: provider, body: { reason: '换版' } })
  const { body } = await p.request('GET', `/api/listings/${listingId}`, { as: provider })
  const names = Object.keys(listingInput())
  const text = Object.fromEntries(names.map((name) => [name, body[name]]))
  expect((await p.request('PUT', `/api/listings/${listingId}`, { as: provider, body: text })).status).toBe(200)
  await list(p, provider, listingId)
  await tellAll(p)
  const [, breaking] = await toldTo(p, consumer)
  expect(breaking).toMatchObject({ kind: 'version.breaking', zh: expect.stringContaining('第 3 版') })
})

it('the end of an agreement by time is told to both, its termination to the other', async () => {
  const ended = await inForce(p)
  await p.run(ended.consumer, async (ctx) => {
    await ctx.tx.order.create({
      data: {
        id: `ord_${ended.agreement.id.slice(4)}`, agreementId: ended.agreement.id, productId: ended.productId,
        consumerId: ended.consumer.participantId, providerId: ended.provider.participantId, planKind: 'free',
        amountFen: 0n, state: 'active', placedAt: ctx.now,
      },
    })
    await ctx.tx.agreement.update({ where: { id: ended.agreement.id }, data: { state: 'expired', endedAt: ctx.now } })
    await closeOrder(ctx, ended.agreement.id)
  })
  const broken = await inForce(p)
  await act(p, broken.consumer, broken.agreement.id, 'terminate', { reason: '不再需要' })
  await tellAll(p)
  expect(await kindsTo(p, ended.consumer)).toEqual(['agreement.expired'])
  expect(await kindsTo(p, ended.provider)).toEqual(['listing.listed', 'agreement.expired'])
  expect(await kindsTo(p, broken.consumer)).toEqual([])
  expect((await toldTo(p, broken.provider)).at(-1)).toMatchObject({ kind: 'agreement.terminated', reason: '不再需要' })
})

it('the two sides of a grant are told of each other’s acts', async () => {
  const { implementingBody, operator, grant } = await publicDataLine(p)
  await p.run(implementingBody, (ctx) => endAuthorization(ctx, grant.id, { kind: 'breach', reason: '机构调整' }))
  await tellAll(p)
  const toBody = (await kindsTo(p, implementingBody)).filter((kind) => kind.startsWith('authorization.'))
  expect(toBody).toContain('authorization.accepted')
  const toOperator = (await toldTo(p, operator)).map(({ kind, reason }) => [kind, reason])
  expect(toOperator).toContainEqual(['authorization.granted', null])
  expect(toOperator).toContainEqual(['ceiling.set', null])
  expect(toOperator.at(-1)).toEqual(['authorization.ended', '机构调整'])
})

it('a measure is told to whom it stops, to their counterparts, and to the others who oversee', async () => {
  const [regulator, auditor] = [await p.organization('regulator'), await p.organization('auditor')]
  const { provider, consumer, productId } = await inForce(p)
  const take = (scope: 'party' | 'product' | 'ledger', subjectId: string) =>
    p.run(regulator, (ctx) => takeMeasure(ctx, { act: 'suspend', scope, subjectId, reason: '核查来源' }))
  await take('product', productId)
  await take('party', provider.participantId)
  await tellAll(p)
  expect((await toldTo(p, provider)).slice(1).map(({ kind, reason }) => [kind, reason])).toEqual([
    ['product.suspended', '核查来源'], ['party.suspended', '核查来源'],
  ])
  expect((await toldTo(p, consumer)).map(({ kind, reason }) => [kind, reason])).toEqual([['supply.suspended', null]])
  expect(await kindsTo(p, regulator)).toEqual([])
  expect(await kindsTo(p, auditor)).toEqual(['measure.suspended', 'measure.suspended'])

  const stranger = await p.organization('consumer')
  await take('ledger', 'ledger')
  await tellAll(p)
  expect(await kindsTo(p, stranger)).toEqual(['ledger.suspended'])
  expect((await kindsTo(p, auditor)).slice(2)).toEqual(['measure.suspended'])
})

it('tells every person who has access, and nobody of an organisation that is not admitted', async () => {
  const deal = await signers(p)
  const [colleague, gone] = [await colleagueOf(p, deal.provider), await colleagueOf(p, deal.provider, false)]
  await offer(p, deal)
  await tellAll(p)
  const countOf = (personId: string) => p.db.notification.count({ where: { personId, kind: 'agreement.offered' } })
  expect([await countOf(deal.provider.personId), await countOf(colleague), await countOf(gone)]).toEqual([1, 1, 0])
  expect((await offer(p, deal)).status).toBe(201)
  await p.db.participant.update({ where: { id: deal.provider.participantId }, data: { state: 'rejected' } })
  await tellAll(p)
  expect(await countOf(colleague)).toBe(1)
})

it('what fails halfway is told whole afterwards, and once', async () => {
  const deal = await signers(p)
  await tellAll(p)
  await offer(p, deal)
  const { body } = await offer(p, deal)
  await recordAll(p)
  await p.db.$executeRawUnsafe(`create function refuse_notice() returns trigger language plpgsql as $$ begin
    if new.params->>'agreement' = '${body.id}' then raise exception 'the machine stops'; end if; return new; end $$`)
  await p.db.$executeRaw`create trigger refuse_notice before insert on notification
    for each row execute function refuse_notice()`
  const before = await p.db.notificationCursor.findUniqueOrThrow({ where: { id: 1 } })
  await expect(tellOfLog(telling(p))).rejects.toThrow()
  expect(await kindsTo(p, deal.provider)).toEqual(['listing.listed'])
  expect(await p.db.notificationCursor.findUniqueOrThrow({ where: { id: 1 } })).toEqual(before)
  await p.db.$executeRaw`drop trigger refuse_notice on notification`
  const told = await Promise.all([1, 2, 3].map(() => tellOfLog(telling(p))))
  expect(told.reduce((sum, count) => sum + count, 0)).toBe(2)
  expect(await kindsTo(p, deal.provider)).toEqual(['listing.listed', 'agreement.offered', 'agreement.offered'])
  expect(await tellOfLog(telling(p))).toBe(0)
})
