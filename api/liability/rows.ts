import { Prisma } from '#api/db/generated/client.ts'
import type { Stage, SubjectKind } from './liability.ts'

type Sql = Prisma.Sql

const sql = Prisma.sql

/** The first event of a kind about a thing. */
const eventOf = (subject: Sql, ...kinds: string[]): Sql => sql`(
  select e.id from chain_act e where e.subject = ${subject} and e."eventKind" = any(${kinds}::text[])
  order by e.sequence limit 1)`

const END = sql`coalesce(a."endedAt", a."endsAt")`
const NONE = sql`null::timestamptz`

type Rest = { via?: Sql; note?: Sql; copies?: Sql }

/**
 * The columns of a row of liability: stage, responsible, from, to (null: still), source (the event or transfer of the
 * log), via (the scenario, agreement or request that it comes by), note, copies.
 */
const row = (stage: Stage, who: Sql, from: Sql, to: Sql, source: Sql, rest: Rest = {}): Sql => {
  const { via = sql`null::text`, note = sql`null::text`, copies = sql`1` } = rest
  return sql`${stage}::text as stage, ${who} as "responsibleId", ${from} as "fromAt", ${to} as "toAt",
    ${source} as source, ${via} as via, ${note} as note, ${copies}::int as copies`
}

/** When a body declared its own data destroyed. */
const DESTROYED = (subject: Sql) => sql`(
  select min(l."fromAt") from liability_event l where l.subject = ${subject} and l.stage = 'destroy')`

const COLLECTOR = sql`case when r.acquisition = 'shared' and r."sharedFromId" is not null
  then r."sharedFromId" else r."departmentId" end`

/** What bodies said themselves; a destruction is an end, and so ends what was before. */
const declared = (id: string): Sql[] => [
  sql`select l.stage, l."responsibleId", l."fromAt",
    case when l.stage <> 'destroy' then ${DESTROYED(sql`l.subject`)} end, l.source, null::text, l.note, 1
    from liability_event l where l.subject = ${id}`,
]

/** Supplies of a resource by scenario: the first one, the operator that has it, and when that destroyed it. */
const SUPPLIED = (id: string): Sql => sql`
  from (select "scenarioId", min(at) as at from supply where "resourceId" = ${id} group by 1) p
  join scenario s on s.id = p."scenarioId"
  join operating_authorization g on g.id = s."authorizationId"
  join public_data_resource r on r.id = ${id}
  left join lateral (select max(e.at) as at from chain_act e where s."destructionDigest" is not null
    and e.subject = s.id and e."eventKind" in ('scenario.closed', 'scenario.destroyed')) x on true`

const USE_END = sql`least(s."closedAt", g."endedAt")`

/** Requests of other departments for a resource, with what was released to them. */
const SHARED = (id: string): Sql => sql`
  from sharing_request q join agreement a on a.id = q."agreementId"
  left join lateral (select min(t."releasedAt") as at, count(*) as copies, count(c.*) as gone, max(c.at) as "goneAt"
    from transfer t left join copy_destruction c on c."transferId" = t.id
    where t."agreementId" = a.id and t.state = 'released') f on true
  where q."resourceId" = ${id} and q.state = 'approved'`

