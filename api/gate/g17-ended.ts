import type { AppError } from '#api/kernel/errors.ts'
import type { Facts } from './facts.ts'
import { LAW, shut } from './refusal.ts'

/** The code of a channel that was closed with its agreement: nobody withholds what could have been fetched before. */
export const ENDED = 'gate.g17_ended'

/** G17: with an agreement's end its channel is closed: nothing is requested or sent any more. */
export function g17({ deal: { agreement, endsAt }, moment, now }: Facts): AppError | undefined {
  if (moment !== 'request' && moment !== 'release') return undefined
  const isOver = agreement?.state === 'terminated' || agreement?.state === 'expired'
  if (!isOver && (endsAt === undefined || now < endsAt)) return undefined
  return shut('g17_ended', '合约已经到期或终止，交付通道已关闭', `${LAW.safety} 9.4`)
}
