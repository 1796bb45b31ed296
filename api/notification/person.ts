import type { Context } from '#api/kernel/context.ts'
import { AppError } from '#api/kernel/errors.ts'
import { type Act, permit } from '#api/kernel/permit.ts'

/** The person who acts: notifications are a person's own. @throws as `permit`, forbidden `session.person_needed` */
export function personOf({ actor }: Context, act: Act): string {
  permit(actor, act)
  if (actor.personId === null) throw new AppError('forbidden', 'session.person_needed', '此操作须由本人登录后完成')
  return actor.personId
}
