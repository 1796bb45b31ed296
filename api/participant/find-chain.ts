import type { Context } from '#api/kernel/context.ts'
import { AppError } from '#api/kernel/errors.ts'
import {
  AFFILIATION_BPS, chainBetween, type Edge, insiderChain, MAX_EDGES, MAX_HOPS, namesAlong, organizationNode,
  relationsByNode,
} from './related-party.ts'

/** A chain of relations between two, with the names along it. */
export type RelationChain = { names: string[]; edges: Edge[] }

/** Pairs of participants that may be affiliates, and participants that may be tied to the platform. */
export type Asked = { pairs: readonly (readonly [string, string])[]; traders: readonly string[] }

/** What ties participants, of those that were asked about. */
export type FoundRelations = {
  /** The shortest chain that makes the two of a pair affiliates; none where they are not. */
  affiliation: (a: string, b: string) => RelationChain | undefined
  /** The shortest chain up to the platform's own organisation or to one of its insiders. */
  insiderOf: (id: string) => RelationChain | undefined
}

/**
 * Who is tied to whom, of many pairs and many traders, in two queries.
 * 依据 《公共数据资源授权运营实施规范（试行）》第六条, GB/T 37932-2025 6.5.2 g).
 * @throws unavailable `relation.too_many`
 */
export async function findRelations(ctx: Context, { pairs, traders }: Asked): Promise<FoundRelations> {
  const affiliations = new Map<string, RelationChain>()
  const insiders = new Map<string, RelationChain>()
  const asked = [...new Set([...pairs.flat(), ...traders])]
  const places = asked.length === 0 ? new Map<string, Place>() : await placesOf(ctx, asked)
  const nodesOf = (ids: readonly string[]) => [...new Set(ids.flatMap((id) => places.get(id)?.node ?? []))]
  const relations = relationsByNode(await edgesAround(ctx, {
    starts: nodesOf(pairs.map(([a]) => a)), traders: nodesOf(traders), askers: nodesOf(asked),
  }))
  for (const [a, b] of pairs) {
    const [one, other] = [places.get(a), places.get(b)]
    const chain = one && other && told(one, chainBetween(relations, one.node, other.node))
    if (chain) affiliations.set(pairKey(a, b), chain)
  }
  const platform = [...places.values()].filter(({ isPlatform }) => isPlatform).map(({ node }) => node)
  for (const id of traders) {
    const place = places.get(id)
    const chain = place && told(place, insiderChain(relations, place.node, platform))
    if (chain) insiders.set(id, chain)
  }
  return { affiliation: (a, b) => affiliations.get(pairKey(a, b)), insiderOf: (id) => insiders.get(id) }
}

const pairKey = (a: string, b: string): string => `${a} ${b}`

type Place = { node: string; name: string; isPlatform: boolean }

const told = ({ node, name }: Place, edges: Edge[] | undefined): RelationChain | undefined =>
  edges && { names: edges.length === 0 ? [name] : namesAlong(edges, node), edges }

/** The nodes of participants, and of the platform's own organisation. */
async function placesOf({ tx }: Context, ids: readonly string[]): Promise<Map<string, Place>> {
  const rows = await tx.participant.findMany({
    where: { OR: [{ id: { in: [...ids] } }, { roles: { has: 'platform' } }] },
    select: { id: true, uscc: true, name: true, roles: true },
  })
  return new Map(rows.map(({ id, uscc, name, roles }) => (
    [id, { node: organizationNode(uscc), name, isPlatform: roles.includes('platform') }]
  )))
}

/** Whose affiliates are looked for, who is looked above, and all whose own word is believed. */
type Nodes = { starts: string[]; traders: string[]; askers: string[] }

/**
 * The relations in force, and believed of any who is asked about, between the nodes that chains reach, in one recursive
 * query: up to who controls, then down to who is controlled, level over a common legal representative; from traders
 * never down. As far as chains are followed; with whatever the staff registered of insiders among them.
 * @throws unavailable `relation.too_many` past the bound, so that nothing is let through unseen
 */
async function edgesAround({ tx, now }: Context, { starts, traders, askers }: Nodes): Promise<Edge[]> {
  if (askers.length === 0) return []
  const edges = await tx.$queryRaw<Edge[]>`
    with recursive affiliating as not materialized (
      select * from related_party e
      where e."validFrom" <= ${now}::timestamptz and (e."endedAt" is null or e."endedAt" > ${now}::timestamptz)
        and (e.kind <> 'shares' or e."shareBps" >= ${AFFILIATION_BPS}::int)
        and (e."byStaff" or e.declarer = any(${askers}::text[])
          or (e.declarer = e.controlled and e.kind <> 'same_legal_representative'))
    ), step as not materialized (
      select controlled as source, controller as target, true as "isUp", kind from affiliating
      union all
      select controller, controlled, false, kind from affiliating
    ), reach(node, up, wide, depth) as (
      select unnest(${starts}::text[]), true, true, 0
      union
      select unnest(${traders}::text[]), true, false, 0
      union
      select step.target, reach.up and (step."isUp" or step.kind = 'same_legal_representative'), reach.wide,
        reach.depth + 1
      from reach join step on step.source = reach.node
      where reach.depth < ${MAX_HOPS}::int
        and (reach.up or not step."isUp" or step.kind = 'same_legal_representative')
        and (reach.wide or step."isUp" or step.kind = 'same_legal_representative')
    )
    select id, controller, "controllerName", controlled, "controlledName", kind, "shareBps", declarer, "byStaff"
    from affiliating
    where controller in (select node from reach) and controlled in (
      select node from reach union all select controlled from affiliating where kind = 'insider' and "byStaff")
    order by id limit ${MAX_EDGES + 1}::int`
  if (edges.length > MAX_EDGES)
    throw new AppError('unavailable', 'relation.too_many', '关联关系过多，须由平台人工核查后才能交易')
  return edges
}
