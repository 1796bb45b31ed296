import { z } from '@hono/zod-openapi'
import type { Certificate, OffExchangeDeal } from '#api/db/generated/client.ts'
import type { Context } from '#api/kernel/context.ts'
import { notFound } from '#api/kernel/errors.ts'
import { fenAsNumber } from '#api/kernel/fen.ts'
import { oneOf } from '#api/kernel/one-of.ts'
import { after, page, type Page, type PageQuery } from '#api/kernel/page.ts'
import { permit } from '#api/kernel/permit.ts'
import { seesAll } from '#api/kernel/sees-all.ts'
import { CERTIFICATE_KINDS, CERTIFICATE_STATES, FILING_STATES } from './certificate.ts'
import type { CertificateView, FilingView } from './schema.ts'

const Body = z.object({
  title: z.string(), fields: z.array(z.tuple([z.string(), z.string()])), notes: z.array(z.string()),
})

/** What a certificate prints, as it stands in the database. */
export const bodyOf = ({ body }: Pick<Certificate, 'body'>) => Body.parse(body)

export function certificateView(row: Omit<Certificate, 'pdf'>): z.input<typeof CertificateView> {
  const { title, fields, notes } = bodyOf(row)
  return {
    id: row.id,
    number: row.number,
    kind: oneOf(CERTIFICATE_KINDS, row.kind),
    subject: row.subject,
    title,
    fields: fields.map(([name, value]) => ({ name, value })),
    notes,
    digest: row.digest,
    pdfDigest: row.pdfDigest,
    state: oneOf(CERTIFICATE_STATES, row.state),
    issuedAt: row.issuedAt.toISOString(),
    revokedAt: row.revokedAt?.toISOString() ?? null,
    revokedReason: row.revokedReason,
  }
}

const WITHOUT_PDF = { pdf: true } as const

/** Certificates of the caller's organisation, or all for the staff and the overseers; newest first. */
export async function listCertificates(ctx: Context, query: PageQuery): Promise<Page<z.input<typeof CertificateView>>> {
  permit(ctx.actor, 'certificate.view')
  const where = seesAll(ctx.actor) ? {} : { holderIds: { has: ctx.actor.participantId } }
  const rows = await ctx.tx.certificate.findMany({ ...after(query), where, omit: WITHOUT_PDF })
  return page(rows.map(certificateView), query.limit)
}

/**
 * What anybody may know of a certificate whose number they have: that it was issued, whether it stands, and the digest
 * of its content; its fields for its holders, the staff and the overseers alone.
 * @throws not_found
 */
export async function lookUpCertificate(ctx: Context, number: string) {
  const row = await ctx.tx.certificate.findUnique({ where: { number }, omit: WITHOUT_PDF })
  if (!row) throw notFound()
  const view = certificateView(row)
  const mayRead = seesAll(ctx.actor) || row.holderIds.includes(ctx.actor.participantId) || isPublic(row.kind)
  const record = await ctx.tx.chainAct.findFirst({
    where: { subject: row.id, eventKind: 'certificate.issued' }, select: { recordIndex: true },
  })
  return {
    ...view,
    fields: mayRead ? view.fields : [],
    recordIndex: record?.recordIndex === undefined || record.recordIndex === null ? null : Number(record.recordIndex),
  }
}

/** What says nothing of a deal may be read by everybody. */
const isPublic = (kind: string): boolean => kind === 'party' || kind === 'listing'

export const filingView = (row: OffExchangeDeal): z.input<typeof FilingView> => ({
  id: row.id,
  contractName: row.contractName,
  providerName: row.providerName,
  consumerName: row.consumerName,
  object: row.object,
  amountFen: fenAsNumber(row.amountFen),
  signedOn: row.signedOn.toISOString().slice(0, 10),
  materials: Materials.parse(row.materials),
  state: oneOf(FILING_STATES, row.state),
  reason: row.reason,
  createdAt: row.createdAt.toISOString(),
  decidedAt: row.decidedAt?.toISOString() ?? null,
})

const Materials = z.array(z.object({ kind: z.string(), title: z.string(), digest: z.string() }))

/** Filings: one's own, or all for the staff and the overseers; newest first. */
export async function listFilings(ctx: Context, query: PageQuery): Promise<Page<z.input<typeof FilingView>>> {
  permit(ctx.actor, 'filing.view')
  const where = seesAll(ctx.actor) ? {} : { applicantId: ctx.actor.participantId }
  const rows = await ctx.tx.offExchangeDeal.findMany({ ...after(query), where })
  return page(rows.map(filingView), query.limit)
}
