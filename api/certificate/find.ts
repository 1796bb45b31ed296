import { z } from '@hono/zod-openapi'
import type { Certificate, OffExchangeDeal } from '#api/db/generated/client.ts'
import { assert } from '#api/kernel/assert.ts'
import type { Context } from '#api/kernel/context.ts'
import { notFound } from '#api/kernel/errors.ts'
import { fenAsNumber } from '#api/kernel/fen.ts'
import { oneOf } from '#api/kernel/one-of.ts'
import { after, page, type Page, type PageQuery } from '#api/kernel/page.ts'
import { permit } from '#api/kernel/permit.ts'
import { seesAll } from '#api/kernel/sees-all.ts'
import { CERTIFICATE_KINDS, CERTIFICATE_STATES, FILING_STATES } from './certificate.ts'
import type { CertificateView, FilingView } from './schema.ts'
import { standingOf } from './standing.ts'

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

/** A certificate is read without its PDF, except to be printed. */
export const WITHOUT_PDF = { pdf: true } as const

/** Certificates of the caller's organisation, or all for the staff and the overseers; newest first. */
export async function listCertificates(ctx: Context, query: PageQuery): Promise<Page<z.input<typeof CertificateView>>> {
  permit(ctx.actor, 'certificate.view')
  const where = seesAll(ctx.actor) ? {} : { holderIds: { has: ctx.actor.participantId } }
  const rows = await ctx.tx.certificate.findMany({ ...after(query), where, omit: WITHOUT_PDF })
  return page(rows.map(certificateView), query.limit)
}

/**
 * What anybody may know of a certificate whose number they have: that it was issued, whether it and what it certifies
 * stand, and the digest of its content; its fields for its holders, the staff and the overseers alone.
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
    standing: await standingOf(ctx, row),
    recordIndex: record?.recordIndex === undefined || record.recordIndex === null ? null : Number(record.recordIndex),
  }
}

/** What says nothing of a deal may be read by everybody. */
const isPublic = (kind: string): boolean => kind === 'party' || kind === 'listing'

type Filing = z.input<typeof FilingView>

/** Filings with who filed them. */
async function filingViews({ tx }: Context, rows: OffExchangeDeal[]): Promise<Filing[]> {
  const ids = [...new Set(rows.map(({ applicantId }) => applicantId))]
  const applicants = await tx.participant.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
  return rows.map((row) => ({
    id: row.id,
    applicant: { id: row.applicantId, name: applicants.find(({ id }) => id === row.applicantId)?.name ?? '' },
    contractName: row.contractName,
    providerName: row.providerName,
    providerUscc: row.providerUscc,
    consumerName: row.consumerName,
    consumerUscc: row.consumerUscc,
    object: row.object,
    sourceProof: row.sourceProof,
    amountFen: fenAsNumber(row.amountFen),
    signedOn: row.signedOn.toISOString().slice(0, 10),
    materials: materialsOf(row),
    state: oneOf(FILING_STATES, row.state),
    reason: row.reason,
    createdAt: row.createdAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
  }))
}

export async function filingView(ctx: Context, row: OffExchangeDeal): Promise<Filing> {
  const [view] = await filingViews(ctx, [row])
  assert(view, 'a filing has its view')
  return view
}

const Materials = z.array(z.object({ kind: z.string(), title: z.string(), digest: z.string() }))

/** The materials of a filing, as they stand in the database. */
export const materialsOf = ({ materials }: Pick<OffExchangeDeal, 'materials'>) => Materials.parse(materials)

/** Filings: one's own, or all for the staff and the overseers; newest first. */
export async function listFilings(ctx: Context, query: PageQuery): Promise<Page<Filing>> {
  permit(ctx.actor, 'filing.view')
  const where = seesAll(ctx.actor) ? {} : { applicantId: ctx.actor.participantId }
  const rows = await ctx.tx.offExchangeDeal.findMany({ ...after(query), where })
  return page(await filingViews(ctx, rows), query.limit)
}
