import { sha256 } from '#api/kernel/canonical.ts'
import { run } from '#api/http/run.ts'
import type { Edge } from '#api/http/endpoint.ts'
import type { Certificate } from '#api/db/generated/client.ts'
import type { Context } from '#api/kernel/context.ts'
import { assert } from '#api/kernel/assert.ts'
import { notFound } from '#api/kernel/errors.ts'
import { permit } from '#api/kernel/permit.ts'
import { seesAll } from '#api/kernel/sees-all.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { bodyOf } from './find.ts'
import { printBeside } from './print-beside.ts'

/** A certificate that the caller may print. @throws not_found */
async function getPrintable(ctx: Context, number: string): Promise<Certificate> {
  permit(ctx.actor, 'certificate.view')
  const row = await ctx.tx.certificate.findUnique({ where: { number } })
  if (!row || !(seesAll(ctx.actor) || row.holderIds.includes(ctx.actor.participantId))) throw notFound()
  return row
}

/**
 * The bytes of a certificate's PDF: printed once, and recorded by their digest before anybody has them.
 * @throws not_found, unavailable `certificate.printer_busy`, `certificate.not_printed`
 */
export async function printOut({ server, actor, requestId }: Edge, number: string): Promise<Uint8Array<ArrayBuffer>> {
  const row = await run(server, actor, requestId, (ctx) => getPrintable(ctx, number))
  if (row.pdf !== null) return new Uint8Array(row.pdf)
  const { title, fields, notes } = bodyOf(row)
  const issuer = await server.db.participant.findFirstOrThrow({ where: { roles: { has: 'platform' } } })
  const address = `${server.config.PUBLIC_URL ?? ''}/certificates/${number}`
  const printed = { title, fields, notes, number, digest: row.digest, address, issuer: issuer.name, issuedAt: row.issuedAt }
  const pdf = await printBeside(printed)
  return run(server, actor, requestId, (ctx) => keep(ctx, row, new Uint8Array(pdf)))
}

/** Keeps what was printed; of two who print at once, the first one's is everybody's. */
async function keep(ctx: Context, { id, number }: Certificate, pdf: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const pdfDigest = sha256(pdf)
  const { count } = await ctx.tx.certificate.updateMany({ where: { id, pdfDigest: null }, data: { pdf, pdfDigest } })
  if (count === 1) {
    await recordEvent(ctx, 'certificate.printed', id, { certificate: id, number, pdf: pdfDigest })
    return pdf
  }
  const kept = await ctx.tx.certificate.findUniqueOrThrow({ where: { id } })
  assert(kept.pdf !== null, 'what has a digest was kept')
  return new Uint8Array(kept.pdf)
}
