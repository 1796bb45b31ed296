import type { Context } from '#api/kernel/context.ts'
import { AppError } from '#api/kernel/errors.ts'
import {
  AFFILIATION_BPS, chainBetween, type Edge, insiderChain, MAX_EDGES, MAX_HOPS, namesAlong, organizationNode,
} from './related-party.ts'

/** A chain of relations between two, with the names along it. */
export type RelationChain = { names: string[]; edges: Edge[] }

/**
 * The shortest chain that makes two participants affiliates; none where they are not.
 * @throws unavailable `relation.too_many`
 */
export const findChain = async (ctx: Context, a: string, b: string): Promise<RelationChain | undefined> =>
  (await findChains(ctx, [[a, b]])).get(pairKey(a, b))

/** How a pair of participants is found in the answer about many. */
export const pairKey = (a: string, b: string): string => `${a} ${b}`

/** The chains of those among many pairs of participants who are affiliates. @throws unavailable `relation.too_many` */
export async function findChains(
  ctx: Context,
  pairs: readonly (readonly [string, string])[],
): Promise<Map<string, RelationChain>> {
  const found = new Map<string, RelationChain>()
  if (pairs.length === 0) return found
  const places = await placesOf(ctx, pairs.flat())
  const edges = await edgesAround(ctx, nodesOf(places, pairs.map(([a]) => a)))
  for (const [a, b] of pairs) {
    const [one, other] = [places.get(a), places.get(b)]
    const chain = one && other && told(one, chainBetween(edges, one.node, other.node))
    if (chain) found.set(pairKey(a, b), chain)
  }
  return found
}

/**
 * The shortest chain that ties a participant to the platform's own organisation or to one of its insiders.
 * 依据 GB/T 37932-2025 6.5.2 g).
 * @throws unavailable `relation.too_many`
 */
export const findInsiderChain = async (ctx: Context, participantId: string): Promise<RelationChain | undefined> =>
  (await findInsiderChains(ctx, [participantId])).get(participantId)

/** The chains of those among many participants who are tied to the platform. @throws unavailable `relation.too_many` */
export async function findInsiderChains(ctx: Context, ids: readonly string[]): Promise<Map<string, RelationChain>> {
  const found = new Map<string, RelationChain>()
  if (ids.length === 0) return found
  const places = await placesOf(ctx, ids)
  const edges = await edgesAround(ctx, nodesOf(places, ids))
  const platform = [...places.values()].filter(({ isPlatform }) => isPlatform).map(({ node }) => node)
  for (const id of ids) {
    const place = places.get(id)
    const chain = place && told(place, insiderChain(edges, place.node, platform))
    if (chain) found.set(id, chain)
  }
  return found
}

type Place = { node: string; name: string; isPlatform: boolean }

const told = ({ node, name }: Place, edges: Edge[] | undefined): RelationChain | undefined =>
  edges && { names: edges.length === 0 ? [name] : namesAlong(edges, node), edges }

/** The nodes of participants, and of the platform's own organisation. */
async function placesOf({ tx }: Context, ids: readonly string[]): Promise<Map<string, Place>> {
  const rows = await tx.participant.findMany({
    where: { OR: [{ id: { in: [...new Set(ids)] } }, { roles: { has: 'platform' } }] },
    select: { id: true, uscc: true, name: true, roles: true },
  })
  return new Map(rows.map(({ id, uscc, name, roles }) => (
    [id, { node: organizationNode(uscc), name, isPlatform: roles.includes('platform') }]
  )))
}

const nodesOf = (places: Map<string, Place>, ids: readonly string[]): string[] =>
  [...new Set(ids.flatMap((id) => places.get(id)?.node ?? []))]

/**
 * The relations in force between the nodes that chains from the given ones reach, in one recursive query: up to who
 * controls, then down to who is controlled, level over a common legal representative; as far as chains are followed.
 * @throws unavailable `relation.too_many` past the bound, so that nothing is let through unseen
 */
async function edgesAround({ tx, now }: Context, nodes: readonly string[]): Promise<Edge[]> {
  const edges = await tx.$queryRaw<Edge[]>`
    with recursive affiliating as not materialized (
      select * from related_party e
      where e."validFrom" <= ${now}::timestamptz and (e."endedAt" is null or e."endedAt" > ${now}::timestamptz)
        and (e.kind <> 'shares' or e."shareBps" >= ${AFFILIATION_BPS}::int)
    ), step as not materialized (
      select controlled as source, controller as target, true as "isUp", kind from affiliating
      union all
      select controller, controlled, false, kind from affiliating
    ), reach(node, up, depth) as (
      select unnest(${nodes}::text[]), true, 0
      union
      select step.target, reach.up and (step."isUp" or step.kind = 'same_legal_representative'), reach.depth + 1
      from reach join step on step.source = reach.node
      where reach.depth < ${MAX_HOPS}::int
        and (reach.up or not step."isUp" or step.kind = 'same_legal_representative')
    )
    select id, controller, "controllerName", controlled, "controlledName", kind, "shareBps" from affiliating
    where controller in (select node from reach) and controlled in (select node from reach)
    order by id limit ${MAX_EDGES + 1}::int`
  if (edges.length > MAX_EDGES)
    throw new AppError('unavailable', 'relation.too_many', '关联关系过多，须由平台人工核查后才能交易')
  return edges
}
