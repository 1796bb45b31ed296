import type { Certificate } from '#api/db/generated/client.ts'
import type { Context } from '#api/kernel/context.ts'
import { shownState } from '#api/listing/listing.ts'
import { holdOf, productOf } from '#api/listing/store.ts'
import type { Standing } from './certificate.ts'

type Certified = Pick<Certificate, 'kind' | 'subject' | 'issuedAt'>

/** What became since of what a certificate says, so that nobody shows it for a deal that was undone. */
export async function standingOf(ctx: Context, { kind, subject, issuedAt }: Certified): Promise<Standing> {
  if (kind === 'party') return partyStanding(ctx, subject)
  if (kind === 'listing') return listingStanding(ctx, subject)
  return kind === 'trade' ? tradeStanding(ctx, subject, issuedAt) : 'stands'
}

async function partyStanding({ tx }: Context, id: string): Promise<Standing> {
  const { suspended } = await tx.participant.findUniqueOrThrow({ where: { id }, select: { suspended: true } })
  return suspended ? 'suspended' : 'stands'
}

/** A listing's certificate is of one round of its reviews: a later round has one of its own. */
async function listingStanding(ctx: Context, subject: string): Promise<Standing> {
  const [id = '', round = ''] = subject.split('#')
  const listing = await ctx.tx.listing.findUniqueOrThrow({ where: { id } })
  if (listing.state !== 'listed' || String(listing.round) !== round) return 'delisted'
  const { isSuspended } = await productOf(ctx, listing)
  return shownState(listing.state, isSuspended || holdOf(listing) !== null) === 'listed' ? 'stands' : 'suspended'
}

/** What was paid back before the certificate was issued is taken off its amount already. */
async function tradeStanding({ tx }: Context, orderId: string, issuedAt: Date): Promise<Standing> {
  const rows = await tx.settlement.groupBy({ by: ['kind'], where: { orderId }, _sum: { grossFen: true } })
  const sumOf = (wanted: string) => rows.find(({ kind }) => kind === wanted)?._sum.grossFen ?? 0n
  if (sumOf('refunded') > 0n && sumOf('refunded') >= sumOf('captured')) return 'refunded'
  const since = await tx.settlement.count({ where: { orderId, kind: 'refunded', at: { gt: issuedAt } } })
  return since > 0 ? 'partly_refunded' : 'stands'
}
