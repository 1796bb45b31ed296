import type { ChainAct, Record as LogRecord, Transfer } from '#api/db/generated/client.ts'
import type { Tx } from '#api/db/client.ts'
import { assert } from '#api/kernel/assert.ts'
import { chainId32 } from '#api/kernel/ids.ts'
import type { Checking } from './checking.ts'
import { actFaults, recordFaults, subjectDigest } from './compare-row.ts'
import { RECORDED_STATES, transferFaults, type TransferTies } from './compare-transfer.ts'
import { rowOf } from './invariant.ts'
import type { Report } from './report.ts'
import type { ChainLeaf, Step } from './step.ts'

/** So many leaves are compared at a time. */
const PAGE = 1_000

type Placed = { leaf: ChainLeaf; step: Step }

/** Compares the leaves of some transactions with the index of the log and with the transfers and events behind it. */
export async function checkLeaves(checking: Checking, steps: Step[]): Promise<void> {
  const placed = steps.flatMap((step) => step.leaves.map((leaf) => ({ leaf, step })))
  for (let start = 0; start < placed.length; start += PAGE) await checkPage(checking, placed.slice(start, start + PAGE))
}

async function checkPage(checking: Checking, page: Placed[]): Promise<void> {
  const { tx, report } = checking
  const range = { gte: page[0]?.leaf.index ?? 0n, lte: page.at(-1)?.leaf.index ?? 0n }
  const records = await report.timed('I2', () => recordsIn(checking, page, range))
  await report.timed('I1', async () => {
    const transfers = await rowsOf(page, 1, records, {
      byIndex: () => tx.transfer.findMany({ where: { recordIndex: range } }),
      byId: (ids) => tx.transfer.findMany({ where: { id: { in: ids } } }),
    })
    await checkTransfers(checking, page, records, transfers)
    const acts = await rowsOf(page, 2, records, {
      byIndex: () => tx.chainAct.findMany({ where: { recordIndex: range } }),
      byId: (ids) => tx.chainAct.findMany({ where: { id: { in: ids } } }),
    })
    await checkActs(checking, page, records, acts)
  })
}

/** The rows of the index, compared with the leaves that they index. */
async function recordsIn(
  { tx, report }: Checking,
  page: Placed[],
  range: { gte: bigint; lte: bigint },
): Promise<Map<bigint, LogRecord>> {
  const rows = await tx.record.findMany({ where: { index: range } })
  const records = new Map(rows.map((row) => [row.index, row]))
  for (const { leaf, step } of page) {
    report.checked('I2')
    const row = records.get(leaf.index)
    if (!row) {
      report.found('I2', rowOf('record', leaf.index), `区块 ${step.block.number} 中的第 ${leaf.index} 号存证没有索引行`)
      continue
    }
    const faults = recordFaults(leaf, step, row)
    if (faults !== undefined) report.found('I2', rowOf('record', leaf.index), `字段 ${faults} 与链上不符`)
  }
  return records
}

/** The rows that belong to the leaves of a kind: by the index that they say, else by their name in the log's index. */
async function rowsOf<Row extends { id: string; recordIndex: bigint | null }>(
  page: Placed[],
  kind: 1 | 2,
  records: Map<bigint, LogRecord>,
  find: { byIndex: () => Promise<Row[]>; byId: (ids: string[]) => Promise<Row[]> },
): Promise<Map<bigint, Row>> {
  const wanted = page.filter(({ leaf }) => leaf.item.kind === kind)
  if (wanted.length === 0) return new Map()
  const found = new Map((await find.byIndex()).map((row) => [row.recordIndex ?? -1n, row]))
  const missing = wanted.flatMap(({ leaf: { index } }) => {
    const reference = records.get(index)?.reference
    return found.has(index) || reference === undefined ? [] : [[reference, index] as const]
  })
  if (missing.length === 0) return found
  const indexOf = new Map(missing)
  for (const row of await find.byId([...indexOf.keys()])) found.set(indexOf.get(row.id) ?? -1n, row)
  return found
}

/** Whether the index calls a leaf one that others than this platform's writer left in the log. */
export const isForeign = (reference: string, { transaction }: Step): boolean =>
  reference.startsWith(`chain:${transaction.hash}:`)

/** The row that says the leaf's index is the one that the log's index names. */
function checkReference(report: Report, record: LogRecord | undefined, id: string): void {
  if (record && record.reference !== id)
    report.found('I2', rowOf('record', record.index), `字段 reference 所指不是链上的 ${id}`)
}

/** What is compared with the leaves of a kind: its rows by the leaf's index, and how one of them differs. */
type Rows<Row> = {
  kind: 1 | 2
  table: 'transfer' | 'chain_act'
  /** What the rows are called in a sentence. */
  noun: string
  rows: Map<bigint, Row>
  faultsOf: (placed: Placed, row: Row) => string | undefined
}

