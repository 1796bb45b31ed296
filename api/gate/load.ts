import type {
  DataProduct, OperatingAuthorization, PersonalConsent, ProductDeclaration, PropertyRegistration, PublicDataResource,
  Scenario,
} from '#api/db/generated/client.ts'
import type { Tx } from '#api/db/client.ts'
import { assert } from '#api/kernel/assert.ts'
import type { Context } from '#api/kernel/context.ts'
import { notFound } from '#api/kernel/errors.ts'
import { findRelations, type FoundRelations } from '#api/participant/find-chain.ts'
import { lockRevenue, revenueStanding } from '#api/revenue/standing.ts'
import type { Deal, Facts, Moment } from './facts.ts'
import { detectedIn, type Detection } from './load-detected.ts'
import { loadResold, loadSameFiles } from './load-files.ts'

/**
 * Everything that the gates look at, for many deals: a fixed number of queries, whatever their count.
 * @param planned products that are still to be made
 * @throws not_found for a product that is not there
 */
export async function loadFacts(ctx: Context, moment: Moment, deals: Deal[], planned: Product[] = []): Promise<Facts[]> {
  const { tx } = ctx
  const made = await tx.dataProduct.findMany({ where: { id: { in: distinct(deals.map((deal) => deal.productId)) } } })
  const products: Product[] = [...made, ...planned]
  const productIds = products.map(({ id }) => id)
  const scenarios = await scenariosOf(tx, products)
  if (moment === 'order') await lockRevenue(ctx, [...scenarios.keys()])
  const resources = await resourcesOf(tx, products, scenarios)
  const parties = await partiesOf(tx, [...deals.flatMap((deal) => deal.consumerId ?? []), ...products.map((row) => row.providerId)])
  const related = {
    declarations: byKey(await tx.productDeclaration.findMany({ where: { productId: { in: productIds } } }), 'productId'),
    listings: byKey(await tx.listing.findMany({ where: { productId: { in: productIds } } }), 'productId'),
    consents: await consentsOf(tx, deals),
    property: await propertyOf(tx, productIds),
    sameFiles: await loadSameFiles(tx, productIds),
    resold: await loadResold(tx, products),
    detections: await detectedIn(tx, productIds, deals),
    revenues: await revenueStanding(ctx, [...scenarios.keys()]),
    relations: await findRelations(ctx, pairsOf(deals, products, scenarios)),
  }
  return deals.map((deal) => {
    const product = products.find(({ id }) => id === deal.productId)
    if (!product) throw notFound()
    return factsOf(ctx, moment, deal, { product, scenarios, resources, parties, ...related })
  })
}

/** What the gates read of a product, whether it is made or planned. */
export type Product = Pick<DataProduct, 'id' | 'sourceMode' | 'sourceNote' | 'scenarioId' | 'providerId' | 'resourceId'>

type WithGrant = Scenario & { authorization: OperatingAuthorization }

type Loaded = {
  product: Product
  scenarios: Map<string, WithGrant>
  resources: Map<string, PublicDataResource>
  parties: Awaited<ReturnType<typeof partiesOf>>
  declarations: Map<string, ProductDeclaration>
  listings: Map<string, NonNullable<Facts['listing']>>
  consents: PersonalConsent[]
  property: PropertyRegistration[]
  sameFiles: Awaited<ReturnType<typeof loadSameFiles>>
  resold: Set<string>
  detections: Map<string, Detection>
  revenues: Awaited<ReturnType<typeof revenueStanding>>
  relations: FoundRelations
}

