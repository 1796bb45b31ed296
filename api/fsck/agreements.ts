import type { Agreement, SigningKey } from '#api/db/generated/client.ts'
import type { Tx } from '#api/db/client.ts'
import { asHex, type Hex32 } from '#api/kernel/hex.ts'
import { chainId32 } from '#api/kernel/ids.ts'
import type { Checking } from './checking.ts'
import { agreementFaults, keyFault } from './compare-agreement.ts'
import type { AgreementOnChain, Contract } from './contract.ts'
import { blockOf, rowOf } from './invariant.ts'
import { pagesOf } from './pages.ts'
import type { Derived } from './walk.ts'

/** Compares agreements, keys and suspensions of the database with those that the chain enforces. */
export async function checkAgreements(checking: Checking, { settled, latest }: Derived): Promise<void> {
  const { tx, report } = checking
  const left = new Set(settled.agreements.keys())
  for await (const rows of pagesOf<Agreement>((page) => tx.agreement.findMany(page))) {
    const reserved = await reservedOf(tx, rows)
    const addresses = await addressesOf(tx, rows)
    for (const row of rows) {
      report.checked('I4')
      left.delete(row.termsDigest as Hex32)
      const onChain = settled.agreements.get(row.termsDigest as Hex32)
      for (const fault of agreementFaults(row, onChain, { reserved: reserved.get(row.id) ?? 0n, addresses }))
        report.found('I4', rowOf('agreement', row.id), fault)
    }
  }
  for (const digest of left) report.found('I4', rowOf('agreement', digest), '链上生效的合约不在库中')
  await checkKeys(checking, settled)
  await checkSuspensions(checking, settled)
  await checkCounts(checking, latest.agreements)
}

/** The transfers of agreements that are on their way to the chain. */
async function reservedOf(tx: Tx, rows: Agreement[]): Promise<Map<string, bigint>> {
  const groups = await tx.transfer.groupBy({
    by: ['agreementId'],
    where: { agreementId: { in: rows.map(({ id }) => id) }, state: { in: ['reserved', 'submitted'] } },
    _count: true,
  })
  return new Map(groups.map(({ agreementId, _count }) => [agreementId, BigInt(_count)]))
}

/** The addresses of the keys that agreements were signed with, by the keys' ids. */
async function addressesOf(tx: Tx, rows: Agreement[]): Promise<Map<string, string>> {
  const ids = rows.flatMap(({ providerKeyId, consumerKeyId }) => [providerKeyId ?? '', consumerKeyId ?? ''])
  const keys = await tx.signingKey.findMany({ where: { id: { in: ids } }, select: { id: true, address: true } })
  return new Map(keys.map(({ id, address }) => [id, address]))
}

async function checkKeys({ tx, report }: Checking, contract: Contract): Promise<void> {
  const left = new Map(contract.partyOfKey)
  for await (const rows of pagesOf<SigningKey>((page) => tx.signingKey.findMany(page)))
    for (const row of rows) {
      report.checked('I4')
      const fault = keyFault(contract, row)
      left.delete(row.address as Hex32)
      if (fault !== undefined) report.found('I4', rowOf('signing_key', row.id), fault)
    }
  for (const [address, party] of left)
    report.found('I4', rowOf('signing_key', address), `链上登记在主体 ${party} 名下的密钥不在库中`)
}

/** What the chain suspends, the platform does not release either. */
async function checkSuspensions({ tx, report }: Checking, { suspended }: Contract): Promise<void> {
  const running = { where: { suspended: false }, select: { id: true } }
  const compare = (table: string, subjects: Set<Hex32>, rows: { id: string }[]) => {
    for (const { id } of rows)
      if (subjects.has(chainId32(id))) report.found('I4', rowOf(table, id), '链上已暂停，库中没有暂停')
  }
  if (suspended.parties.size > 0) compare('participant', suspended.parties, await tx.participant.findMany(running))
  if (suspended.products.size > 0) compare('data_product', suspended.products, await tx.dataProduct.findMany(running))
  const measures = await tx.measure.count({
    where: { scope: 'ledger', act: 'suspend', endedAt: null, state: { not: 'refused' } },
  })
  if (suspended.ledger && measures === 0)
    report.found('I4', rowOf('measure', 'ledger'), '链上已暂停全部交付，库中没有该措施')
}

/** The contract's own counts at the newest block: one for each leaf of the agreement, never past the quota. */
async function checkCounts(
  { reader, report, head }: Checking,
  agreements: Map<Hex32, AgreementOnChain>,
): Promise<void> {
  const counts = await reader.used([...agreements.keys()].map(asHex), head)
  for (const [digest, { used, terms }] of agreements) {
    const counted = counts.get(digest)
    if (counted !== used || used > BigInt(terms.quota))
      report.found('I4', blockOf(head), `合约 ${digest} 链上计数 ${counted} 次，存证 ${used} 次，约定 ${terms.quota} 次`)
  }
}
