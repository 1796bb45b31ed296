import type { z } from '@hono/zod-openapi'
import type { Record as LogRecord, Transfer } from '#api/db/generated/client.ts'
import type { Context } from '#api/kernel/context.ts'
import { notFound } from '#api/kernel/errors.ts'
import { permit } from '#api/kernel/permit.ts'
import type { TraceView } from './schema.ts'

type View = z.input<typeof TraceView>
type Station = View['path'][number]

/**
 * Traces a transfer (溯源) from the department or provider to the consumer: every station, and every event of each with
 * its actor, its record and the transaction that proves it.
 * @throws not_found
 */
export async function traceTransfer(ctx: Context, id: string): Promise<View> {
  permit(ctx.actor, 'supervision.trace')
  const transfer = await ctx.tx.transfer.findUnique({ where: { id } })
  if (!transfer) throw notFound()
  const path = await pathOf(ctx, transfer)
  const record = await ctx.tx.record.findUnique({ where: { reference: id } })
  return {
    transferId: id,
    path,
    events: await eventsOf(ctx, path.map((station) => station.id)),
    proof: record ? proofOf(record) : null,
    receipt: `/api/transfers/${id}/receipt`,
  }
}

const proofOf = ({ index, leaf, transactionHash, blockNumber }: LogRecord) => ({
  index: Number(index),
  leaf,
  transactionHash,
  blockNumber: Number(blockNumber),
})

async function pathOf({ tx }: Context, transfer: Transfer): Promise<Station[]> {
  const product = await tx.dataProduct.findUniqueOrThrow({ where: { id: transfer.productId } })
  const listing = await tx.listing.findUniqueOrThrow({ where: { productId: product.id } })
  const version = await tx.productVersion.findUniqueOrThrow({ where: { id: transfer.versionId } })
  const parents = await tx.dataProduct.findMany({ where: { id: { in: product.parentIds } } })
  const origin =
    product.scenarioId === null ? await givenBy(tx, product, transfer.agreementId) : await originOf(tx, product.scenarioId)
  const { agreementId, orderId, providerId, consumerId } = transfer
  const stations: (Omit<Station, 'party'> & { partyId: string | null })[] = [
    ...origin,
    ...parents.map(({ id, name, providerId: partyId }) => ({ kind: 'parent', id, title: name, partyId })),
    { kind: 'provider', id: providerId, title: '供方', partyId: providerId },
    { kind: 'product', id: product.id, title: `${product.name} 第 ${version.number} 版`, partyId: providerId },
    { kind: 'listing', id: listing.id, title: listing.title, partyId: providerId },
    { kind: 'agreement', id: agreementId, title: '数字合约', partyId: consumerId },
    { kind: 'order', id: orderId, title: '订单', partyId: consumerId },
    { kind: 'transfer', id: transfer.id, title: transfer.fileName, partyId: consumerId },
    { kind: 'consumer', id: consumerId, title: '需方', partyId: consumerId },
  ]
  const ids = stations.flatMap(({ partyId }) => (partyId === null ? [] : [partyId]))
  const parties = await tx.participant.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
  const nameOf = new Map(parties.map(({ id, name }) => [id, name]))
  return stations.map(({ partyId, ...station }) => ({ ...station, party: nameOf.get(partyId ?? '') ?? null }))
}

/** Where public data comes from: its resources, the grant and the scenario. */
async function originOf(tx: Context['tx'], scenarioId: string) {
  const scenario = await tx.scenario.findUniqueOrThrow({ where: { id: scenarioId }, include: { authorization: true } })
  const resources = await tx.publicDataResource.findMany({ where: { id: { in: scenario.resourceIds } } })
  const grant = scenario.authorization
  return [
    ...resources.map(({ id, name, departmentId }) => ({ kind: 'resource', id, title: name, partyId: departmentId })),
    { kind: 'authorization', id: grant.id, title: grant.scope, partyId: grant.operatorId },
    { kind: 'scenario', id: scenario.id, title: scenario.name, partyId: grant.operatorId },
  ]
}

/** Where comes from what a department opens or shares: its resource, and the request that was consented to. */
async function givenBy(tx: Context['tx'], { resourceId }: { resourceId: string | null }, agreementId: string) {
  if (resourceId === null) return []
  const resource = await tx.publicDataResource.findUniqueOrThrow({ where: { id: resourceId } })
  const request = await tx.sharingRequest.findUnique({ where: { agreementId } })
  const { id, name: title, departmentId: partyId } = resource
  return [
    { kind: 'resource', id, title, partyId },
    ...(request ? [{ kind: 'sharing', id: request.id, title: request.purpose, partyId: request.requesterId }] : []),
  ]
}

async function eventsOf({ tx }: Context, subjects: string[]): Promise<View['events']> {
  const acts = await tx.chainAct.findMany({
    where: { subject: { in: subjects } },
    orderBy: { sequence: 'asc' },
    take: 1_000,
  })
  const records = await tx.record.findMany({ where: { reference: { in: acts.map(({ id }) => id) } } })
  const recordOf = new Map(records.map((record) => [record.reference, record]))
  const actors = await tx.participant.findMany({
    where: { id: { in: acts.map(({ actorId }) => actorId) } },
    select: { id: true, name: true },
  })
  const nameOf = new Map(actors.map(({ id, name }) => [id, name]))
  return acts.map((act) => {
    const record = recordOf.get(act.id)
    return {
      id: act.id,
      kind: act.eventKind,
      subject: act.subject,
      actor: { id: act.actorId, name: nameOf.get(act.actorId) ?? '平台' },
      at: act.at.toISOString(),
      state: act.state,
      body: JSON.parse(act.body) as unknown,
      proof: record ? proofOf(record) : null,
    }
  })
}
