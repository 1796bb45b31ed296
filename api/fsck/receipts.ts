import { buildReceipt } from '#api/delivery/receipt.ts'
import type { Agreement, SigningKey, Transfer } from '#api/db/generated/client.ts'
import type { Tx } from '#api/db/client.ts'
import { AppError } from '#api/kernel/errors.ts'
import { VISITOR } from '#api/kernel/permit.ts'
import { findCosigned } from '#api/provenance/prove.ts'
import { verifyReceipt } from '#api/verifier/verify.ts'
import { RECORDED_STATES } from './compare-transfer.ts'
import type { Contents } from './files.ts'
import { fileOf, type Place, rowOf } from './invariant.ts'
import type { Report } from './report.ts'
import { TRUST_FILE } from './trust.ts'

/** So many transfers are read at a time. */
const PAGE = 200

export type Verifying = {
  tx: Tx
  report: Report
  /** The trust file's text. */
  trust: string
  platform: string
  contents: Contents
  now: Date
  progress: (sentence: string) => void
}

/**
 * Builds the receipt of every transfer that a cosigned checkpoint covers and has the independent verifier check it
 * against the trust file and the stored file's real digest. A receipt that rests on a row found faulty already fails for
 * that reason and is only counted.
 */
export async function checkReceipts(verifying: Verifying): Promise<void> {
  const { tx, report, progress } = verifying
  const newest = await tx.checkpoint.findFirst({ where: { cosignedAt: { not: null } }, orderBy: { size: 'desc' } })
  const end = newest?.size ?? 0n
  let [after, consequences, done] = [-1n, 0, 0]
  for (;;) {
    const rows = await tx.transfer.findMany({
      where: { recordIndex: { gt: after, lt: end }, state: { in: RECORDED_STATES } },
      orderBy: { recordIndex: 'asc' },
      take: PAGE,
    })
    const groundsOf = await readGrounds(tx, rows)
    for (const row of rows) {
      report.checked('I7')
      const fault = await faultOf(verifying, row)
      if (!fault) continue
      const checkpoint = rowOf('checkpoint', (await findCosigned(tx, row.recordIndex ?? 0n))?.size ?? 0n)
      const isOfCheckpoint = fault.step === 'anchor' || fault.step === 'checkpoint'
      if (report.isFaulty(checkpoint) || isConsequence(report, row, groundsOf(row))) consequences += 1
      else report.found('I7', isOfCheckpoint ? checkpoint : rowOf('transfer', row.id), fault.sentence)
    }
    done += rows.length
    if (rows.length === PAGE) progress(`已核验 ${done} 份回执`)
    if (rows.length < PAGE) break
    after = rows.at(-1)?.recordIndex ?? end
  }
  if (consequences > 0) report.note(`另有 ${consequences} 份回执因上述不符而不能通过核验`)
  const waiting = await tx.transfer.count({ where: { recordIndex: { gte: end } } })
  if (waiting > 0) report.note(`${waiting} 次交付的回执尚待见证方会签`)
}

/** Why a transfer's receipt does not hold; undefined when it does. */
async function faultOf(
  { tx, trust, platform, contents, now }: Verifying,
  row: Transfer,
): Promise<{ step: string; sentence: string } | undefined> {
  const text = await receiptText(tx, row, platform, now)
  if (text instanceof Error) return { step: 'receipt', sentence: `回执无法生成：${text.message}` }
  const content = contents.get(row.contentKey)
  const { verdict, steps } = verifyReceipt(text, {
    trust,
    ...(content ? { content: { sha256: content.sha256, size: Number(content.sizeBytes) } } : {}),
  })
  const failed = steps.find(({ state }) => state === 'failed')
  if (failed) return { step: failed.name, sentence: `回执未通过核验（${failed.field ?? failed.name}）：${failed.sentence}` }
  return verdict === 'verified' ? undefined : { step: 'receipt', sentence: '回执没有得到完整核验' }
}

async function receiptText(tx: Tx, row: Transfer, platform: string, now: Date): Promise<string | Error> {
  try {
    return await buildReceipt({ tx, now, actor: VISITOR, requestId: 'fsck' }, row, platform)
  } catch (error) {
    if (error instanceof AppError || (error instanceof Error && !('clientVersion' in error))) return error
    if (error instanceof Error && 'code' in error && error.code === 'P2025') return new Error('所需的行不在库中')
    throw error
  }
}

type Grounds = { agreement: Agreement | undefined; keys: SigningKey[]; recordIndices: Map<string, bigint> }

/** The rows that receipts of transfers rest on, beside the transfers' own. */
async function readGrounds(tx: Tx, rows: Transfer[]): Promise<(row: Transfer) => Grounds> {
  const agreements = await tx.agreement.findMany({
    where: { id: { in: [...new Set(rows.map(({ agreementId }) => agreementId))] } },
  })
  const keyIds = agreements.flatMap(({ providerKeyId, consumerKeyId }) => [providerKeyId ?? '', consumerKeyId ?? ''])
  const keys = await tx.signingKey.findMany({ where: { id: { in: [...new Set(keyIds)] } } })
  const acts = await tx.chainAct.findMany({
    where: { id: { in: keys.map(({ actId }) => actId ?? '') } },
    select: { id: true, recordIndex: true },
  })
  const recordIndices = new Map(acts.map(({ id, recordIndex }) => [id, recordIndex ?? -1n]))
  return ({ agreementId }) => {
    const agreement = agreements.find(({ id }) => id === agreementId)
    const own = keys.filter(({ id }) => id === agreement?.providerKeyId || id === agreement?.consumerKeyId)
    return { agreement, keys: own, recordIndices }
  }
}

/** Whether anything that a receipt rests on was found faulty already. */
function isConsequence(report: Report, row: Transfer, { agreement, keys, recordIndices }: Grounds): boolean {
  const places: Place[] = [
    rowOf('transfer', row.id),
    rowOf('record', row.recordIndex ?? -1n),
    rowOf('agreement', agreement?.id ?? row.agreementId),
    ...keys.flatMap(({ id, actId }) => [
      rowOf('signing_key', id),
      rowOf('chain_act', actId ?? ''),
      rowOf('record', recordIndices.get(actId ?? '') ?? -1n),
    ]),
  ]
  return (
    places.some((place) => report.isFaulty(place)) ||
    report.isFaultyTable('tile') ||
    report.isFaultyTable('ledger_binding') ||
    report.isFaulty(fileOf(TRUST_FILE)) ||
    report.isFaultyFile(row.contentKey)
  )
}
