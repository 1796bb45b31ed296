import type { Agreement } from '#api/db/generated/client.ts'
import type { Database } from '#api/db/client.ts'
import { allowedFields, fieldsBeyond } from '#api/agreement/field.ts'
import { Inspection } from '#api/content/schema.ts'
import { AppError } from '#api/kernel/errors.ts'
import type { Version } from './prepare.ts'
import type { RequestTransfer } from './schema.ts'

/**
 * Checks a demand against the fields that its signed policy limits the use to: neither a column nor a condition on one
 * goes beyond them, and the file as it came, which may hold more than its columns, is not delivered.
 * @throws refused `transfer.fields_beyond` with the fields and the clause
 */
export async function checkFields(
  db: Database,
  { policy }: Pick<Agreement, 'policy'>,
  version: Pick<Version, 'id'>,
  { format, selection = {} }: RequestTransfer,
): Promise<void> {
  const fields = allowedFields(policy)
  if (fields === undefined) return
  if (format === 'original') throw beyond('该合约限定了可用字段，不交付原始文件', [])
  const { fields: columns = await columnsOf(db, version.id), filter = [] } = selection
  const more = fieldsBeyond({ fields }, [...columns, ...filter.map(({ field }) => field)])
  if (more.length > 0) throw beyond(`字段「${more.join('、')}」不在该合约许可的范围之内`, more)
}

const beyond = (message: string, fields: string[]) =>
  new AppError('refused', 'transfer.fields_beyond', message, {
    basis: '合约：许可.urn:dongying:field isAnyOf',
    faults: fields.map((field) => ({ path: 'selection.fields', message: `没有获准使用「${field}」` })),
  })

async function columnsOf(db: Database, versionId: string): Promise<string[]> {
  const select = { inspection: true }
  const { inspection } = await db.productVersion.findUniqueOrThrow({ where: { id: versionId }, select })
  return Inspection.parse(inspection).columns.map(({ name }) => name)
}
