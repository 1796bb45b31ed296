import { createHash } from 'node:crypto'
import { beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import * as road from '#api/cli/road.ts'
import { hex32 } from '#api/kernel/hex.ts'
import { SearchAnswer, TraceView } from '#api/supervision/schema.ts'
import { verifyReceipt } from '#api/verifier/verify.ts'
import { platformWithChain } from './support/platform.ts'
import {
  agreeTo, DAY_MS, grantTo, Id, listedProduct, openWorld, registerResource, takeTransfer, window, type World,
} from './support/story.ts'

let world: World
beforeAll(async () => {
  world = await openWorld(await platformWithChain())
})

const digestOf = (bytes: Uint8Array) => hex32(createHash('sha256').update(bytes).digest())

it('goes the whole road of enterprise data: admission to the verified receipt and the trace', async () => {
  const provider = await world.admit(['provider'])
  const consumer = await world.admit(['consumer'], 'platform')
  await road.topUp(world.office, consumer.client, 10_000)
  const { listingId } = await listedProduct(world, provider, [{ kind: 'per_use', priceFen: 1_000 }])
  const wish = { plan: 0, purpose: '数据分析', quota: 3, ...window() }
  const agreement = await road.conclude(provider, consumer, listingId, wish)
  const trust = await world.visitor.text('/api/provenance/trust')

  for (const format of ['csv', 'parquet', 'ndjson']) {
    const answer = await takeTransfer(consumer, agreement.id, { format })
    const bytes = new Uint8Array(await (await consumer.client.ask('GET', answer.content)).arrayBuffer())
    const receipt = await consumer.client.text(answer.receipt.href)
    const content = { sha256: digestOf(bytes), size: bytes.length }
    const report = verifyReceipt(receipt, { content, trust })
    expect(report.steps.filter(({ state }) => state !== 'passed')).toEqual([])
    expect(report.verdict).toBe('verified')

    const { hits } = await world.office.regulator.send('/api/supervision/search-file', bytes, SearchAnswer)
    expect(hits.map(({ id }) => id)).toContain(answer.transfer.id)
    const trace = await world.office.regulator.get(`/api/supervision/trace/${answer.transfer.id}`, TraceView)
    expect(trace.path.map(({ kind }) => kind)).toEqual(
      ['provider', 'product', 'listing', 'agreement', 'order', 'transfer', 'consumer'],
    )
    expect(trace.proof?.index).toBe(answer.transfer.recordIndex)
    expect(trace.events.every(({ state }) => state === 'recorded')).toBe(true)
  }

  const Balances = z.looseObject({ availableFen: z.number(), heldFen: z.number(), payableFen: z.number() })
  expect(await consumer.client.get('/api/account', Balances)).toMatchObject({ availableFen: 7_000, heldFen: 0 })
  expect(await provider.client.get('/api/account', Balances)).toMatchObject({ payableFen: 2_850 })
  await expect(takeTransfer(consumer, agreement.id)).rejects.toMatchObject({ code: 'transfer.quota_exhausted' })
})

it('goes the road of public data: resource, grant, scenario, registration, a free product in one click', async () => {
  const department = await world.admit(['department'], 'platform')
  const operator = await world.admit(['operator'], 'platform')
  const consumer = await world.admit(['consumer'], 'platform')
  const later = new Date(Date.now() + 900 * DAY_MS)
  const resource = await department.client.post('/api/resources', {
    code: `R-${Date.now()}`, name: '村居名录', description: '名录', fields: ['编号', '名称'], grade: 'general',
    openClass: 'unconditional', updateCycle: 'yearly',
  }, Id)
  await registerResource(world, department, resource.id, later)
  const grant = await grantTo(world, operator, [resource.id])
  const scenario = await operator.client.post('/api/scenarios', {
    authorizationId: grant.id, name: '地址', purposeClass: 'public_welfare', plan: '统一地址', resourceIds: [resource.id],
    fields: { [resource.id]: [{ name: '名称' }] },
  }, Id)
  await agreeTo(world, scenario.id, { operator, department })
  const source = { scenarioId: scenario.id, sourceMode: 'authorised' }
  const { listingId } = await listedProduct(world, operator, [{ kind: 'free' }], source)
  await road.publishStandingOffer(operator, listingId, { plan: 0, quota: 100, ...window(300) })

  const agreement = await road.acceptStandingOffer(consumer, listingId)
  const answer = await takeTransfer(consumer, agreement.id)
  const trust = await world.visitor.text('/api/provenance/trust')
  const report = verifyReceipt(await consumer.client.text(answer.receipt.href), { trust })
  expect(report.steps.filter(({ state }) => state === 'failed')).toEqual([])
  const trace = await world.office.regulator.get(`/api/supervision/trace/${answer.transfer.id}`, TraceView)
  expect(trace.path.map(({ kind }) => kind).slice(0, 3)).toEqual(['resource', 'authorization', 'scenario'])
  expect(trace.path[0]?.party).toBe(department.name)
})