/** A resource: its department holds it, operators and other departments have copies. */
function resourceRows(id: string): Sql[] {
  const own = sql`from public_data_resource r where r.id = ${id}`
  const published = eventOf(sql`r.id`, 'resource.published', 'resource.imported')
  const supplied = eventOf(sql`s.id`, 'scenario.resource_supplied', 'scenario.supplied')
  const via = { via: sql`s.id` }
  const request = { via: sql`q.id`, copies: sql`greatest(f.copies, 1)` }
  const gone = sql`case when f.gone = f.copies then f."goneAt" end`
  const measured = eventOf(sql`r.id`, 'resource.measured')
  const ended = eventOf(sql`s.id`, 'scenario.closed', 'scenario.destroyed')
  const agreed = eventOf(sql`q.id`, 'sharing.approved')
  const [owner, requester] = [sql`q."ownerId"`, sql`q."requesterId"`]
  return [
    sql`select ${row('collect', COLLECTOR, sql`r."createdAt"`, DESTROYED(sql`r.id`), published)} ${own}`,
    sql`select ${row('store', sql`r."departmentId"`, sql`r."createdAt"`, DESTROYED(sql`r.id`), published)} ${own}`,
    sql`select ${row('process', sql`r."departmentId"`, sql`m.at`, DESTROYED(sql`r.id`), measured)}
      from public_data_resource r join (
        select "resourceId", min("measuredAt") as at from resource_quality group by 1) m on m."resourceId" = r.id
      where r.id = ${id}`,
    sql`select ${row('transmit', sql`r."departmentId"`, sql`coalesce(s."agreedAt", p.at)`, sql`p.at`, supplied, via)}
      ${SUPPLIED(id)}`,
    sql`select ${row('store', sql`g."operatorId"`, sql`p.at`, sql`x.at`, supplied, via)} ${SUPPLIED(id)}`,
    sql`select ${row('process', sql`g."operatorId"`, sql`p.at`, sql`x.at`, supplied, via)} ${SUPPLIED(id)}`,
    sql`select ${row('use', sql`g."operatorId"`, sql`p.at`, USE_END, supplied, via)} ${SUPPLIED(id)}`,
    sql`select ${row('destroy', sql`g."operatorId"`, USE_END, sql`x.at`, ended, via)}
      ${SUPPLIED(id)} where ${USE_END} is not null`,
    sql`select ${row('exchange', owner, sql`q."decidedAt"`, sql`coalesce(f.at, ${END})`, agreed, request)}
      ${SHARED(id)}`,
    sql`select ${row('exchange', requester, sql`f.at`, END, agreed, request)}
      ${SHARED(id)} and f.at is not null`,
    sql`select ${row('store', requester, sql`f.at`, gone, agreed, request)}
      ${SHARED(id)} and f.at is not null`,
    sql`select ${row('use', requester, sql`f.at`, END, agreed, request)}
      ${SHARED(id)} and f.at is not null`,
    ...declared(id),
  ]
}

const VERSIONED = sql`(
  select e.id from chain_act e where e.subject = d.id and e."eventKind" = 'product.versioned'
    and (e.body::jsonb ->> 'version')::int = v.number order by e.sequence limit 1)`

/** Who collected what a version is made of: the departments of its resources, or its provider. */
const originRows = (version: Sql): Sql[] => {
  const published = eventOf(sql`r.id`, 'resource.published', 'resource.imported')
  return [
    sql`select ${row('collect', COLLECTOR, sql`r."createdAt"`, DESTROYED(sql`r.id`), published, { via: sql`r.id` })}
      from product_version v join data_product d on d.id = v."productId"
      left join scenario s on s.id = d."scenarioId"
      join public_data_resource r on r.id = d."resourceId" or r.id = any(s."resourceIds") where v.id = ${version}`,
    sql`select ${row('collect', sql`d."providerId"`, sql`v."createdAt"`, NONE, VERSIONED)}
      from product_version v join data_product d on d.id = v."productId"
      where v.id = ${version} and d."scenarioId" is null and d."resourceId" is null`,
    sql`select ${row('process', sql`d."providerId"`, sql`v."createdAt"`, NONE, VERSIONED)}
      from product_version v join data_product d on d.id = v."productId" where v.id = ${version}`,
  ]
}

/** What was released of a version, by agreement: looked for by its product, as transfers are, and once for all rows. */
const releasedOf = (id: string): Sql => sql`
  select t."agreementId", min(t."releasedAt") as at, count(*) as copies, count(c.*) as gone, max(c.at) as "goneAt",
    min(t.id) as first
  from product_version v join transfer t on t."productId" = v."productId" and t."versionId" = v.id
  left join copy_destruction c on c."transferId" = t.id
  where v.id = ${id} and t.state = 'released' group by 1`

const RELEASED = sql`from released f join agreement a on a.id = f."agreementId"`

