import { proposeScenario } from '#api/authorized-operation/propose-scenario.ts'
import { setCeiling } from '#api/authorized-operation/set-ceiling.ts'
import { AgreementView, TypedData } from '#api/agreement/schema.ts'
import * as road from '#api/cli/road.ts'
import { agreeScenario, ceilingInput, grantInForce, implementingBody, registeredResource, scenarioInput } from '#test/support/market.ts'
import type { Member } from '#test/support/platform.ts'
import { listedProduct, window, type World } from '#test/support/story.ts'

/** A party as the verbs know it. */
async function memberOf({ platform }: World, { id }: road.Party, role: 'operator' | 'consumer'): Promise<Member> {
  const person = await platform.db.person.findFirstOrThrow({ where: { participantId: id } })
  const actor = {
    participantId: id, personId: person.id, roles: [role], via: 'session' as const, scopes: null, authenticatedAt: new Date(),
  }
  return { participantId: id, personId: person.id, actor, token: '', login: person.login, password: '' }
}

const PRICE_FEN = 1_000

/**
 * A deal in public data that is alive: resource, registration, plan, grant, scenario, ceiling, two reviews, an agreement
 * that is active on the chain, one that only waits for its order, one that waits for its provider's signature, and a
 * standing offer.
 */
export async function livingDeal(world: World) {
  const { platform: p } = world
  const operator = await world.admit(['operator'])
  const consumer = await world.admit(['consumer'])
  const member = await memberOf(world, operator, 'operator')
  const department = await p.organization('department')
  const body = await implementingBody(p)
  const resource = await registeredResource(p, department)
  const grant = await grantInForce(p, department, member, [resource.id])
  const { id: scenarioId } = await p.run(member, (ctx) => proposeScenario(ctx, scenarioInput(grant.id, [resource])))
  await agreeScenario(p, scenarioId, member, [body, department])
  await p.run(body, (ctx) => setCeiling(ctx, scenarioId, { ...ceilingInput(ctx.now, PRICE_FEN), unit: 'use' }))
  const plan = { kind: 'per_use', priceFen: PRICE_FEN }
  const listed = await listedProduct(world, operator, [plan], { scenarioId, sourceMode: 'authorised' })
  await road.topUp(world.office, consumer.client, 10_000_000)
  const wish = { plan: 0, purpose: '数据分析', quota: 1_000, ...window() }
  const offered = async () => (await consumer.client.post('/api/agreements', { listingId: listed.listingId, ...wish }, AgreementView)).id
  const signBy = async (party: road.Party, id: string) => {
    const { digest } = await party.client.get(`/api/agreements/${id}/terms`, TypedData)
    await party.client.post(`/api/agreements/${id}/sign`, await party.sign(digest), AgreementView)
  }
  const active = await road.conclude(operator, consumer, listed.listingId, wish)
  const unsigned = await offered()
  const unordered = await offered()
  await signBy(operator, unordered)
  await signBy(consumer, unordered)
  await road.publishStandingOffer(operator, listed.listingId, { plan: 0, quota: 10, ...window() })
  const { digest } = await consumer.client.get(`/api/listings/${listed.listingId}/acceptance/terms`, TypedData)
  const acceptance = await consumer.sign(digest)
  const { digest: terms } = await operator.client.get(`/api/agreements/${unsigned}/terms`, TypedData)
  const signature = await operator.sign(terms)
  return {
    operator, consumer, department, body, resource, grant, scenarioId, ...listed, wish, unsigned, unordered, acceptance, signature,
    agreementId: active.id,
  }
}

export type LivingDeal = Awaited<ReturnType<typeof livingDeal>>
