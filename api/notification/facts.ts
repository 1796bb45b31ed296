import type { Tx } from '#api/db/client.ts'
import type { Agreement, Participant, ProductVersion } from '#api/db/generated/client.ts'
import { z } from 'zod'
import type { Happening } from './notification.ts'

export type Party = { id: string; name: string }

/** A consumer with an agreement in force on a product. */
export type User = { consumerId: string; agreementId: string }

/** So many consumers of one product are told of what becomes of it. */
const MAX_USERS = 5_000

/** Organisations by their identifiers, with their names. */
export const parties = async (tx: Tx, ids: string[]): Promise<(id: string) => Party> => {
  const rows = await tx.participant.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
  const nameOf = new Map(rows.map(({ id, name }) => [id, name]))
  return (id) => ({ id, name: nameOf.get(id) ?? '' })
}

/** One agreement of each consumer who has any in force on a product. */
const usersOf = (tx: Tx, productId: string): Promise<User[]> => tx.$queryRaw<User[]>`
  select distinct on ("consumerId") "consumerId", id as "agreementId" from agreement
  where "productId" = ${productId} and state in ('active', 'terminating')
  order by "consumerId", id desc limit ${MAX_USERS}`

export type AgreementFacts = Pick<Agreement, 'id' | 'state' | 'endsAt'> & {
  title: string
  provider: Party
  consumer: Party
  /** How many had signed once this had happened. */
  signatures: number
}

/** An agreement as its notifications need it. */
export async function agreementFacts(tx: Tx, { subject, recordIndex }: Happening): Promise<AgreementFacts | undefined> {
  const row = await tx.agreement.findUnique({ where: { id: subject } })
  if (!row) return undefined
  const party = await parties(tx, [row.providerId, row.consumerId])
  const listing = await tx.listing.findUnique({ where: { id: row.listingId }, select: { title: true } })
  const signatures = await tx.chainAct.count({
    where: {
      subject,
      eventKind: 'agreement.signed',
      ...(recordIndex === null ? {} : { recordIndex: { lte: recordIndex } }),
    },
  })
  const { id, state, endsAt } = row
  const [provider, consumer] = [party(row.providerId), party(row.consumerId)]
  return { id, state, endsAt, title: listing?.title ?? '', provider, consumer, signatures }
}

/** The agreement of an order. */
export async function orderFacts(tx: Tx, happening: Happening): Promise<AgreementFacts | undefined> {
  const order = await tx.order.findUnique({ where: { id: happening.subject }, select: { agreementId: true } })
  return order ? agreementFacts(tx, { ...happening, subject: order.agreementId }) : undefined
}

export type ListingFacts = {
  id: string
  title: string
  provider: Party
  /** How the version of this happening stands to the one that was listed before it. */
  change: 'first' | 'same_version' | 'same_columns' | 'other_columns'
  version: number
  users: User[]
}

const Version = z.object({ version: z.number().int() })

/** A listing, and what its consumers get with the version that an event names. */
export async function listingFacts(tx: Tx, happening: Happening): Promise<ListingFacts | undefined> {
  const row = await tx.listing.findUnique({ where: { id: happening.subject } })
  return row ? listedFacts(tx, row, happening) : undefined
}

/** The listing of a product that has a new version. */
export async function productFacts(tx: Tx, happening: Happening): Promise<ListingFacts | undefined> {
  const row = await tx.listing.findUnique({ where: { productId: happening.subject } })
  return row ? listedFacts(tx, row, happening) : undefined
}

async function listedFacts(
  tx: Tx,
  { id, title, providerId, productId }: { id: string; title: string; providerId: string; productId: string },
  happening: Happening,
): Promise<ListingFacts> {
  const party = await parties(tx, [providerId])
  const version = Version.safeParse(happening.body).data?.version ?? 0
  const change = await changeOf(tx, { id, productId, version }, happening)
  const users = change === 'first' ? [] : await usersOf(tx, productId)
  return { id, title, provider: party(providerId), change, version, users }
}