/** A version: its provider processes it, the platform holds its bytes, consumers have copies by their agreements. */
function versionRows(id: string): Sql[] {
  const own = sql`from product_version v join data_product d on d.id = v."productId" where v.id = ${id}`
  const via = { via: sql`a.id`, copies: sql`f.copies` }
  const begins = sql`coalesce(a."activatedAt", f.at)`
  const gone = sql`case when f.gone = f.copies then f."goneAt" end`
  return [
    ...originRows(sql`${id}`),
    sql`select ${row('transmit', sql`d."providerId"`, sql`v."createdAt"`, sql`v."createdAt"`, VERSIONED)} ${own}`,
    sql`select ${row('store', sql`'platform'`, sql`v."createdAt"`, NONE, VERSIONED)} ${own}`,
    sql`select ${row('exchange', sql`a."providerId"`, begins, sql`f.at`, sql`f.first`, via)} ${RELEASED}`,
    sql`select ${row('exchange', sql`a."consumerId"`, sql`f.at`, END, sql`f.first`, via)} ${RELEASED}`,
    sql`select ${row('store', sql`a."consumerId"`, sql`f.at`, gone, sql`f.first`, via)} ${RELEASED}`,
    sql`select ${row('use', sql`a."consumerId"`, sql`f.at`, END, sql`f.first`, via)} ${RELEASED}`,
    sql`select ${row('destroy', sql`a."consumerId"`, END, gone, sql`f.first`, via)} ${RELEASED}
      where a.state in ('terminated', 'expired')`,
    ...declared(id),
  ]
}

/** A copy: its provider answers for it until it is released, its consumer from then on, until it is destroyed. */
function transferRows(id: string, retentionDays: number): Sql[] {
  const own = sql`from transfer t join agreement a on a.id = t."agreementId"
    left join copy_destruction c on c."transferId" = t.id where t.id = ${id}`
  const released = sql`and t.state = 'released'`
  const via = { via: sql`a.id` }
  const proven = { ...via, note: sql`c.note` }
  const handed = sql`coalesce(t."releasedAt", case when t.state in ('rejected', 'withheld', 'lapsed')
    then coalesce(t."recordedAt", t.at) end)`
  const purged = sql`case when not exists (select from prepared_content p where p.id = t."contentId")
    then a."endsAt" + make_interval(days => ${retentionDays}::int) end`
  return [
    ...originRows(sql`(select "versionId" from transfer where id = ${id})`),
    sql`select ${row('transmit', sql`'platform'`, sql`t.at::timestamptz`, handed, sql`t.id`, via)} ${own}`,
    sql`select ${row('store', sql`'platform'`, sql`t.at::timestamptz`, purged, sql`t.id`, via)} ${own}`,
    sql`select ${row('exchange', sql`t."providerId"`, sql`t.at::timestamptz`, handed, sql`t.id`, via)} ${own}`,
    sql`select ${row('exchange', sql`t."consumerId"`, sql`t."releasedAt"`, END, sql`t.id`, via)} ${own} ${released}`,
    sql`select ${row('store', sql`t."consumerId"`, sql`t."releasedAt"`, sql`c.at`, sql`t.id`, via)} ${own} ${released}`,
    sql`select ${row('use', sql`t."consumerId"`, sql`t."releasedAt"`, END, sql`t.id`, via)} ${own} ${released}`,
    sql`select ${row('destroy', sql`t."consumerId"`, END, sql`c.at`, sql`coalesce(c.source, t.id)`, proven)} ${own}
      ${released} and a.state in ('terminated', 'expired')`,
  ]
}

/** All rows of a thing as one SELECT. */
export function rowsOf(kind: SubjectKind, id: string, retentionDays: number): Prisma.Sql {
  if (kind === 'resource') return Prisma.join(resourceRows(id), ' union all ')
  if (kind === 'transfer') return Prisma.join(transferRows(id, retentionDays), ' union all ')
  return sql`with released as (${releasedOf(id)}) ${Prisma.join(versionRows(id), ' union all ')}`
}
