import type { Order, Settlement } from '#api/db/generated/client.ts'
import type { Tx } from '#api/db/client.ts'
import { assert } from '#api/kernel/assert.ts'
import type { Fen } from '#api/kernel/fen.ts'
import { PricePlan } from '#api/pricing/plan.ts'

/** Orders locked for a group and changed in memory. */
export type LockedOrders = {
  all: () => Order[]
  get: (id: string) => Order
  change: (id: string, change: Partial<Order>) => void
  /** Writes those that changed, by one statement. */
  save: () => Promise<void>
}

/** Locks orders in the order of their ids, before any account. */
export async function lockOrders(tx: Tx, orderIds: string[]): Promise<LockedOrders> {
  const ids = [...new Set(orderIds)]
  const rows = await tx.$queryRaw<Order[]>`select * from "order" where id = any(${ids}::text[]) order by id for update`
  const orders = new Map(rows.map((row) => [row.id, row]))
  const changed = new Set<string>()
  const get = (id: string) => {
    const order = orders.get(id)
    assert(order, 'every order of the group is locked')
    return order
  }
  return {
    all: () => [...orders.values()],
    get,
    change: (id, change) => {
      orders.set(id, { ...get(id), ...change })
      changed.add(id)
    },
    save: () => saveOrders(tx, [...changed].map(get)),
  }
}

const textOf = (at: Date | null) => at?.toISOString() ?? ''

async function saveOrders(tx: Tx, rows: Order[]): Promise<void> {
  if (rows.length === 0) return
  await tx.$executeRaw`
    update "order" set "heldFen" = o.held, "capturedFen" = o.captured,
      "reservedUnits" = o.reserved, "usedUnits" = o.used,
      "periodEnd" = nullif(o.period, '')::timestamptz, "paidUntil" = nullif(o.paid, '')::timestamptz
    from unnest(${rows.map(({ id }) => id)}::text[], ${rows.map(({ heldFen }) => heldFen)}::bigint[],
      ${rows.map(({ capturedFen }) => capturedFen)}::bigint[],
      ${rows.map(({ reservedUnits }) => reservedUnits)}::bigint[], ${rows.map(({ usedUnits }) => usedUnits)}::bigint[],
      ${rows.map(({ periodEnd }) => textOf(periodEnd))}::text[],
      ${rows.map(({ paidUntil }) => textOf(paidUntil))}::text[])
      as o(id, held, captured, reserved, used, period, paid)
    where "order".id = o.id`
}

/** The price plans of orders, by the order's id. */
export async function plansOf(tx: Tx, orders: Order[]): Promise<Map<string, PricePlan>> {
  if (orders.length === 0) return new Map()
  const rows = await tx.$queryRaw<{ id: string; plan: unknown }[]>`
    select id, plan from agreement where id = any(${orders.map(({ agreementId }) => agreementId)}::text[])`
  const planOf = new Map(rows.map(({ id, plan }) => [id, PricePlan.parse(plan)]))
  return new Map(
    orders.map(({ id, agreementId }) => {
      const plan = planOf.get(agreementId)
      assert(plan, 'every order has its agreement')
      return [id, plan]
    }),
  )
}

/** The agreements of those orders that have transfers on their way to the chain. */
export async function agreementsUnderWay(tx: Tx, orders: Order[]): Promise<Set<string>> {
  if (orders.length === 0) return new Set()
  const rows = await tx.transfer.findMany({
    where: {
      agreementId: { in: orders.map(({ agreementId }) => agreementId) },
      state: { in: ['reserved', 'submitted'] },
    },
    distinct: ['agreementId'],
    select: { agreementId: true },
  })
  return new Set(rows.map(({ agreementId }) => agreementId))
}

/** Writes settlements, by one statement. */
export async function writeSettlements(tx: Tx, rows: Settlement[]): Promise<void> {
  if (rows.length === 0) return
  const texts = (field: 'id' | 'orderId' | 'providerId' | 'consumerId' | 'productId' | 'kind' | 'journalId') =>
    rows.map((row) => row[field])
  const amounts = (field: 'grossFen' | 'feeFen' | 'shareFen') => rows.map((row) => row[field])
  await tx.$executeRaw`
    insert into settlement (id, "orderId", "transferId", "providerId", "consumerId", "productId", kind, "journalId",
      "grossFen", "feeFen", "shareFen", "feeBps", at)
    select id, "order", nullif(transfer, ''), provider, consumer, product, kind, journal, gross, fee, share, bps,
      at::timestamptz
    from unnest(${texts('id')}::text[], ${texts('orderId')}::text[],
      ${rows.map(({ transferId }) => transferId ?? '')}::text[], ${texts('providerId')}::text[],
      ${texts('consumerId')}::text[], ${texts('productId')}::text[], ${texts('kind')}::text[],
      ${texts('journalId')}::text[], ${amounts('grossFen')}::bigint[], ${amounts('feeFen')}::bigint[],
      ${amounts('shareFen')}::bigint[], ${rows.map(({ feeBps }) => feeBps)}::int[],
      ${rows.map(({ at }) => at.toISOString())}::text[])
      as s(id, "order", transfer, provider, consumer, product, kind, journal, gross, fee, share, bps, at)`
}

