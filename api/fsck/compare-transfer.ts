import { z } from 'zod'
import type { Agreement, ProductVersion, Transfer } from '#api/db/generated/client.ts'
import { sha256 } from '#api/kernel/canonical.ts'
import { bytesOfHex, type Hex, type Hex32 } from '#api/kernel/hex.ts'
import { chainId32 } from '#api/kernel/ids.ts'
import { secondsOf } from '#api/kernel/time.ts'
import type { TransferItem } from '#api/provenance/entry.ts'
import { differing } from './differ.ts'

/** States in which the chain has the transfer. */
export const RECORDED_STATES = ['recorded', 'released', 'withheld', 'lapsed']

/** The rows that a transfer's own belongs to. */
export type TransferTies = {
  agreement: Pick<Agreement, 'termsDigest' | 'consumerId' | 'providerId' | 'productId'> | undefined
  orderId: string | undefined
  version: Pick<ProductVersion, 'productId' | 'number' | 'sha256'> | undefined
}

type Recorded = { index: bigint; transactionHash: Hex32 }

/** Which fields of a stored transfer do not give the leaf that the chain has, or are not those of its body. */
export const transferFaults = (
  item: TransferItem,
  at: Recorded,
  row: Transfer,
  ties: TransferTies,
): string | undefined =>
  differing([
    ['id', chainId32(row.id) === item.id],
    ['agreementId', ties.agreement?.termsDigest === item.agreement],
    ['contentDigest', row.contentDigest === item.content],
    ['sha256、nonce', commitment(row.nonce, row.sha256) === item.content],
    ['body', sha256(row.body) === item.body],
    ['at', BigInt(secondsOf(row.at)) === item.at],
    ['sizeBytes', row.sizeBytes === item.size],
    ['state', RECORDED_STATES.includes(row.state)],
    ['recordIndex', row.recordIndex === at.index],
    ['transactionHash', row.transactionHash === at.transactionHash],
    ['orderId', ties.orderId === row.orderId],
    ['consumerId', ties.agreement?.consumerId === row.consumerId],
    ['providerId', ties.agreement?.providerId === row.providerId],
    ['productId', ties.agreement?.productId === row.productId && ties.version?.productId === row.productId],
    ...bodyFields(row, ties),
  ])

/** The commitment of the chain to the released bytes: SHA-256(nonce ‖ SHA-256 of the bytes). */
const commitment = (nonce: string, digest: string): Hex32 =>
  sha256(Buffer.concat([bytesOfHex(asText(nonce)), bytesOfHex(asText(digest))]))

/** A stored text taken for hexadecimal: whatever else it is gives another digest. */
const asText = (text: string): Hex => text as Hex

const Body = z.looseObject({
  agreement: z.unknown(), product: z.unknown(), version: z.unknown(), source: z.unknown(), sha256: z.unknown(),
  mediaType: z.unknown(), format: z.unknown(), rows: z.unknown(), form: z.unknown(), nonce: z.unknown(),
})

/** The fields that stand in the body as well: a body that is the chain's decides over them. */
function bodyFields(row: Transfer, { version }: TransferTies): [string, boolean][] {
  const body = Body.safeParse(parsed(row.body)).data
  if (!body) return []
  return [
    ['body.agreement', body.agreement === row.agreementId],
    ['body.product', body.product === row.productId],
    ['versionId', body.version === version?.number && body.source === version?.sha256],
    ['body.sha256', body.sha256 === row.sha256],
    ['mediaType', body.mediaType === row.mediaType],
    ['format', body.format === row.format],
    ['rows', body.rows === (row.rows === null ? null : Number(row.rows))],
    ['form', body.form === row.form],
    ['body.nonce', body.nonce === row.nonce],
  ]
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