/** Compares the leaves of a kind with their rows; one that others than this platform's writer left has none. */
function compareRows<Row extends { id: string }>(
  { report }: Checking,
  page: Placed[],
  records: Map<bigint, LogRecord>,
  { kind, table, noun, rows, faultsOf }: Rows<Row>,
): void {
  for (const placed of page) {
    const { leaf: { index, id, item }, step } = placed
    if (item.kind !== kind) continue
    report.checked('I1')
    const row = rows.get(index)
    const name = records.get(index)?.reference ?? id
    if (!row && isForeign(name, step)) continue
    if (!row) {
      report.found('I1', rowOf(table, name), `链上第 ${index} 号存证的${noun}不在库中`)
      continue
    }
    checkReference(report, records.get(index), row.id)
    const faults = faultsOf(placed, row)
    if (faults !== undefined) report.found('I1', rowOf(table, row.id), `字段 ${faults} 与链上第 ${index} 号存证不符`)
  }
}

async function checkTransfers(
  checking: Checking,
  page: Placed[],
  records: Map<bigint, LogRecord>,
  rows: Map<bigint, Transfer>,
): Promise<void> {
  const tiesOf = await readTies(checking.tx, [...rows.values()])
  compareRows(checking, page, records, {
    kind: 1,
    table: 'transfer',
    noun: '交付',
    rows,
    faultsOf: ({ leaf: { index, item }, step }, row) => {
      assert(item.kind === 1, 'only transfers are compared with transfers')
      return transferFaults(item.transfer, { index, transactionHash: step.transaction.hash }, row, tiesOf(row))
    },
  })
}

/** The agreements, orders and versions of transfers. */
async function readTies(tx: Tx, rows: Transfer[]): Promise<(row: Transfer) => TransferTies> {
  const agreementIds = [...new Set(rows.map(({ agreementId }) => agreementId))]
  const agreements = await tx.agreement.findMany({
    where: { id: { in: agreementIds } },
    select: { id: true, termsDigest: true, consumerId: true, providerId: true, productId: true },
  })
  const orders = await tx.order.findMany({
    where: { agreementId: { in: agreementIds } },
    select: { id: true, agreementId: true },
  })
  const versions = await tx.productVersion.findMany({
    where: { id: { in: [...new Set(rows.map(({ versionId }) => versionId))] } },
    select: { id: true, productId: true, number: true, sha256: true },
  })
  const agreementOf = new Map(agreements.map((agreement) => [agreement.id, agreement]))
  const orderOf = new Map(orders.map(({ id, agreementId }) => [agreementId, id]))
  const versionOf = new Map(versions.map((version) => [version.id, version]))
  return ({ agreementId, versionId }) => ({
    agreement: agreementOf.get(agreementId),
    orderId: orderOf.get(agreementId),
    version: versionOf.get(versionId),
  })
}

async function checkActs(
  checking: Checking,
  page: Placed[],
  records: Map<bigint, LogRecord>,
  rows: Map<bigint, ChainAct>,
): Promise<void> {
  const subjects = [...rows.values()].flatMap(({ kind, subject }) => (kind === 'event' ? [] : [subject]))
  const agreements = await checking.tx.agreement.findMany({
    where: { id: { in: [...new Set(subjects)] } },
    select: { id: true, termsDigest: true },
  })
  const termsOf = new Map(agreements.map(({ id, termsDigest }) => [id, termsDigest]))
  compareRows(checking, page, records, {
    kind: 2,
    table: 'chain_act',
    noun: '事件',
    rows,
    faultsOf: ({ leaf, step }, act) => actFaults(leaf, step, act, subjectDigest(act, termsOf.get(act.subject))),
  })
}

/** Compares what the chain rejected with the transfers of those transactions that have no leaf. */
export async function checkRejections({ tx, report }: Checking, steps: Step[]): Promise<void> {
  const hashes = steps.map(({ transaction }) => transaction.hash)
  const rows = await tx.transfer.findMany({
    where: { transactionHash: { in: hashes }, recordIndex: null },
    select: { id: true, state: true, rejection: true, transactionHash: true },
  })
  const rowOfId = new Map(rows.map((row) => [`${row.transactionHash} ${chainId32(row.id)}`, row]))
  for (const { transaction, rejections, block } of steps) {
    for (const { id, reason } of rejections) {
      report.checked('I4')
      const row = rowOfId.get(`${transaction.hash} ${id}`)
      rowOfId.delete(`${transaction.hash} ${id}`)
      if (!row)
        report.found('I4', rowOf('transfer', id), `区块 ${block.number} 中被链上拒绝的交付不在库中`)
      else if (row.state !== 'rejected' || row.rejection !== reason)
        report.found('I4', rowOf('transfer', row.id), `链上以理由 ${reason} 拒绝，库中状态为 ${row.state}，理由 ${row.rejection}`)
    }
  }
  for (const { id, state } of rowOfId.values())
    if (!RECORDED_STATES.includes(state))
      report.found('I4', rowOf('transfer', id), `所属交易已在链上，链上没有拒绝它，库中状态为 ${state}`)
}
