import { z } from 'zod'
import * as road from '#api/cli/road.ts'
import { DAY_MS, Id, listedProduct, smallFile, type World } from '#test/support/story.ts'

const ignore = z.unknown()
const digest = `0x${'5d'.repeat(32)}`

/** One use of every route of declarations, consents, checks and versions. */
export async function declaration(world: World): Promise<void> {
  const provider = await world.admit(['provider'], 'platform')
  const recipient = await world.admit(['consumer'], 'platform')
  const { client } = provider
  const { listingId } = await listedProduct(world, provider)
  await world.visitor.get(`/api/catalog/${listingId}/versions`, ignore)
  const product = { name: '名册', description: '测试', sourceMode: 'original', sourceNote: '测试' }
  const { id } = await road.createProduct(client, product, await smallFile())
  await road.uploadVersion(client, id, await smallFile(6))
  const { declaration: declared } = await client.get(`/api/products/${id}/declaration`, z.looseObject({ declaration: z.looseObject({}) }))
  const { declaredAt: _, ...facts } = declared
  const consent = { kind: 'consent_form', title: '同意书', digest }
  const body = JSON.stringify({
    ...facts, personalBasis: 'consent', assessment: { digest, validTo: new Date(Date.now() + DAY_MS) },
    evidence: [...z.array(ignore).parse(facts['evidence']), consent],
  })
  await client.ask('PUT', `/api/products/${id}/declaration`, { body, headers: { 'content-type': 'application/json' } })
  await client.get(`/api/products/${id}/versions/2/difference`, ignore)
  const entered = await client.post(`/api/products/${id}/consents`, {
    recipientId: recipient.id, purpose: '核验', persons: 3, evidence: '同意书', digest, validTo: new Date(Date.now() + DAY_MS),
  }, Id)
  await recipient.client.get('/api/consents', z.object({ items: z.array(Id).min(1) }))
  await client.post(`/api/consents/${entered.id}/withdrawal`, {}, Id)
  const listing = await client.post('/api/listings', {
    productId: id, title: '名册', summary: '测试', updateCycle: 'static', coverageSpace: '河口区', coverageFrom: '2026-01-01',
    coverageTo: '2026-12-31', granularity: '人', license: '约定', useCases: ['教学'], forbiddenUses: ['转售'], keywords: ['样例'],
    plans: [{ kind: 'free' }],
  }, Id)
  await client.post(`/api/listings/${listing.id}/submit`, {}, Id)
  await world.office.first.post(`/api/listings/${listing.id}/delivery-test`, {}, ignore)
  await client.get(`/api/listings/${listing.id}/checks`, ignore)
  await client.post(`/api/listings/${listing.id}/withdraw`, {}, Id)
}
