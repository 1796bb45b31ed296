import { randomBytes } from 'node:crypto'
import { writeFile, mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, inject, it } from 'vitest'
import { z } from 'zod'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import * as road from '#api/cli/road.ts'
import { asHex } from '#api/kernel/hex.ts'
import { sha256 } from '#api/kernel/canonical.ts'
import { AgreementView, TypedData } from '#api/agreement/schema.ts'
import { KeyView } from '#api/participant/schema.ts'
import { ListingView } from '#api/listing/schema.ts'
import { platformWithChain, PASSWORD, eventually } from '#test/support/platform.ts'
import { openWorld, takeTransfer, type World, activeDeal, listedProduct, smallFile, window } from '#test/support/story.ts'
import { bytesOf, codeOf, deal } from '../delivery/world.ts'
import { clientOf } from '#api/cli/client.ts'

let world: World
beforeAll(async () => { world = await openWorld(await platformWithChain()) })
const any = z.any()
const log = (...a: unknown[]) => console.log('>>', ...a)

async function file(text: string, name = 'x.csv') {
  const folder = await mkdtemp(join(inject('folder'), 'rv-'))
  const path = join(folder, 'f.csv')
  await writeFile(path, text)
  return { path, fileName: name }
}

it('A1 new version after review is sold and public with no review', async () => {
  const d = await deal(world)
  await road.uploadVersion(d.provider.client, d.productId, await file('姓名,身份证号\n张三,370502199001011234\n李四,370502199202022345\n'))
  const t = await takeTransfer(d.consumer, d.agreementId)
  const bytes = (await bytesOf(d.consumer, t.content)).toString()
  log('A1 transfer of unreviewed v2', JSON.stringify(bytes))
  const page = await world.visitor.get(`/api/catalog/${d.listingId}`, any)
  log('A1 public page', JSON.stringify(page.sample), JSON.stringify(page.columns.map((c: any) => c.top)))
  expect(bytes).toContain('370502199001011234')
  expect(JSON.stringify(page.sample)).toContain('370502199001011234')
})

it('A2 old never-reviewed version by number', async () => {
  const provider = await world.admit(['provider'])
  const consumer = await world.admit(['consumer'])
  await road.topUp(world.office, consumer.client, 100_000)
  const { id: productId } = await road.createProduct(provider.client, { name: 'p', description: 'd', sourceMode: 'original', sourceNote: 's' },
    await file('姓名,手机\n张三,13800001111\n'))
  await road.uploadVersion(provider.client, productId, await smallFile(5))
  const listing = await road.list(world.office, provider.client, {
    productId, title: '样例', summary: '测', updateCycle: 'daily', coverageSpace: '东营区', coverageFrom: '2026-01-01', coverageTo: '2026-12-31',
    granularity: '站点', license: '合约', useCases: ['数据分析'], forbiddenUses: ['转售'], keywords: ['样'], plans: [{ kind: 'per_use', priceFen: 1000 }],
  })
  const a = await road.conclude(provider, consumer, listing.id, { plan: 0, purpose: '数据分析', quota: 5, ...window() })
  const t = await takeTransfer(consumer, a.id, { format: 'original', version: 1 })
  const bytes = (await bytesOf(consumer, t.content)).toString()
  log('A2', JSON.stringify(bytes))
  expect(bytes).toContain('13800001111')
})

it('A3 upload between first and second review; resubmit between reading and approving', async () => {
  const provider = await world.admit(['provider'])
  const { id: productId } = await road.createProduct(provider.client, { name: 'p', description: 'd', sourceMode: 'original', sourceNote: 's' }, await smallFile(5))
  const text = { title: '样例', summary: '测', updateCycle: 'daily', coverageSpace: '东营区', coverageFrom: '2026-01-01', coverageTo: '2026-12-31',
    granularity: '站点', license: '合约', useCases: ['数据分析'], forbiddenUses: ['转售'], keywords: ['样'], plans: [{ kind: 'per_use', priceFen: 1000 }] }
  const { id } = await provider.client.post('/api/listings', { productId, ...text }, ListingView)
  await provider.client.post(`/api/listings/${id}/submit`, {}, ListingView)
  await world.office.first.post(`/api/listings/${id}/first-review`, { approved: true }, ListingView)
  await road.uploadVersion(provider.client, productId, await file('身份证号\n370502199001011234\n'))
  const l = await world.office.second.post(`/api/listings/${id}/second-review`, { approved: true }, ListingView)
  const ev = await world.platform.db.chainAct.findFirstOrThrow({ where: { subject: id, eventKind: 'listing.listed' } })
  log('A3 listed', l.state, ev.body)
  // bait and switch of text
  const p2 = await world.admit(['provider'])
  const { id: prod2 } = await road.createProduct(p2.client, { name: 'p', description: 'd', sourceMode: 'original', sourceNote: 's' }, await smallFile(5))
  const { id: l2 } = await p2.client.post('/api/listings', { productId: prod2, ...text }, ListingView)
  await p2.client.post(`/api/listings/${l2}/submit`, {}, ListingView)
  const seen = await world.office.first.get(`/api/listings/${l2}`, any)
  await p2.client.post(`/api/listings/${l2}/withdraw`, {}, ListingView)
  await p2.client.ask('PUT', `/api/listings/${l2}`, { body: JSON.stringify({ ...text, plans: [{ kind: 'per_use', priceFen: 99_999_999 }], useCases: ['人脸识别'] }), headers: { 'content-type': 'application/json' } })
  await p2.client.post(`/api/listings/${l2}/submit`, {}, ListingView)
  const after = await world.office.first.post(`/api/listings/${l2}/first-review`, { approved: true }, any)
  log('A3b reviewer saw', JSON.stringify(seen.plans), seen.round, 'approved', JSON.stringify(after.plans), after.round, after.reviews.length)
  expect(after.plans[0].priceFen).toBe(99_999_999)
})

