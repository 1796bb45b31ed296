import type { PublicDataResource } from '#api/db/generated/client.ts'
import type { Context } from '#api/kernel/context.ts'
import { fixedSharing } from './change.ts'
import { digestOfEntry, type Entry, entryOfRow } from './entry.ts'
import { ownElements } from './item.ts'
import { decidedMessage } from './publish.ts'
import type { Sheet } from './read-sheet.ts'
import { CODE } from './sheet-columns.ts'
import { entryAfter, type FaultyRow, faultsOfRow, type GoodRow, type RowFault } from './sheet-row.ts'
import { decidedAgainst, keyOf } from './source.ts'

/** A row that can be loaded: the entry that it makes, and the one that is there, if there is one. */
export type Loadable = { departmentId: string; entry: Entry; digest: string; present: PublicDataResource | undefined }

/** Rows against the catalogue: new ones, changed ones, ones that say what is there already, and faulty ones. */
export type Judged = { created: Loadable[]; changed: Loadable[]; unchanged: Loadable[]; faulty: FaultyRow[] }

/** Codes that are looked up at once. */
const BATCH = 5_000

/** Judges the rows of a file against the catalogue as it is in this transaction. */
export async function judgeRows(ctx: Context, { header, good, faulty }: Sheet): Promise<Judged> {
  const judged: Judged = { created: [], changed: [], unchanged: [], faulty: [...faulty] }
  for (let at = 0; at < good.length; at += BATCH) {
    const rows = good.slice(at, at + BATCH)
    const found = await ctx.tx.publicDataResource.findMany({ where: { code: { in: rows.map(({ code }) => code) } } })
    const present = new Map(found.map((row) => [row.code, row]))
    const entries = rows.map((row) => {
      const there = present.get(row.code)
      return { row, there, entry: entryAfter(row, there && entryOfRow(there)) }
    })
    const decided = await decidedAgainst(ctx, entries.flatMap(claimsOfRow))
    for (const { row, there, entry } of entries) {
      const against = [...(there ? faultsAgainst(there, entry) : []), ...faultsOfClaims(row, entry, decided)]
      const faults = there && there.departmentId !== row.departmentId
        ? [foreign(row)]
        : [...faultsOfRow(row, header, entry, there === undefined), ...against]
      if (faults.length > 0) judged.faulty.push({ line: row.line, code: row.code, cells: row.cells, faults })
      else put(judged, { departmentId: row.departmentId, entry, digest: digestOfEntry(entry), present: there })
    }
  }
  judged.faulty.sort((a, b) => a.line - b.line)
  return judged
}

function put(judged: Judged, loadable: Loadable): void {
  const { present, digest } = loadable
  if (present === undefined) judged.created.push(loadable)
  else if ((present.digest === '' ? digestOfEntry(entryOfRow(present)) : present.digest) === digest)
    judged.unchanged.push(loadable)
  else judged.changed.push(loadable)
}

const foreign = ({ code }: GoodRow): RowFault => ({
  column: CODE.header, rule: 'foreign', value: code, message: '「资源代码」已是其他部门的资源，请改用本部门的代码',
})

const claimsOfRow = ({ row: { departmentId }, entry }: { row: GoodRow; entry: Entry }) =>
  ownElements(entry.items).map((one) => ({ ...one, departmentId }))

const fault = (column: string, rule: string, message: string): RowFault => ({ column, rule, value: '', message })

/** An item whose element the implementing body decided to come from elsewhere. */
function faultsOfClaims(row: GoodRow, entry: Entry, decided: Set<string>): RowFault[] {
  const lost = claimsOfRow({ row, entry }).find((one) => decided.has(keyOf(one)))
  return lost === undefined ? [] : [fault('数据项', 'source_decided', decidedMessage(lost.field))]
}

/** What stands against changing the entry that is there. */
function faultsAgainst(there: PublicDataResource, entry: Entry): RowFault[] {
  const fixed = fixedSharing(there, entry)
  return [
    ...(there.withdrawnAt === null ? [] : [fault(CODE.header, 'withdrawn', '该条目已从目录撤下，代码不能再用，请换一个代码')]),
    ...(fixed === undefined ? [] : [fault('来源部门', fixed.rule, fixed.message)]),
  ]
}