async function changeOf(
  tx: Tx,
  { id, productId, version }: { id: string; productId: string; version: number },
  { recordIndex }: Happening,
): Promise<ListingFacts['change']> {
  const before = await tx.chainAct.findFirst({
    where: { subject: id, eventKind: 'listing.listed', recordIndex: { lt: recordIndex ?? 0n } },
    orderBy: { recordIndex: 'desc' },
  })
  const listed = before && Version.safeParse(JSON.parse(before.body)).data?.version
  if (listed == null) return 'first'
  if (version <= listed) return 'same_version'
  const rows = await tx.productVersion.findMany({ where: { productId, number: { in: [listed, version] } } })
  return sameShape(rows) ? 'same_columns' : 'other_columns'
}

const sameShape = (versions: Pick<ProductVersion, 'shape'>[]): boolean =>
  new Set(versions.map(({ shape }) => shape)).size === 1

export type GrantFacts = { name: string; department: Party; operator: Party }

/** A grant of operation, by its two sides. */
export async function authorizationFacts(tx: Tx, { subject: id }: Happening): Promise<GrantFacts | undefined> {
  const row = await tx.operatingAuthorization.findUnique({ where: { id } })
  if (!row) return undefined
  const party = await parties(tx, [row.implementingBodyId, row.operatorId])
  return { name: row.scope, department: party(row.implementingBodyId), operator: party(row.operatorId) }
}

/** A scenario, with the two sides of its grant. */
export async function scenarioFacts(tx: Tx, happening: Happening): Promise<GrantFacts | undefined> {
  const row = await tx.scenario.findUnique({ where: { id: happening.subject } })
  if (!row) return undefined
  const grant = await authorizationFacts(tx, { ...happening, subject: row.authorizationId })
  return grant && { ...grant, name: row.name }
}

export type MeasureFacts = {
  /** What was suspended or resumed, as people name it. */
  name: string
  reason: string
  /** Who took the measure. */
  personId: string
  subject: string
  /** The organisations that it is about: the party, the product's provider, the agreement's provider and consumer. */
  parties: string[]
  users: User[]
}

/** A measure of the regulator, by the act that brought it to the chain. */
export async function measureFacts(tx: Tx, { key, subject }: Happening): Promise<MeasureFacts | undefined> {
  const row = await tx.measure.findUnique({ where: { actId: key } })
  if (!row) return undefined
  const facts = { subject, reason: row.reason, personId: row.personId, name: '全平台', parties: [], users: [] }
  if (row.scope === 'party') {
    const party = await parties(tx, [subject])
    return { ...facts, name: party(subject).name, parties: [subject] }
  }
  if (row.scope === 'agreement') {
    const agreement = await tx.agreement.findUnique({ where: { id: subject } })
    const listing = agreement && (await tx.listing.findUnique({ where: { id: agreement.listingId } }))
    const both = agreement ? [agreement.providerId, agreement.consumerId] : []
    return { ...facts, name: listing?.title ?? '', parties: both }
  }
  if (row.scope !== 'product') return facts
  const product = await tx.dataProduct.findUnique({ where: { id: subject } })
  const users = await usersOf(tx, subject)
  return { ...facts, name: product?.name ?? '', parties: product ? [product.providerId] : [], users }
}

export type PartyFacts = Pick<Participant, 'id' | 'name'>

/** An organisation. */
export const partyFacts = async (tx: Tx, { subject: id }: Happening): Promise<PartyFacts | undefined> =>
  (await tx.participant.findUnique({ where: { id }, select: { id: true, name: true } })) ?? undefined

/** Who asks for a top-up. */
export async function topUpFacts(tx: Tx, { subject: id }: Happening): Promise<PartyFacts | undefined> {
  const row = await tx.topUp.findUnique({ where: { id }, select: { participantId: true } })
  return row ? (await parties(tx, [row.participantId]))(row.participantId) : undefined
}

/** Who asks for a payout. */
export async function payoutFacts(tx: Tx, { subject: id }: Happening): Promise<PartyFacts | undefined> {
  const row = await tx.payout.findUnique({ where: { id }, select: { providerId: true } })
  return row ? (await parties(tx, [row.providerId]))(row.providerId) : undefined
}