it('B small product on the public page', async () => {
  const provider = await world.admit(['provider'])
  const { listingId } = await listedProduct(world, provider)
  const page = await world.visitor.get(`/api/catalog/${listingId}`, any)
  log('B rows', page.version.rows, 'sample', page.sample.length, JSON.stringify(page.sample))
  expect(page.sample.length).toBe(page.version.rows)
})

it('C key rotation by a bare API key, then a binding signature', async () => {
  const victim = await world.admit(['consumer'], 'platform')
  const provider = await world.admit(['provider'])
  const { listingId } = await listedProduct(world, provider, [{ kind: 'free' }])
  const made = await victim.client.post('/api/api-keys', { name: 'bot', scopes: ['participant.manage_keys', 'agreement.sign', 'agreement.view', 'agreement.offer', 'order.place'], days: 1 }, any)
  const bot = clientOf(async (path, init) => world.platform.app.request(path, init), made.token)
  const evil = privateKeyToAccount(generatePrivateKey())
  const { message } = await bot.get(`/api/keys/message?address=${evil.address}`, any)
  const { id } = await bot.post('/api/keys', { custody: 'own', address: evil.address, signature: await evil.signMessage({ message }) }, KeyView)
  await eventually(async () => (await world.platform.db.signingKey.findUniqueOrThrow({ where: { id } })).state === 'registered', 'key')
  const a = await bot.post('/api/agreements', { listingId, plan: 0, purpose: '数据分析', quota: 5, ...window() }, AgreementView)
  const asProvider = await provider.client.get(`/api/agreements/${a.id}/terms`, TypedData)
  await provider.client.post(`/api/agreements/${a.id}/sign`, await provider.sign(asProvider.digest), AgreementView)
  const signed = await bot.post(`/api/agreements/${a.id}/sign`, { signature: await evil.sign({ hash: asHex(asProvider.digest) }) }, AgreementView)
  const keys = await world.platform.db.signingKey.findMany({ where: { participantId: victim.id }, orderBy: { id: 'asc' } })
  log('C', signed.state, keys.map((k) => `${k.custody} ${k.state}`))
  expect(signed.state).toBe('signed')
})

it('D zero-balance oracle of a per-row product', async () => {
  const d = await deal(world, { plan: { kind: 'per_volume', unit: 'row', tiers: [{ upTo: null, unitPriceMicroYuan: 1_000_000 }] }, funds: 0, quota: 1000 })
  let asked = 0
  // 数值 of row 编号=4 is 4.5 : find it by bisection without a fen
  let [low, high] = [0, 1024]
  while (high - low > 1) {
    const mid = (low + high) / 2
    asked++
    const code = await codeOf(takeTransfer(d.consumer, d.agreementId, { format: 'csv', selection: { filter: [{ field: '编号', op: 'eq', value: 4 }, { field: '数值', op: 'gte', value: mid }] } }))
    if (code === 'account.insufficient') low = mid
    else if (code === 'none') high = mid
    else throw new Error(code)
  }
  const row = await world.platform.db.agreement.findUniqueOrThrow({ where: { id: d.agreementId } })
  log('D value between', low, high, 'questions', asked, 'quota used', row.usedCount)
  expect(low).toBe(4)
})

it('E content is prepared and kept before quota and money', async () => {
  const d = await deal(world, { plan: { kind: 'per_use', priceFen: 1000 }, funds: 0, quota: 1 })
  const before = await world.platform.db.preparedContent.count()
  const codes: string[] = []
  for (let i = 1; i <= 12; i++) codes.push(await codeOf(takeTransfer(d.consumer, d.agreementId, { format: 'csv', selection: { limit: 100 + i } })))
  log('E codes', new Set(codes), 'prepared', (await world.platform.db.preparedContent.count()) - before)
  expect((await world.platform.db.preparedContent.count()) - before).toBe(12)
})

