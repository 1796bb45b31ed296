import { run } from '#api/http/run.ts'
import type { Server } from '#api/http/server.ts'
import type { Context } from '#api/kernel/context.ts'
import { type Role, VISITOR } from '#api/kernel/permit.ts'
import { addDays } from '#api/kernel/time.ts'
import type { Stage } from './stage.ts'

/** The verbs of an organisation, days before or after the story's own: limits that the law sets take their time. */
export async function actingFor({ db, clock }: Server, { now }: Pick<Stage, 'now'>, participantId: string, role: Role) {
  const person = await db.person.findFirstOrThrow({ where: { participantId } })
  const actor = { ...VISITOR, participantId, personId: person.id, roles: [role] }
  return <T>(days: number, verb: (ctx: Context) => Promise<T>) =>
    run({ db, clock }, actor, 'story', (ctx) => verb({ ...ctx, now: addDays(now, days) }))
}

export type Acting = Awaited<ReturnType<typeof actingFor>>
