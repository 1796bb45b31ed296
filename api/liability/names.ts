import type { Context } from '#api/kernel/context.ts'

/** The names of participants; `platform` is the platform's own organisation. */
export async function partyNames({ tx }: Context, ids: string[]): Promise<(id: string) => string> {
  const rows = await tx.participant.findMany({
    where: { OR: [{ id: { in: [...new Set(ids)] } }, { roles: { has: 'platform' } }] },
    select: { id: true, name: true, roles: true },
  })
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  const platform = rows.find(({ roles }) => roles.includes('platform'))?.name ?? '平台'
  return (id) => (id === 'platform' ? platform : (names.get(id) ?? ''))
}
