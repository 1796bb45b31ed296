import { isWriteConflict } from '#api/http/run.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError } from '#api/kernel/errors.ts'
import type { Deal, Facts, Moment } from './facts.ts'
import { g1 } from './g01-authorized.ts'
import { g3 } from './g03-raw.ts'
import { g4 } from './g04-grade.ts'
import { g5 } from './g05-personal.ts'
import { g6 } from './g06-shared.ts'
import { g7 } from './g07-operator.ts'
import { g8 } from './g08-price.ts'
import { g9 } from './g09-term.ts'
import { g10 } from './g10-rights.ts'
import { g11 } from './g11-capability.ts'
import { g12 } from './g12-contract.ts'
import { g13 } from './g13-certificate.ts'
import { g14 } from './g14-purpose.ts'
import { g15 } from './g15-insider.ts'
import { g16 } from './g16-export.ts'
import { g17 } from './g17-ended.ts'
import { g18 } from './g18-identity.ts'
import { opening } from './opening.ts'
import { loadFacts } from './load.ts'

type Gate = (facts: Facts) => AppError | undefined

/**
 * The gates of a deal (硬性关口), each in one place, in the order in which they are asked. Every gate is asked at every
 * moment; where one concerns some moments alone, it says so itself. G2 stands before the registration of property.
 */
export const GATES: { [name: string]: Gate } = {
  G17: g17, G12: g12, G18: g18, G15: g15, G16: g16, opening, G13: g13, G1: g1, G3: g3, G4: g4, G6: g6, G7: g7, G8: g8,
  G9: g9, G10: g10, G14: g14, G5: g5, G11: g11,
}

/** What stands in the way of a deal at a moment; undefined where every gate opens. */
export function refusalOf(facts: Facts): AppError | undefined {
  for (const gate of Object.values(GATES)) {
    const refusal = gate(facts)
    if (refusal) return refusal
  }
  return undefined
}

/**
 * Asks all gates about many deals at once, on the transaction that would break them. Where the facts of one can't be
 * read, the group is halved until that one stands alone: it stays shut, and no other with it.
 * @returns by a deal's identifier, refused `gate.…` with the article, or unavailable: to be asked again, not a no
 * @throws what every deal would fail by: another transaction's conflict, a database that is gone
 */
export async function gateRefusals(ctx: Context, moment: Moment, deals: Deal[]): Promise<Map<string, AppError>> {
  const [first] = deals
  if (!first) return new Map()
  const { tx } = ctx
  await tx.$executeRaw`savepoint gates`
  try {
    const refusals = await askedOf(ctx, moment, deals)
    await tx.$executeRaw`release savepoint gates`
    return refusals
  } catch (error) {
    await tx.$executeRaw`rollback to savepoint gates`
    await tx.$executeRaw`release savepoint gates`
    if (isWriteConflict(error)) throw error
    if (deals.length === 1) return new Map([[first.id, unreadable(error)]])
    const half = Math.ceil(deals.length / 2)
    const front = await gateRefusals(ctx, moment, deals.slice(0, half))
    return new Map([...front, ...(await gateRefusals(ctx, moment, deals.slice(half)))])
  }
}

async function askedOf(ctx: Context, moment: Moment, deals: Deal[]): Promise<Map<string, AppError>> {
  const facts = await loadFacts(ctx, moment, deals)
  return new Map(
    facts.flatMap((one) => {
      const refusal = refusalOf(one)
      return refusal ? [[one.deal.id, refusal] as const] : []
    }),
  )
}

/** Why a deal is shut whose facts can't be read: not for good, it is asked again. */
export const unreadable = (error: unknown): AppError =>
  error instanceof AppError && error.kind === 'unavailable'
    ? error
    : new AppError('unavailable', 'gate.unreadable', '暂时无法核实这笔交易是否合规，请稍后重试', { retryAfter: 60 }, error)

/** Asks all gates about one deal. @throws refused `gate.…` with the article, and what its facts can't be read for */
export async function passGates(ctx: Context, moment: Moment, deal: Deal): Promise<void> {
  const refusal = (await askedOf(ctx, moment, [deal])).get(deal.id)
  if (refusal) throw refusal
}
