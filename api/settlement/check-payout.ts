import type { Context } from '#api/kernel/context.ts'
import { AppError } from '#api/kernel/errors.ts'
import { type Fen, yuan } from '#api/kernel/fen.ts'
import { findUnreleased } from './store.ts'

/** No money goes to a provider that is suspended. 依据 GB/T 37932-2025 7.3 b). @throws refused `payout.suspended` */
export async function checkNotSuspended({ tx }: Context, providerId: string): Promise<void> {
  const { suspended } = await tx.participant.findUniqueOrThrow({ where: { id: providerId } })
  if (!suspended) return
  const basis = 'GB/T 37932-2025 7.3 b)'
  throw new AppError('refused', 'payout.suspended', '供方已被监管暂停，暂停期间不能提现', { basis })
}

/**
 * What stays payable after a payout covers what was captured for transfers that nobody has been sent yet: those may
 * still be withheld and their price go back. It is the provider's once they lapse. The account is locked by the
 * payout's journal.
 * @throws refused `payout.not_released`, naming what could be paid out
 */
export async function checkReleased({ tx }: Context, providerId: string, amountFen: Fen): Promise<void> {
  const unreleasedFen = await findUnreleased(tx, providerId)
  const account = await tx.account.findUnique({
    where: { participantId_kind: { participantId: providerId, kind: 'payable' } },
  })
  const releasableFen = (account?.balanceFen ?? 0n) + amountFen - unreleasedFen
  if (amountFen <= releasableFen) return
  const message = `尚未放行的交付，其收入暂不能提现，现在最多可提现 ${yuan(releasableFen > 0n ? releasableFen : 0n)}`
  throw new AppError('refused', 'payout.not_released', message, { releasableFen: releasableFen.toString() })
}
