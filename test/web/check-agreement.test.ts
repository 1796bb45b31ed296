import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { AgreementView, TypedData } from '#api/agreement/schema.ts'
import * as road from '#api/cli/road.ts'
import { platformWithChain } from '#test/support/platform.ts'
import { activeDeal, listedProduct, openWorld, window } from '#test/support/story.ts'
import { checkAgreement, type Told } from '#web/agreement/check-agreement.ts'

type Agreement = z.infer<typeof AgreementView>

let negotiated: { agreement: Agreement; told: Told }
let standing: { agreement: Agreement; told: Told }

async function shownTo({ client }: road.Party, id: string) {
  const agreement = await client.get(`/api/agreements/${id}`, AgreementView)
  const { typedData } = await client.get(`/api/agreements/${id}/terms`, TypedData)
  const { message } = z.looseObject({ message: z.looseObject({ price: z.string(), policy: z.string() }) }).parse(typedData)
  const { name } = await client.get('/api/platform', z.looseObject({ name: z.string() }))
  return { agreement, told: { platform: name, price: message.price, policy: message.policy } }
}

beforeAll(async () => {
  const world = await openWorld(await platformWithChain())
  const { consumer, provider, agreementId } = await activeDeal(world)
  negotiated = await shownTo(consumer, agreementId)
  const { listingId } = await listedProduct(world, provider, [{ kind: 'free' }])
  await road.publishStandingOffer(provider, listingId, { plan: 0, quota: 5, ...window() })
  standing = await shownTo(consumer, (await road.acceptStandingOffer(consumer, listingId)).id)
})

const ALL = { digest: true, policy: true, provider: true, consumer: true }

describe('the ticks of an agreement', () => {
  it('are right for what both parties signed, negotiated or by a standing offer', () => {
    for (const { agreement, told } of [negotiated, standing]) expect(checkAgreement(agreement, told, {})).toMatchObject(ALL)
  })

  it.each<[string, (agreement: Agreement) => Partial<Agreement>]>([
    ['number of transfers', ({ quota }) => ({ quota: quota + 1 })],
    ['end', ({ endsAt }) => ({ endsAt: new Date(Date.parse(endsAt) + 1_000).toISOString() })],
    ['beginning', ({ startsAt }) => ({ startsAt: new Date(Date.parse(startsAt) - 1_000).toISOString() })],
    ['product', () => ({ productId: 'prd_00000000000000000000000000' })],
    ['provider', ({ consumer }) => ({ provider: consumer })],
  ])('are wrong when the page shows another %s than was signed', (_, change) => {
    const { agreement, told } = negotiated
    const { signers } = checkAgreement(agreement, told, {})
    expect(checkAgreement({ ...agreement, ...change(agreement) }, told, signers)).toMatchObject({
      digest: false, policy: true, provider: false, consumer: false,
    })
  })

  it('are wrong for another policy, another key, another signature, and none', () => {
    const { agreement, told } = negotiated
    const { signers } = checkAgreement(agreement, told, {})
    expect(checkAgreement({ ...agreement, policy: {} }, told, signers)).toMatchObject({ digest: false, policy: false })
    expect(checkAgreement(agreement, told, { provider: signers.consumer })).toMatchObject({ provider: false, consumer: true })
    const { provider, consumer } = agreement.signatures
    const swapped = { ...agreement, signatures: { provider: consumer, consumer: provider } }
    expect(checkAgreement(swapped, told, signers)).toMatchObject({ provider: false, consumer: false })
    const unsigned = { ...agreement, signatures: { provider, consumer: null } }
    expect(checkAgreement(unsigned, told, {})).toMatchObject({ provider: true, consumer: false })
  })
})
