import type { OperatingAuthorization, RevenuePeriod } from '#api/db/generated/client.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError } from '#api/kernel/errors.ts'
import type { Fen } from '#api/kernel/fen.ts'
import { excessFen } from './revenue.ts'

/** Locks a grant, so that its periods are applied for, decided on and closed one after another. */
export async function lockGrant({ tx }: Context, id: string): Promise<OperatingAuthorization | null> {
  await tx.$queryRaw`select id from operating_authorization where id = ${id} for update`
  return tx.operatingAuthorization.findUnique({ where: { id } })
}

/** What was earned above its maximum by the last closed period of a grant before an instant. */
export async function carriedInto({ tx }: Context, authorizationId: string, startsAt: Date): Promise<Fen> {
  const last = await tx.revenuePeriod.findFirst({
    where: { authorizationId, state: 'closed', endsAt: { lte: startsAt } },
    orderBy: { endsAt: 'desc' },
  })
  return last ? excessFen(last, last.realisedFen ?? 0n) : 0n
}

type Change = Partial<Omit<RevenuePeriod, 'id' | 'documents' | 'asked'>> & { asked?: { [key: string]: number } }

/**
 * Saves a period that has not moved since it was read.
 * @throws conflict `revenue.changed`
 */
export async function savePeriod({ tx }: Context, read: RevenuePeriod, change: Change): Promise<RevenuePeriod> {
  const [saved] = await tx.revenuePeriod.updateManyAndReturn({
    where: { id: read.id, state: read.state },
    data: change,
  })
  if (!saved) throw new AppError('conflict', 'revenue.changed', '该期间刚被修改，请刷新后重试')
  return saved
}
