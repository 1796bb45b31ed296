import type { z } from '@hono/zod-openapi'
import type { TopUp } from '#api/db/generated/client.ts'
import { assert } from '#api/kernel/assert.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError } from '#api/kernel/errors.ts'
import { fenAsNumber } from '#api/kernel/fen.ts'
import { oneOf } from '#api/kernel/one-of.ts'
import { after, page, type Page, type PageQuery } from '#api/kernel/page.ts'
import { isPermitted, permit } from '#api/kernel/permit.ts'
import { JOURNAL_KINDS, OWN_ACCOUNTS } from './account.ts'
import type { BalancesView, EntryView, TopUpView } from './schema.ts'
import { TOP_UP_STATES } from './top-up.ts'

/** The caller's balances; an account that nothing was ever booked on stands at zero. */
export async function viewBalances(ctx: Context): Promise<z.input<typeof BalancesView>> {
  permit(ctx.actor, 'account.view')
  const rows = await ctx.tx.account.findMany({ where: { participantId: ctx.actor.participantId } })
  const balance = (kind: (typeof OWN_ACCOUNTS)[number]) =>
    fenAsNumber(rows.find((row) => row.kind === kind)?.balanceFen ?? 0n)
  return {
    availableFen: balance('available'),
    heldFen: balance('held'),
    payableFen: balance('payable'),
    payoutFen: balance('payout'),
  }
}

const CURSOR = /^(jnl_[0-9a-z]{26})\.(acc_[0-9a-z]{26})$/

/** The lines of the caller's accounts (明细), newest first. @throws invalid `page.cursor` */
export async function listEntries(
  ctx: Context,
  { limit, cursor }: PageQuery,
): Promise<Page<z.input<typeof EntryView>>> {
  permit(ctx.actor, 'account.view')
  const [, journalId, accountId] = CURSOR.exec(cursor ?? '') ?? []
  const isFirst = journalId === undefined || accountId === undefined
  if (cursor !== undefined && isFirst) throw new AppError('invalid', 'page.cursor', '翻页游标无效')
  const rows = await ctx.tx.entry.findMany({
    where: { account: { participantId: ctx.actor.participantId } },
    include: { journal: true, account: true },
    orderBy: [{ journalId: 'desc' }, { accountId: 'desc' }],
    take: limit + 1,
    ...(isFirst ? {} : { cursor: { journalId_accountId: { journalId, accountId } }, skip: 1 }),
  })
  const lines = rows.map(({ journal, account, accountId: id, amountFen }) => ({
    id: `${journal.id}.${id}`,
    journalId: journal.id,
    kind: oneOf(JOURNAL_KINDS, journal.kind),
    reference: journal.reference,
    account: oneOf(OWN_ACCOUNTS, account.kind),
    amountFen: fenAsNumber(amountFen),
    at: journal.at.toISOString(),
  }))
  return page(lines, limit)
}

/** Top-ups, newest first: the caller's own, or everybody's for the treasurer, who decides on them. */
export async function listTopUps(ctx: Context, query: PageQuery): Promise<Page<z.input<typeof TopUpView>>> {
  permit(ctx.actor, 'account.list_top_ups')
  const where = isPermitted(ctx.actor, 'account.confirm_top_up') ? {} : { participantId: ctx.actor.participantId }
  const rows = await ctx.tx.topUp.findMany({ ...after(query), where })
  return page(await topUpViews(ctx, rows), query.limit)
}

async function topUpViews({ tx }: Context, rows: TopUp[]): Promise<z.input<typeof TopUpView>[]> {
  const owners = await tx.participant.findMany({
    where: { id: { in: rows.map(({ participantId }) => participantId) } },
    select: { id: true, name: true },
  })
  const nameOf = new Map(owners.map(({ id, name }) => [id, name]))
  return rows.map((row) => ({
    id: row.id,
    participantId: row.participantId,
    participantName: nameOf.get(row.participantId) ?? '',
    amountFen: fenAsNumber(row.amountFen),
    reference: row.reference,
    state: oneOf(TOP_UP_STATES, row.state),
    createdAt: row.createdAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
  }))
}

export async function topUpView(ctx: Context, row: TopUp): Promise<z.input<typeof TopUpView>> {
  const [only] = await topUpViews(ctx, [row])
  assert(only, 'one row has one view')
  return only
}