it('H a refused suspension can be lifted by nobody', async () => {
  const provider = await world.admit(['provider'])
  const consumer = await world.admit(['consumer'])
  const { listingId } = await listedProduct(world, provider, [{ kind: 'free' }])
  const a = await consumer.client.post('/api/agreements', { listingId, plan: 0, purpose: '数据分析', quota: 5, ...window() }, AgreementView)
  const m = await world.office.regulator.post('/api/supervision/measures', { act: 'suspend', scope: 'agreement', subjectId: a.id, reason: '查' }, any)
  log('H measure', m.state)
  const code = await codeOf(world.office.regulator.post('/api/supervision/measures', { act: 'resume', scope: 'agreement', subjectId: a.id, reason: '查' }, any))
  const row = await world.platform.db.agreement.findUniqueOrThrow({ where: { id: a.id } })
  log('H resume', code, 'agreement.suspended', row.suspended)
  for (const party of [provider, consumer]) {
    const { digest } = await party.client.get(`/api/agreements/${a.id}/terms`, TypedData)
    await party.client.post(`/api/agreements/${a.id}/sign`, await party.sign(digest), AgreementView)
  }
  await consumer.client.post('/api/orders', { agreementId: a.id }, any)
  await road.awaitActive(consumer.client, a.id)
  log('H transfer', await codeOf(takeTransfer(consumer, a.id)), 'resume', await codeOf(world.office.regulator.post('/api/supervision/measures', { act: 'resume', scope: 'agreement', subjectId: a.id, reason: '查' }, any)))
})

it('I standing offer keeps the old policy after relisting', async () => {
  const provider = await world.admit(['provider'])
  const consumer = await world.admit(['consumer'])
  const { listingId } = await listedProduct(world, provider, [{ kind: 'free' }])
  const w = window()
  await road.publishStandingOffer(provider, listingId, { plan: 0, quota: 5, ...w })
  await provider.client.post(`/api/listings/${listingId}/delist`, { reason: 'x' }, any)
  const text = { title: '样例产品', summary: '测', updateCycle: 'daily', coverageSpace: '东营区', coverageFrom: '2026-01-01', coverageTo: '2026-12-31',
    granularity: '站点', license: '新许可：禁止任何分析', useCases: ['公益研究'], forbiddenUses: ['数据分析'], keywords: ['样'], plans: [{ kind: 'free' }] }
  await provider.client.ask('PUT', `/api/listings/${listingId}`, { body: JSON.stringify(text), headers: { 'content-type': 'application/json' } })
  await provider.client.post(`/api/listings/${listingId}/submit`, {}, any)
  await world.office.first.post(`/api/listings/${listingId}/first-review`, { approved: true }, any)
  await world.office.second.post(`/api/listings/${listingId}/second-review`, { approved: true }, any)
  const a = await road.acceptStandingOffer(consumer, listingId)
  log('I', a.state, a.purpose, JSON.stringify(a.policy))
  expect(JSON.stringify(a.policy)).not.toContain('新许可')
})

it('J digest of a password', async () => {
  const provider = await world.admit(['provider'])
  const consumer = await world.admit(['consumer'], 'platform')
  const { listingId } = await listedProduct(world, provider, [{ kind: 'free' }])
  await road.publishStandingOffer(provider, listingId, { plan: 0, quota: 5, ...window() })
  const key = `k-${randomBytes(8).toString('hex')}`
  await consumer.client.post(`/api/listings/${listingId}/acceptance`, { password: PASSWORD }, any, key)
  const row = await world.platform.db.idempotentAnswer.findFirstOrThrow({ where: { key } })
  const { canonicalJson } = await import('#api/kernel/canonical.ts')
  const guess = (password: string) => sha256(canonicalJson({ path: `/api/listings/${listingId}/acceptance`, method: 'post', input: { params: { id: listingId }, query: {}, body: { password } } }))
  log('J matches', row.requestDigest === guess(PASSWORD), row.requestDigest === guess('wrong'))
  expect(row.requestDigest).toBe(guess(PASSWORD))
})

it('L the negotiated price is guessed from its hash on the chain', async () => {
  const d = await deal(world, { plan: { kind: 'per_use', priceFen: 73_519 }, funds: 0 })
  const row = await world.platform.db.agreement.findUniqueOrThrow({ where: { id: d.agreementId } })
  const { termsOf } = await import('#api/agreement/terms.ts')
  const onChain = termsOf(row).price
  const t0 = performance.now()
  let found = -1
  for (let fen = 1; fen < 1_000_000 && found < 0; fen++) if (sha256(`{"currency":"CNY","plan":{"kind":"per_use","priceFen":${fen}}}`) === onChain) found = fen
  log('L', found, `${Math.round(performance.now() - t0)} ms`)
  expect(found).toBe(73_519)
})