/** What was captured by these transfers themselves. */
export async function findCaptures(tx: Tx, transferIds: string[]): Promise<Settlement[]> {
  const journals = await tx.journal.findMany({
    where: { kind: 'capture', reference: { in: transferIds } },
    select: { id: true },
  })
  return tx.settlement.findMany({ where: { journalId: { in: journals.map(({ id }) => id) } } })
}

/** What was given back before of these captures. */
export const findRefunds = (tx: Tx, captures: Settlement[]): Promise<Settlement[]> =>
  tx.settlement.findMany({
    where: {
      orderId: { in: captures.map(({ orderId }) => orderId) },
      transferId: { in: captures.flatMap(({ transferId }) => transferId ?? []) },
      kind: 'refunded',
    },
  })

/** The latest capture of an order that was not given back whole. */
export async function findLastCapture(tx: Tx, orderId: string): Promise<Settlement | undefined> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    select s.id from settlement s join transfer t on t.id = s."transferId"
    where s."orderId" = ${orderId} and s.kind = 'captured'
      and not exists (select from journal j where j.kind = 'refund' and j.reference = s."transferId")
    order by t."createdAt" desc, t.id desc limit 1`
  return row && tx.settlement.findUniqueOrThrow({ where: { id: row.id } })
}

/** A price paid for a whole order or period, and whether it is the order's last one. */
export type PaidInVain = { settlementId: string; isLatest: boolean }

/**
 * What these orders, paid once or by the period, paid in vain: the transfer that captured the price and every later one
 * up to the next capture, whom it paid for as well, came to nothing, and the price was not refunded yet.
 */
export async function findPaidInVain(tx: Tx, orderIds: string[]): Promise<PaidInVain[]> {
  if (orderIds.length === 0) return []
  return tx.$queryRaw<PaidInVain[]>`
    with capture as (
      select s.id, s."transferId", t."agreementId", t."createdAt" as since,
        lead(t."createdAt") over (partition by s."orderId" order by t."createdAt", t.id) as until
      from settlement s join transfer t on t.id = s."transferId"
      where s."orderId" = any(${orderIds}::text[]) and s.kind = 'captured')
    select c.id as "settlementId", c.until is null as "isLatest" from capture c
    where not exists (select from journal j where j.kind = 'refund' and j.reference = c."transferId")
      and not exists (select from transfer t where t."agreementId" = c."agreementId"
        and t.state not in ('rejected', 'withheld') and t."createdAt" >= c.since
        and (c.until is null or t."createdAt" < c.until))`
}

/**
 * What a provider was credited for transfers that were neither released nor lapsed, refunds taken off: a single
 * transfer's until it is itself, a whole order's or a period's until any that it paid for is.
 */
export async function findUnreleased(tx: Tx, providerId: string): Promise<Fen> {
  const [row] = await tx.$queryRaw<{ fen: bigint }[]>`
    with net as (
      select "transferId", sum(case kind when 'captured' then "shareFen" else -"shareFen" end) as fen
      from settlement where "providerId" = ${providerId} group by "transferId"),
    paid as (
      select net.fen, t.state, t."agreementId", t."createdAt" as since,
        o."planKind" in ('one_off', 'subscription') as whole,
        lead(t."createdAt") over (partition by t."orderId" order by t."createdAt", t.id) as until
      from net join transfer t on t.id = net."transferId" join "order" o on o.id = t."orderId")
    select coalesce(sum(p.fen), 0)::bigint as fen from paid p
    where p.state not in ('released', 'lapsed') and not (p.whole and exists (
      select from transfer t where t."agreementId" = p."agreementId" and t.state in ('released', 'lapsed')
        and t."createdAt" >= p.since and (p.until is null or t."createdAt" < p.until)))`
  return row?.fen ?? 0n
}
