import { Prisma } from '#api/db/generated/client.ts'
import type { Question } from './query.ts'

const { sql } = Prisma

/** What must not be in the books (账簿), and where entries and the trade's own sums must not differ. */
export const BOOKS: Question[] = [
  {
    table: 'journal',
    sentence: '分录合计应为 0 分，实为 … 分',
    sql: sql`select "journalId" as "row", sum("amountFen")::text as "detail" from entry
      group by "journalId" having sum("amountFen") <> 0`,
  },
  {
    table: 'account',
    sentence: '余额与分录合计不符：… 分',
    sql: sql`select a.id as "row", a."balanceFen" || ' ≠ ' || coalesce(sum(e."amountFen"), 0) as "detail"
      from account a left join entry e on e."accountId" = a.id
      group by a.id having a."balanceFen" <> coalesce(sum(e."amountFen"), 0)`,
  },
  {
    table: 'account',
    sentence: '不允许透支的账户余额为 … 分',
    sql: sql`select id as "row", "balanceFen"::text as "detail" from account
      where "balanceFen" < 0 and kind not in ('custody', 'payable')`,
  },
  {
    table: 'order',
    sentence: '已结算金额与结算记录不符：… 分',
    sql: sql`select o.id as "row", o."capturedFen" || ' ≠ ' || coalesce(s.fen, 0) as "detail" from "order" o
      left join (select "orderId", sum(case kind when 'captured' then "grossFen" else -"grossFen" end) as fen
        from settlement group by "orderId") s on s."orderId" = o.id
      where o."capturedFen" <> coalesce(s.fen, 0)`,
  },
  {
    table: 'settlement',
    sentence: '没有所属的订单 …',
    sql: sql`select s.id as "row", s."orderId" as "detail" from settlement s
      where not exists (select from "order" o where o.id = s."orderId" and o."providerId" = s."providerId"
        and o."consumerId" = s."consumerId" and o."productId" = s."productId")`,
  },
  {
    table: 'settlement',
    sentence: '费用与所得之和不等于总额：… 分',
    sql: sql`select id as "row", "feeFen" || ' + ' || "shareFen" || ' ≠ ' || "grossFen" as "detail" from settlement
      where "feeFen" + "shareFen" <> "grossFen" or "grossFen" <= 0 or "feeFen" < 0 or "shareFen" < 0`,
  },
  {
    table: 'settlement',
    sentence: '与其记账凭证 … 的分录不符',
    sql: sql`select s.id as "row", s."journalId" as "detail" from settlement s
      cross join lateral (select case s.kind when 'captured' then 1 else -1 end as sign) d
      left join lateral (select
          coalesce(sum(e."amountFen") filter (where a."participantId" = s."consumerId"
            and a.kind in ('held', 'available')), 0) as gross,
          coalesce(sum(e."amountFen") filter (where a."participantId" = s."providerId"
            and a.kind = 'payable'), 0) as share,
          coalesce(sum(e."amountFen") filter (where a."participantId" = 'platform'
            and a.kind = 'fee_income'), 0) as fee
        from journal j join entry e on e."journalId" = j.id join account a on a.id = e."accountId"
        where j.id = s."journalId" and j.kind = case s.kind when 'captured' then 'capture' else 'refund' end) m on true
      where m.gross <> -s."grossFen" * d.sign or m.share <> s."shareFen" * d.sign or m.fee <> s."feeFen" * d.sign`,
  },
  {
    table: 'transfer',
    sentence: '结算金额与结算记录不符：… 分',
    sql: sql`select t.id as "row", t."capturedFen" || ' ≠ ' || coalesce(s."grossFen", 0) as "detail" from transfer t
      left join settlement s on s."transferId" = t.id and s.kind = 'captured'
      where t."capturedFen" <> coalesce(s."grossFen", 0)`,
  },
  {
    table: 'account',
    sentence: '冻结余额与订单、在途交付所冻结的不符：… 分',
    sql: sql`select coalesce(a.id, h."consumerId") as "row",
        coalesce(a."balanceFen", 0) || ' ≠ ' || coalesce(h.fen, 0) as "detail"
      from (select * from account where kind = 'held') a
      full join (select "consumerId", sum(fen) as fen from (
          select "consumerId", "heldFen" as fen from "order" union all
          select "consumerId", "heldFen" from transfer where state in ('reserved', 'submitted')) each
        group by "consumerId") h on h."consumerId" = a."participantId"
      where coalesce(a."balanceFen", 0) <> coalesce(h.fen, 0)
        and (a.id is null
          or a."balanceFen" = (select coalesce(sum("amountFen"), 0) from entry where "accountId" = a.id))`,
  },
  {
    table: 'top_up',
    sentence: '充值的状态 … 与入账不符',
    sql: sql`select t.id as "row", t.state as "detail" from top_up t
      left join (select j.reference, sum(e."amountFen") as fen from journal j join entry e on e."journalId" = j.id
        join account a on a.id = e."accountId" where j.kind = 'top_up' and a.kind = 'available' group by j.reference) b
        on b.reference = t.id
      where coalesce(b.fen, 0) <> case t.state when 'confirmed' then t."amountFen" else 0 end`,
  },
  {
    table: 'payout',
    sentence: '提现的状态 … 与入账不符',
    sql: sql`select p.id as "row", p.state as "detail" from payout p
      cross join lateral (select count(*) filter (where j.kind = 'payout_requested') as asked,
          count(*) filter (where j.kind = 'payout_paid') as paid,
          count(*) filter (where j.kind = 'payout_returned') as returned
        from journal j where j.reference = p.id
          and j.kind in ('payout_requested', 'payout_paid', 'payout_returned')) b
      where b.asked <> 1 or b.paid <> (p.state = 'paid')::int or b.returned <> (p.state = 'returned')::int`,
  },
]

/** The tables whose rows the books are. */
export const BOOK_TABLES = ['journal', 'account', 'order', 'settlement', 'top_up', 'payout']
