import { buildReceipt } from '#api/delivery/receipt.ts'
import type { Agreement, SigningKey, Transfer } from '#api/db/generated/client.ts'
import type { Tx } from '#api/db/client.ts'
import { AppError } from '#api/kernel/errors.ts'
import { VISITOR } from '#api/kernel/permit.ts'
import { findCosigned } from '#api/provenance/prove.ts'
import { RECORDED_STATES } from './compare-transfer.ts'
import type { Contents } from './files.ts'
import { fileOf, type Place, rowOf } from './invariant.ts'
import type { ReceiptFault } from './receipt-fault.ts'
import { remembering } from './remember.ts'
import type { Report } from './report.ts'
import { TRUST_FILE } from './trust.ts'
import { openVerifiers, type Verifiers } from './verifiers.ts'

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
 * against the trust file and the stored file's real digest. A receipt that rests on a row found faulty already fails
 * for that reason and is only counted.
 */
export async function checkReceipts(verifying: Verifying): Promise<void> {
  const { tx, report, trust } = verifying
  const newest = await tx.checkpoint.findFirst({ where: { cosignedAt: { not: null } }, orderBy: { size: 'desc' } })
  const end = newest?.size ?? 0n
  const count = await tx.transfer.count({ where: { recordIndex: { lt: end }, state: { in: RECORDED_STATES } } })
  const verifiers = openVerifiers(trust, count)
  try {
    const consequences = await checkBelow(verifying, end, verifiers)
    if (consequences > 0) report.note(`另有 ${consequences} 份回执因上述不符而不能通过核验`)
  } finally {
    await verifiers.close()
  }
  const waiting = await tx.transfer.count({ where: { recordIndex: { gte: end } } })
  if (waiting > 0) report.note(`${waiting} 次交付的回执尚待见证方会签`)
}

/** Checks the receipts of transfers before a size of the log; gives how many fail for what was found already. */
async function checkBelow(verifying: Verifying, end: bigint, verifiers: Verifiers): Promise<number> {
  const { report, progress } = verifying
  let [after, consequences, done] = [-1n, 0, 0]
  for (;;) {
    const tx = remembering(verifying.tx)
    const rows = await tx.transfer.findMany({
      where: { recordIndex: { gt: after, lt: end }, state: { in: RECORDED_STATES } },
      orderBy: { recordIndex: 'asc' },
      take: PAGE,
    })
    const groundsOf = await readGrounds(tx, rows)
    const faults = await faultsOf({ ...verifying, tx }, rows, verifiers)
    report.checked('I7', rows.length)
    for (const [row, fault] of faults) {
      const checkpoint = rowOf('checkpoint', (await findCosigned(tx, row.recordIndex ?? 0n))?.size ?? 0n)
      const isOfCheckpoint = fault.step === 'anchor' || fault.step === 'checkpoint'
      if (report.isFaulty(checkpoint) || isConsequence(report, row, groundsOf(row))) consequences += 1
      else report.found('I7', isOfCheckpoint ? checkpoint : rowOf('transfer', row.id), fault.sentence)
    }
    done += rows.length
    if (rows.length < PAGE) return consequences
    progress(`已核验 ${done} 份回执`)
    after = rows.at(-1)?.recordIndex ?? end
  }
}

/** Why receipts of transfers do not hold: one is built while others are verified. */
async function faultsOf(
  { tx, platform, contents, now }: Verifying,
  rows: Transfer[],
  { verify }: Verifiers,
): Promise<[Transfer, ReceiptFault][]> {
  const outcomes: Promise<[Transfer, ReceiptFault | undefined]>[] = []
  for (const row of rows) {
    const text = await receiptText(tx, row, platform, now)
    const measured = contents.get(row.contentKey)
    const content = measured && { sha256: measured.sha256, size: Number(measured.sizeBytes) }
    const fault =
      text instanceof Error
        ? Promise.resolve({ step: 'receipt', sentence: `回执无法生成：${text.message}` })
        : verify({ text, content })
    outcomes.push(fault.then((found) => [row, found]))
  }
  const found = await Promise.all(outcomes)
  return found.flatMap(([row, fault]): [Transfer, ReceiptFault][] => (fault ? [[row, fault]] : []))
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
