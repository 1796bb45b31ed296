import type { Agreement, Transfer } from '#api/db/generated/client.ts'
import { isSignedBy, termsOf } from '#api/agreement/terms.ts'
import { assert } from '#api/kernel/assert.ts'
import { canonicalJson, type Json } from '#api/kernel/canonical.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError } from '#api/kernel/errors.ts'
import { permit } from '#api/kernel/permit.ts'
import { findCosigned, noteOf, proveEvent, proveTransfer } from '#api/provenance/prove.ts'
import { asHex } from '#api/kernel/hex.ts'
import { getOwnTransfer } from './find.ts'

/**
 * The receipt (存证回执) of a recorded transfer as canonical JSON: with it and the trust file anybody checks offline that
 * exactly these bytes were recorded under this agreement. It is the same text every time.
 * @throws conflict `transfer.not_recorded`, unavailable `receipt.awaiting_witness`
 */
export async function receiptOf(ctx: Context, id: string, platform: string): Promise<string> {
  permit(ctx.actor, 'transfer.view')
  return buildReceipt(ctx, await getOwnTransfer(ctx, id), platform)
}

/** The receipt of a transfer, for whoever may see it. */
export async function buildReceipt({ tx }: Context, row: Transfer, platform: string): Promise<string> {
  if (row.recordIndex === null)
    throw new AppError('conflict', 'transfer.not_recorded', '该交付尚未上链存证，还没有回执', { state: row.state })
  const checkpoint = await findCosigned(tx, row.recordIndex)
  if (!checkpoint)
    throw new AppError('unavailable', 'receipt.awaiting_witness', '见证方尚未会签，回执稍后可取', { retryAfter: 2 })
  const record = await tx.record.findUniqueOrThrow({ where: { index: row.recordIndex } })
  const agreement = await tx.agreement.findUniqueOrThrow({ where: { id: row.agreementId } })
  const { inclusion, ...proven } = await proveTransfer(tx, record, row.body, checkpoint.size)
  return canonicalJson({
    type: 'dongying.transfer-receipt/v1',
    id: row.id,
    record: proven,
    inclusion,
    ...noteOf(checkpoint),
    agreement: await agreementPart(tx, agreement, checkpoint.size, platform),
  })
}

async function agreementPart(tx: Context['tx'], row: Agreement, size: bigint, platform: string): Promise<Json> {
  const { providerKeyId, consumerKeyId, providerSignature, consumerSignature } = row
  assert(providerKeyId && consumerKeyId && providerSignature && consumerSignature, 'a recorded agreement is signed')
  const keys = await tx.signingKey.findMany({ where: { id: { in: [providerKeyId, consumerKeyId] } } })
  const keyOf = (id: string) => {
    const key = keys.find((one) => one.id === id)
    assert(key?.actId, 'a key that signed is registered')
    return { address: asHex(key.address), actId: key.actId }
  }
  const provider = keyOf(providerKeyId)
  const terms = termsOf(row)
  return {
    terms,
    standing: row.standing && !(await isSignedBy(platform, terms, asHex(providerSignature), provider.address)),
    providerSignature,
    consumerSignature,
    policy: JSON.parse(row.policy) as Json,
    price: JSON.parse(row.price) as Json,
    provider: await proveEvent(tx, provider.actId, size),
    consumer: await proveEvent(tx, keyOf(consumerKeyId).actId, size),
  }
}
