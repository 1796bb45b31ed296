import type { Tx } from '#api/db/client.ts'
import type { Prisma, Registration } from '#api/db/generated/client.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError, notFound } from '#api/kernel/errors.ts'
import { OWN_STATES, type RegistrationAct, RULE, stateAfter, stateAt } from './registration.ts'

/** The registrant's own application. @throws not_found */
export async function getOwn({ tx, actor }: Context, id: string): Promise<Registration> {
  const row = await tx.registration.findUnique({ where: { id } })
  if (!row || row.registrantId !== actor.participantId) throw notFound()
  return row
}

/** An application that lies with the registry; one that was not handed in is as absent. @throws not_found */
export async function getFiled({ tx }: Context, id: string): Promise<Registration> {
  const row = await tx.registration.findUnique({ where: { id } })
  if (!row || isUnfiled(row)) throw notFound()
  return row
}

/** Whether an application was never handed in: nobody but its registrant knows of it. */
export const isUnfiled = ({ state, round }: Pick<Registration, 'state' | 'round'>): boolean =>
  round === 0 && (state === 'withdrawn' || OWN_STATES.some((own) => own === state))

/**
 * Brings a registration to the state after an act, with what else the act sets.
 * @throws refused `registration.act_not_allowed`, conflict `registration.changed` when another act came between
 */
export async function move(
  ctx: Context,
  row: Registration,
  act: RegistrationAct,
  data: Prisma.RegistrationUpdateManyMutationInput = {},
): Promise<Registration> {
  const state = stateAfter(act, stateAt(row, ctx.now))
  const kept = state === 'valid' ? 'coded' : state
  const where = { id: row.id, state: row.state, round: row.round }
  const { count } = await ctx.tx.registration.updateMany({ where, data: { ...data, state: kept } })
  if (count !== 1) throw changed()
  return ctx.tx.registration.findUniqueOrThrow({ where: { id: row.id } })
}

export const changed = () => new AppError('conflict', 'registration.changed', '该登记刚被修改，请刷新后重试')

/** The registration of a thing that is in force at an instant. */
export const findInForce = (tx: Tx, subjectId: string, now: Date): Promise<Registration | null> =>
  tx.registration.findFirst({
    where: { subjectId, state: 'coded', validFrom: { lte: now }, validTo: { gt: now } },
    orderBy: { id: 'desc' },
  })

/** The same, which an application goes on with. @throws refused `registration.none_in_force` */
export async function getInForce(tx: Tx, subjectId: string, now: Date): Promise<Registration> {
  const row = await findInForce(tx, subjectId, now)
  if (row) return row
  throw new AppError('refused', 'registration.none_in_force', '该数据没有有效的登记，请先办理首次登记', { basis: RULE })
}

/** The last end of all codes of a thing that count: of the one in force, or of the one that follows it. */
export const findLast = (tx: Tx, subjectId: string): Promise<Registration | null> =>
  tx.registration.findFirst({
    where: { subjectId, state: 'coded', validTo: { not: null } }, orderBy: { validTo: 'desc' },
  })

/** The registry of the city (登记机构): the first that was admitted. @throws refused `registration.no_registry` */
export async function getRegistry(tx: Tx): Promise<{ id: string; name: string }> {
  const registry = await tx.participant.findFirst({
    where: { roles: { has: 'registry' }, state: 'admitted' },
    orderBy: { id: 'asc' },
    select: { id: true, name: true },
  })
  if (registry) return registry
  throw new AppError('refused', 'registration.no_registry', '登记机构尚未入驻，不能提交登记', {
    basis: '《公共数据资源登记管理暂行办法》第六条',
  })
}