function factsOf(ctx: Context, moment: Moment, deal: Deal, loaded: Loaded): Facts {
  const { product, scenarios, parties } = loaded
  const scenario = product.scenarioId === null ? undefined : scenarios.get(product.scenarioId)
  const provider = parties.get(product.providerId)
  assert(provider, 'a product has its provider')
  const consumer = deal.consumerId === undefined ? null : (parties.get(deal.consumerId) ?? null)
  if (deal.consumerId !== undefined && !consumer) throw notFound()
  const declaration = loaded.declarations.get(product.id) ?? null
  const ids = [...(scenario?.resourceIds ?? []), ...(product.resourceId === null ? [] : [product.resourceId])]
  const { affiliation, insiderOf } = loaded.relations
  return {
    deal, moment, product, declaration, provider, consumer,
    now: ctx.now,
    detected: loaded.detections.get(product.id) ?? NOTHING,
    listing: loaded.listings.get(product.id) ?? null,
    publicData: scenario ? { scenario, authorization: scenario.authorization } : null,
    resources: ids.flatMap((id) => loaded.resources.get(id) ?? []),
    sameFile: loaded.sameFiles.get(product.id) ?? [],
    isResold: loaded.resold.has(product.id),
    consents: loaded.consents.filter(({ productId }) => productId === product.id),
    property: loaded.property.filter(({ productId }) => productId === product.id),
    affiliation: scenario && consumer ? affiliation(scenario.authorization.operatorId, consumer.id) : undefined,
    insiders: { provider: insiderOf(provider.id), consumer: consumer ? insiderOf(consumer.id) : undefined },
    revenue: scenario ? loaded.revenues.get(scenario.id) : undefined,
  }
}

const NOTHING: Facts['detected'] = { hasPersonal: false, sensitive: false, minors: false, columns: [] }

const distinct = (ids: string[]): string[] => [...new Set(ids)]

/** Rows by a column that names each of them once. */
const byKey = <K extends string, T extends { [key in K]: string }>(rows: T[], key: K): Map<string, T> =>
  new Map(rows.map((row) => [row[key], row]))

async function scenariosOf(tx: Tx, products: Product[]): Promise<Map<string, WithGrant>> {
  const ids = distinct(products.flatMap(({ scenarioId }) => scenarioId ?? []))
  if (ids.length === 0) return new Map()
  return byKey(await tx.scenario.findMany({ where: { id: { in: ids } }, include: { authorization: true } }), 'id')
}

async function resourcesOf(
  tx: Tx,
  products: Product[],
  scenarios: Map<string, WithGrant>,
): Promise<Map<string, PublicDataResource>> {
  const ofScenarios = [...scenarios.values()].flatMap(({ resourceIds }) => resourceIds)
  const ids = distinct([...ofScenarios, ...products.flatMap(({ resourceId }) => resourceId ?? [])])
  if (ids.length === 0) return new Map()
  return byKey(await tx.publicDataResource.findMany({ where: { id: { in: ids } } }), 'id')
}

const partiesOf = async (tx: Tx, ids: string[]) =>
  byKey(await tx.participant.findMany({ where: { id: { in: distinct(ids) } } }), 'id')

async function consentsOf(tx: Tx, deals: Deal[]): Promise<PersonalConsent[]> {
  const where = {
    productId: { in: distinct(deals.map(({ productId }) => productId)) },
    recipientId: { in: distinct(deals.flatMap(({ consumerId }) => consumerId ?? [])) },
  }
  return where.recipientId.in.length === 0 ? [] : tx.personalConsent.findMany({ where })
}

const propertyOf = (tx: Tx, productIds: string[]): Promise<PropertyRegistration[]> =>
  tx.propertyRegistration.findMany({ where: { productId: { in: productIds } }, orderBy: { createdAt: 'desc' } })

/** The operator and the consumer of each deal in public data, and everybody who trades. */
function pairsOf(deals: Deal[], products: Product[], scenarios: Map<string, WithGrant>) {
  const pairs: [string, string][] = []
  const traders = new Set<string>()
  for (const { productId, consumerId } of deals) {
    const product = products.find(({ id }) => id === productId)
    const operatorId = scenarios.get(product?.scenarioId ?? '')?.authorization.operatorId
    if (operatorId !== undefined && consumerId !== undefined && operatorId !== consumerId) pairs.push([operatorId, consumerId])
    for (const id of [product?.providerId, consumerId]) if (id !== undefined) traders.add(id)
  }
  return { pairs, traders: [...traders] }
}
