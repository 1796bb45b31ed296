import type { PersonalConsent } from '#api/db/generated/client.ts'
import type { Context } from '#api/kernel/context.ts'
import { after, page, type Page, type PageQuery } from '#api/kernel/page.ts'
import { permit } from '#api/kernel/permit.ts'
import { seesAll } from '#api/kernel/sees-all.ts'
import { consentState } from './consent.ts'
import type { ConsentView } from './consent-schema.ts'

/** A consent with the names of its product and its recipient. */
export async function consentView(ctx: Context, row: PersonalConsent): Promise<ConsentView> {
  const [view] = await consentViews(ctx, [row])
  if (!view) throw new Error('a consent has its view')
  return view
}

async function consentViews({ tx, now }: Context, rows: PersonalConsent[]): Promise<ConsentView[]> {
  const select = { id: true, name: true }
  const products = await tx.dataProduct.findMany({ where: { id: { in: rows.map((row) => row.productId) } }, select })
  const parties = await tx.participant.findMany({ where: { id: { in: rows.map((row) => row.recipientId) } }, select })
  const nameIn = (named: { id: string; name: string }[], id: string) => named.find((one) => one.id === id)?.name ?? ''
  return rows.map((row) => ({
    ...row,
    productName: nameIn(products, row.productId),
    recipientName: nameIn(parties, row.recipientId),
    validTo: row.validTo.toISOString(),
    createdAt: row.createdAt.toISOString(),
    withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
    state: consentState(row, now),
  }))
}

/**
 * Consents, newest first: of one's own products and those that name oneself as their recipient; all for the staff and
 * the overseers. Narrowed to a product where one is named.
 */
export async function listConsents(
  ctx: Context,
  { productId, ...query }: PageQuery & { productId?: string | undefined },
): Promise<Page<ConsentView>> {
  permit(ctx.actor, 'consent.view')
  const { tx, actor } = ctx
  const own = { providerId: actor.participantId }
  const products = seesAll(actor) ? [] : await tx.dataProduct.findMany({ where: own, select: { id: true } })
  const isOfOwn = { productId: { in: products.map(({ id }) => id) } }
  const visible = seesAll(actor) ? {} : { OR: [{ recipientId: actor.participantId }, isOfOwn] }
  const rows = await tx.personalConsent.findMany({
    ...after(query),
    where: { ...visible, ...(productId === undefined ? {} : { productId }) },
  })
  return page(await consentViews(ctx, rows), query.limit)
}
