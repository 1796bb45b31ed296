import type { Context } from '#api/kernel/context.ts'

/** An organisation by its identifier, with its name. */
export type Names = (id: string) => { id: string; name: string }

/** The names of organisations; one that is unknown goes by its identifier. */
export async function namesOf({ tx }: Context, ids: readonly (string | null)[]): Promise<Names> {
  const known = [...new Set(ids.filter((id) => id !== null))]
  const rows = await tx.participant.findMany({ where: { id: { in: known } }, select: { id: true, name: true } })
  const nameOf = new Map(rows.map(({ id, name }) => [id, name]))
  return (id) => ({ id, name: nameOf.get(id) ?? id })
}
