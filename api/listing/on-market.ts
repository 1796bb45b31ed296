import { Prisma } from '#api/db/generated/client.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError, notFound } from '#api/kernel/errors.ts'
import { holdOf } from './store.ts'

/**
 * What everybody may see (SQL): the listings on the market, none of them held, none with a suspended product or
 * provider. Whatever is told of a product in public comes from here.
 */
export const ON_MARKET = Prisma.sql`
  select l.id, l."productId", l."providerId", l.title, l."coverageSpace", l.keywords, l.plans, l."approvedVersion",
    t.name as "providerName"
  from listing l
  join data_product d on d.id = l."productId"
  join participant t on t.id = l."providerId"
  where l.state = 'listed' and l.hold is null and not d.suspended and not t.suspended`

/**
 * A listing that everybody may see, with its product and its provider.
 * @throws not_found; refused, by the gate that holds it, with the gate's code, sentence and article
 */
export async function getOnMarket({ tx }: Pick<Context, 'tx'>, id: string) {
  const listing = await tx.listing.findUnique({ where: { id } })
  if (!listing || listing.state !== 'listed') throw notFound()
  const product = await tx.dataProduct.findUniqueOrThrow({ where: { id: listing.productId } })
  const provider = await tx.participant.findUniqueOrThrow({ where: { id: listing.providerId } })
  if (product.suspended || provider.suspended) throw notFound()
  const hold = holdOf(listing)
  if (hold) throw new AppError('refused', hold.code, `暂停交易：${hold.sentence}`, { basis: hold.basis })
  return { listing, product, provider }
}
