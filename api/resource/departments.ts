import type { Context } from '#api/kernel/context.ts'
import type { Departments } from './sheet-columns.ts'

/** The admitted departments by their names and credit codes: how a sheet names them. */
export async function findDepartments({ tx }: Pick<Context, 'tx'>): Promise<Departments> {
  const rows = await tx.participant.findMany({
    where: { state: 'admitted', roles: { has: 'department' } },
    select: { id: true, name: true, uscc: true },
    orderBy: { id: 'asc' },
  })
  const ids = new Map(rows.flatMap(({ id, name, uscc }) => [[name, id] as const, [uscc, id] as const]))
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  return { idOf: (name) => ids.get(name), nameOf: (id) => names.get(id) ?? id }
}
