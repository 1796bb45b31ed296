import type { z } from '@hono/zod-openapi'
import type { TopUp } from '#api/db/generated/client.ts'
import { assert } from '#api/kernel/assert.ts'
import type { Context } from '#api/kernel/context.ts'
import { fenAsNumber } from '#api/kernel/fen.ts'
import { oneOf } from '#api/kernel/one-of.ts'
import { after, page, type Page, type PageQuery } from '#api/kernel/page.ts'
import { isPermitted, permit } from '#api/kernel/permit.ts'
import { JOURNAL_KINDS, OWN_ACCOUNTS } from './account.ts'
import type { BalancesView, JournalView, TopUpView } from './schema.ts'
import { journalsTouching } from './store.ts'
import { TOP_UP_STATES } from './top-up.ts'

const ownAccounts = ({ tx, actor }: Context) => tx.account.findMany({ where: { participantId: actor.participantId } })

/** The caller's balances; an account that nothing was ever booked on stands at zero. */
export async function viewBalances(ctx: Context): Promise<z.input<typeof BalancesView>> {
  permit(ctx.actor, 'account.view')
  const rows = await ownAccounts(ctx)
  const balance = (kind: (typeof OWN_ACCOUNTS)[number]) =>
    fenAsNumber(rows.find((row) => row.kind === kind)?.balanceFen ?? 0n)
  return {
    availableFen: balance('available'),
    heldFen: balance('held'),
    payableFen: balance('payable'),
    payoutFen: balance('payout'),
  }
}

/** What moved the caller's money, newest first: each journal with the entries on the caller's accounts. */
export async function listJournals(ctx: Context, query: PageQuery): Promise<Page<z.input<typeof JournalView>>> {
  permit(ctx.actor, 'account.view')
  const { take } = after(query)
  const accounts = await ownAccounts(ctx)
  const accountIds = accounts.map(({ id }) => id)
  const ids = await journalsTouching(ctx.tx, accountIds, query.cursor, take)
  const rows = await ctx.tx.journal.findMany({
    where: { id: { in: ids } },
    include: { entries: { where: { accountId: { in: accountIds } } } },
    orderBy: { id: 'desc' },
  })
  const kindOf = new Map(accounts.map(({ id, kind }) => [id, oneOf(OWN_ACCOUNTS, kind)]))
  const views = rows.map(({ id, kind, reference, at, entries }) => ({
    id,
    kind: oneOf(JOURNAL_KINDS, kind),
    reference,
    at: at.toISOString(),
    entries: entries.map(({ accountId, amountFen }) => {
      const account = kindOf.get(accountId)
      assert(account, 'only entries of the own accounts are read')
      return { account, amountFen: fenAsNumber(amountFen) }
    }),
  }))
  return page(views, query.limit)
}

/** Top-ups, newest first: the caller's own, or everybody's for the treasurer, who decides on them. */
export async function listTopUps(ctx: Context, query: PageQuery): Promise<Page<z.input<typeof TopUpView>>> {
  const decides = isPermitted(ctx.actor, 'account.confirm_top_up')
  if (!decides) permit(ctx.actor, 'account.view')
  const where = decides ? {} : { participantId: ctx.actor.participantId }
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
