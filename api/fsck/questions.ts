import { Prisma } from '#api/db/generated/client.ts'
import { RECORDED_STATES } from './compare-transfer.ts'
import type { Question } from './query.ts'

const { sql } = Prisma

/** Transfers that may be released, or were, without their confirmed record; `size` is the length of the derived log. */
export const releasesWithout = (size: number): Question[] => [
  {
    table: 'transfer',
    sentence: '状态为 …，链上没有它的存证',
    sql: sql`select id as "row", state as "detail" from transfer
      where state = any(${RECORDED_STATES}) and ("recordIndex" is null or "recordIndex" >= ${size})`,
  },
  {
    table: 'transfer',
    sentence: '状态为 …，存证所在的交易没有确认',
    sql: sql`select t.id as "row", t.state as "detail" from transfer t
      left join chain_transaction c on c.hash = t."transactionHash"
      where t.state = any(${RECORDED_STATES}) and c.state <> 'confirmed' and t."recordIndex" < ${size}`,
  },
  {
    table: 'transfer',
    sentence: '放行早于存证确认：…',
    sql: sql`select id as "row", to_char("releasedAt" at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.MS') || ' < '
        || coalesce(to_char("recordedAt" at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.MS'), '未确认') as "detail"
      from transfer where "releasedAt" is not null and ("recordedAt" is null or "releasedAt" < "recordedAt")`,
  },
  {
    table: 'transfer',
    sentence: '状态 … 与放行时间不符',
    sql: sql`select id as "row", state as "detail" from transfer
      where (state = 'released') <> ("releasedAt" is not null)`,
  },
]

/** Events that say a record which the log has not; `size` is the length of the derived log. */
export const strayActs = (size: number): Question[] => [
  {
    table: 'chain_act',
    sentence: '状态为已存证（…），链上的日志没有这一条',
    sql: sql`select id as "row", coalesce("recordIndex"::text, '无序号') as "detail" from chain_act
      where state = 'recorded' and ("recordIndex" is null or "recordIndex" >= ${size} or "recordIndex" < 0)`,
  },
]

/** Answers to requests that move money or data, of which each is whole and the only one of its key. */
export const ANSWERS: Question[] = [
  {
    table: 'idempotent_answer',
    sentence: '答复不完整：状态 …',
    sql: sql`select "participantId" || ' ' || key as "row", status::text as "detail" from idempotent_answer
      where status not between 200 and 299 or body is not json`,
  },
  {
    table: 'idempotent_answer',
    sentence: '同一请求键有 … 个答复',
    sql: sql`select "participantId" || ' ' || key as "row", count(*)::text as "detail" from idempotent_answer
      group by "participantId", key having count(*) > 1`,
  },
  {
    table: 'transfer',
    sentence: '同一需方的同一请求键有 … 个交付',
    sql: sql`select max(id) as "row", count(*)::text as "detail" from transfer
      group by "consumerId", key having count(*) > 1`,
  },
]

/** What has waited since before an instant. */
export const waitingSince = (before: Date): Question[] => [
  {
    table: 'transfer',
    sentence: '状态 …，等待上链过久',
    sql: sql`select id as "row", state as "detail" from transfer
      where state in ('reserved', 'submitted') and "createdAt" < ${before}`,
  },
  {
    table: 'chain_act',
    sentence: '状态 …，等待上链过久',
    sql: sql`select id as "row", state as "detail" from chain_act
      where state in ('pending', 'submitted') and at < ${before}`,
  },
  {
    table: 'chain_transaction',
    sentence: '状态 …，签名后等待确认过久',
    sql: sql`select hash as "row", state as "detail" from chain_transaction
      where state = 'signed' and "signedAt" < ${before}`,
  },
  {
    table: 'product_version',
    sentence: '状态 …，等待读取过久',
    sql: sql`select id as "row", state as "detail" from product_version
      where state = 'reading' and "createdAt" < ${before}`,
  },
]
