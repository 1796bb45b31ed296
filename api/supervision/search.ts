import type { z } from '@hono/zod-openapi'
import type { Context } from '#api/kernel/context.ts'
import { permit } from '#api/kernel/permit.ts'
import type { Hit } from './schema.ts'

type Found = z.input<typeof Hit>

const MOST = 50

const transferHit = (row: { id: string; fileName: string; at: Date }): Found => ({
  kind: 'transfer',
  id: row.id,
  title: row.fileName,
  at: row.at.toISOString(),
  href: `/api/supervision/trace/${row.id}`,
})

/** Finds whatever a text may name: an identifier, a digest of a file or of a transaction, a name. */
export async function search(ctx: Context, q: string): Promise<{ hits: Found[] }> {
  permit(ctx.actor, 'supervision.search')
  const text = q.trim()
  const digest = /^(0x)?[0-9a-fA-F]{64}$/.test(text) ? `0x${text.replace(/^0x/, '').toLowerCase()}` : undefined
  if (digest) return { hits: await byDigest(ctx, digest) }
  const prefix = /^([a-z]{3})_[0-9a-z]{1,26}$/.exec(text)?.[1]
  return { hits: prefix === undefined ? await byName(ctx, text) : await byId(ctx, text) }
}

/** Finds what was released, or uploaded, with exactly these bytes. */
export async function searchByContent(ctx: Context, sha256: string): Promise<{ hits: Found[] }> {
  permit(ctx.actor, 'supervision.search')
  return { hits: await byDigest(ctx, sha256) }
}

async function byDigest({ tx }: Context, digest: string): Promise<Found[]> {
  const transfers = await tx.transfer.findMany({
    where: { OR: [{ sha256: digest }, { transactionHash: digest }, { contentDigest: digest }] },
    orderBy: { id: 'desc' },
    take: MOST,
  })
  const versions = await tx.productVersion.findMany({
    where: { sha256: digest },
    include: { product: true },
    take: MOST,
  })
  const agreement = await tx.agreement.findUnique({ where: { termsDigest: digest } })
  const isIt = { OR: [{ leaf: digest }, { transactionHash: digest }] }
  const records = await tx.record.findMany({ where: isIt, take: MOST })
  return [
    ...transfers.map(transferHit),
    ...versions.map(({ product, number, createdAt }) => ({
      kind: 'product',
      id: product.id,
      title: `${product.name} 第 ${number} 版`,
      at: createdAt.toISOString(),
      href: `/api/products/${product.id}`,
    })),
    ...(agreement ? [await agreementHit(tx, agreement)] : []),
    ...records.map(({ reference, index }) => ({
      kind: 'record',
      id: reference,
      title: `存证第 ${index} 条`,
      at: null,
      href: reference.startsWith('tfr_') ? `/api/supervision/trace/${reference}` : null,
    })),
  ]
}

type AgreementFacts = { id: string; listingId: string; createdAt: Date }

async function agreementHit(tx: Context['tx'], { id, listingId, createdAt }: AgreementFacts): Promise<Found> {
  const listing = await tx.listing.findUnique({ where: { id: listingId } })
  const title = listing?.title ?? id
  return { kind: 'agreement', id, title, at: createdAt.toISOString(), href: `/api/agreements/${id}` }
}

/** All transfers that an identifier leads to, and the thing itself. */
async function byId(ctx: Context, id: string): Promise<Found[]> {
  const { tx } = ctx
  const transfers = await tx.transfer.findMany({
    where: {
      OR: [{ id }, { agreementId: id }, { productId: id }, { consumerId: id }, { providerId: id }, { orderId: id }],
    },
    orderBy: { id: 'desc' },
    take: MOST,
  })
  const request = await tx.sharingRequest.findUnique({ where: { id } })
  if (request?.agreementId != null) return byId(ctx, request.agreementId)
  const party = await tx.participant.findUnique({ where: { id } })
  const product = await tx.dataProduct.findUnique({ where: { id } })
  const agreement = await tx.agreement.findUnique({ where: { id } })
  return [
    ...(party ? [partyHit(party)] : []),
    ...(product ? [productHit(product)] : []),
    ...(agreement ? [await agreementHit(tx, agreement)] : []),
    ...transfers.map(transferHit),
  ]
}

const partyHit = ({ id, name, createdAt }: { id: string; name: string; createdAt: Date }): Found => ({
  kind: 'party', id, title: name, at: createdAt.toISOString(), href: null,
})

const productHit = ({ id, name, createdAt }: { id: string; name: string; createdAt: Date }): Found => ({
  kind: 'product', id, title: name, at: createdAt.toISOString(), href: `/api/products/${id}`,
})

/** A text for `contains`, which is a pattern to the database: the signs of patterns stand for themselves. */
const asItStands = (text: string): string => text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)

async function byName({ tx }: Context, text: string): Promise<Found[]> {
  const name = { contains: asItStands(text) }
  const parties = await tx.participant.findMany({ where: { OR: [{ name }, { uscc: text }] }, take: MOST })
  const products = await tx.dataProduct.findMany({ where: { name }, take: MOST })
  return [...parties.map(partyHit), ...products.map(productHit)]
}
