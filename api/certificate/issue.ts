import type { Certificate } from '#api/db/generated/client.ts'
import { digestOfJson, type Json } from '#api/kernel/canonical.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError, notFound } from '#api/kernel/errors.ts'
import { newId } from '#api/kernel/ids.ts'
import { permit } from '#api/kernel/permit.ts'
import { beijingDay } from '#api/kernel/time.ts'
import { recordEvent } from '#api/provenance/record.ts'
import {
  type CertificateBody, type CertificateKind, listingBody, numberOf, partyBody, tradeBody,
} from './certificate.ts'
import { certificateView, WITHOUT_PDF } from './find.ts'
import type { IssueCertificate } from './schema.ts'

/**
 * Certifies what is so now: that the caller's organisation is admitted, that its listing is on the market, or that its
 * order was settled. What was certified before is given again. 依据 《山东省数据交易规范指引（试行）》第二十二条至第二十六条.
 * @throws not_found, refused `certificate.not_admitted`, `certificate.not_listed`, `certificate.not_settled`
 */
export async function issueCertificate(ctx: Context, { kind, subject }: IssueCertificate) {
  permit(ctx.actor, 'certificate.issue')
  if (kind === 'party') return certificateView(await issueForParty(ctx))
  return certificateView(kind === 'listing' ? await issueForListing(ctx, subject) : await issueForTrade(ctx, subject))
}

type Issued = Omit<Certificate, 'pdf'>

type Issue = { kind: CertificateKind; subject: string; holderIds: string[]; bodyOf: (number: string) => CertificateBody }

/** Issues a certificate once: its digest is recorded with it, before anybody has it. */
export async function issue(ctx: Context, { kind, subject, holderIds, bodyOf }: Issue): Promise<Issued> {
  const before = await ctx.tx.certificate.findUnique({ where: { kind_subject: { kind, subject } }, omit: WITHOUT_PDF })
  if (before) return before
  const number = numberOf(kind, ctx.now, await countUp(ctx, kind))
  const body = bodyOf(number)
  const digest = digestOfJson({ number, kind, issuedAt: ctx.now.toISOString(), ...(body as unknown as { [key: string]: Json }) })
  const row = await ctx.tx.certificate.create({
    data: { id: newId('crt', ctx.now), number, kind, subject, holderIds, body, digest, state: 'valid', issuedAt: ctx.now },
  })
  await recordEvent(ctx, 'certificate.issued', row.id, { certificate: row.id, number, kind, of: subject, digest })
  return row
}

/** The next number of a kind in the year; two who ask at once take two, one after the other. */
async function countUp({ tx, now }: Context, kind: CertificateKind): Promise<number> {
  const year = Number(beijingDay(now).slice(0, 4))
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    insert into certificate_count (kind, year, count) values (${kind}, ${year}, 1)
    on conflict (kind, year) do update set count = certificate_count.count + 1 returning count`
  return row?.count ?? 1
}

async function issueForParty(ctx: Context): Promise<Issued> {
  const id = ctx.actor.participantId
  const row = await ctx.tx.participant.findUniqueOrThrow({ where: { id } })
  if (row.state !== 'admitted' || row.decidedAt === null)
    throw new AppError('refused', 'certificate.not_admitted', '只有已入驻的主体才有主体凭证')
  const { name, uscc, roles, decidedAt, verifiedTo } = row
  const bodyOf = () => partyBody({ name, uscc, roles, admittedAt: decidedAt, verifiedTo })
  return issue(ctx, { kind: 'party', subject: id, holderIds: [id], bodyOf })
}

async function issueForListing(ctx: Context, id: string): Promise<Issued> {
  const listing = await ctx.tx.listing.findUnique({ where: { id } })
  if (!listing || listing.providerId !== ctx.actor.participantId) throw notFound()
  const { listedAt, approvedVersion, productId, providerId, round, title } = listing
  if (listing.state !== 'listed' || listedAt === null || approvedVersion === null)
    throw new AppError('refused', 'certificate.not_listed', '只有挂牌中的产品才有挂牌证书')
  const version = await ctx.tx.productVersion.findUniqueOrThrow({
    where: { productId_number: { productId, number: approvedVersion } },
  })
  const provider = await ctx.tx.participant.findUniqueOrThrow({ where: { id: providerId } })
  const registrations = await registrationsOf(ctx, productId)
  const bodyOf = () =>
    listingBody({ title, providerName: provider.name, version: approvedVersion, sha256: version.sha256, listedAt, registrations })
  return issue(ctx, { kind: 'listing', subject: `${id}#${round}`, holderIds: [providerId], bodyOf })
}

/** The registration codes of the public data behind a product. */
async function registrationsOf({ tx }: Context, productId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ code: string }[]>`
    select r."registrationCode" as code from data_product p
    join scenario s on s.id = p."scenarioId"
    join public_data_resource r on r.id = any(s."resourceIds")
    where p.id = ${productId} and r."registrationCode" is not null order by r.id`
  return rows.map(({ code }) => code)
}

type Settled = { amountFen: bigint; settledAt: Date | null; deliveries: bigint }

async function issueForTrade(ctx: Context, orderId: string): Promise<Issued> {
  const me = ctx.actor.participantId
  const order = await ctx.tx.order.findUnique({ where: { id: orderId } })
  if (!order || (order.consumerId !== me && order.providerId !== me)) throw notFound()
  const [settled] = await ctx.tx.$queryRaw<Settled[]>`
    select coalesce(sum(case when kind = 'refunded' then -"grossFen" else "grossFen" end), 0)::bigint as "amountFen",
      max(at) as "settledAt",
      (select count(*) from transfer t where t."orderId" = ${orderId} and t.state in ('recorded', 'released')) as deliveries
    from settlement where "orderId" = ${orderId}`
  const free = order.planKind === 'free' && settled !== undefined && settled.deliveries > 0n
  const settledAt = settled?.settledAt ?? (free ? ctx.now : null)
  if (!settled || settledAt === null)
    throw new AppError('refused', 'certificate.not_settled', '该订单还没有结算记录，结算后才有交易凭证', {
      basis: '《山东省数据交易规范指引（试行）》第二十二条',
    })
  const agreement = await ctx.tx.agreement.findUniqueOrThrow({ where: { id: order.agreementId } })
  const listing = await ctx.tx.listing.findUnique({ where: { id: agreement.listingId } })
  const parties = await ctx.tx.participant.findMany({ where: { id: { in: [order.providerId, order.consumerId] } } })
  const nameOf = (id: string) => parties.find((party) => party.id === id)?.name ?? ''
  const bodyOf = (number: string) =>
    tradeBody({
      number, providerName: nameOf(order.providerId), consumerName: nameOf(order.consumerId), title: listing?.title ?? '',
      amountFen: settled.amountFen, settledAt, agreementId: agreement.id, termsDigest: agreement.termsDigest,
      deliveries: Number(settled.deliveries),
    })
  return issue(ctx, { kind: 'trade', subject: orderId, holderIds: [order.consumerId, order.providerId], bodyOf })
}
