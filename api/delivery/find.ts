import type { z } from '@hono/zod-openapi'
import type { Transfer } from '#api/db/generated/client.ts'
import { assert } from '#api/kernel/assert.ts'
import type { Context } from '#api/kernel/context.ts'
import { notFound } from '#api/kernel/errors.ts'
import { fenAsNumber } from '#api/kernel/fen.ts'
import { after, page, type Page, type PageQuery } from '#api/kernel/page.ts'
import { type Actor, permit } from '#api/kernel/permit.ts'
import { oversees } from '#api/kernel/sees-all.ts'
import type { TransferView } from './schema.ts'
import { refusalFor, TRANSFER_STATES } from './transfer.ts'

type View = z.input<typeof TransferView>

const visible = (actor: Actor) =>
  oversees(actor) ? {} : { OR: [{ consumerId: actor.participantId }, { providerId: actor.participantId }] }

/** A transfer that the actor is a party of, or oversees. @throws not_found */
export async function getOwnTransfer({ tx, actor }: Pick<Context, 'tx' | 'actor'>, id: string): Promise<Transfer> {
  const row = await tx.transfer.findFirst({ where: { id, ...visible(actor) } })
  if (!row) throw notFound()
  return row
}

const rejectionOf = (reason: number | null): View['rejection'] => {
  if (reason === null) return null
  const { code, message, detail } = refusalFor(reason)
  return { code, title: message, basis: detail.basis ?? '' }
}

export function transferView(row: Transfer): View {
  const state = TRANSFER_STATES.find((name) => name === row.state)
  assert(state, 'the stored state is one of the table')
  return {
    id: row.id,
    agreementId: row.agreementId,
    orderId: row.orderId,
    productId: row.productId,
    state,
    format: row.format,
    form: row.form,
    fileName: row.fileName,
    mediaType: row.mediaType,
    sizeBytes: Number(row.sizeBytes),
    rows: row.rows === null ? null : Number(row.rows),
    sha256: row.sha256,
    at: row.at.toISOString(),
    chargedFen: fenAsNumber(row.capturedFen),
    recordIndex: row.recordIndex === null ? null : Number(row.recordIndex),
    transactionHash: row.transactionHash,
    recordedAt: row.recordedAt?.toISOString() ?? null,
    releasedAt: row.releasedAt?.toISOString() ?? null,
    rejection: rejectionOf(row.rejection),
  }
}

export async function viewTransfer(ctx: Context, id: string): Promise<View> {
  permit(ctx.actor, 'transfer.view')
  return transferView(await getOwnTransfer(ctx, id))
}

/** The actor's transfers, newest first. */
export async function listTransfers(
  ctx: Context,
  query: PageQuery & { agreementId?: string | undefined },
): Promise<Page<View>> {
  permit(ctx.actor, 'transfer.view')
  const { agreementId } = query
  const where = { ...visible(ctx.actor), ...(agreementId === undefined ? {} : { agreementId }) }
  const rows = await ctx.tx.transfer.findMany({ ...after(query), where })
  return page(rows.map(transferView), query.limit)
}
