import { AppError } from '#api/kernel/errors.ts'

/**
 * Kinds of relations (关联关系): shares 持股, actual_control 实际控制, same_legal_representative 同一法定代表人,
 * insider 平台工作人员或其控制的企业.
 */
export const RELATION_KINDS = ['shares', 'actual_control', 'same_legal_representative', 'insider'] as const
export type RelationKind = (typeof RELATION_KINDS)[number]

/** From this part of the shares on, two are affiliates: 25 %, as for taxes. 依据 国家税务总局公告2016年第42号. */
export const AFFILIATION_BPS = 2_500

/** How far chains are followed, and how many relations are looked at. */
export const MAX_HOPS = 12
export const MAX_EDGES = 10_000

/**
 * One relation: who controls whom, how, and who says so. A node is `uscc:` and a code, or `person:` and a digest.
 */
export type Edge = {
  id: string
  controller: string
  controllerName: string
  controlled: string
  controlledName: string
  kind: string
  shareBps: number | null
  /** The node of who declared it, and whether that is the platform's staff. */
  declarer: string
  byStaff: boolean
}

/** The node of an organisation, by its unified social credit code. */
export const organizationNode = (uscc: string): string => `uscc:${uscc}`

export const isPersonNode = (node: string): boolean => node.startsWith('person:')

/** Whether a relation makes affiliates: every kind but shares below the threshold. */
export const isAffiliating = ({ kind, shareBps }: Pick<Edge, 'kind' | 'shareBps'>): boolean =>
  kind !== 'shares' || (shareBps !== null && shareBps >= AFFILIATION_BPS)

type Given = Pick<Edge, 'controller' | 'controlled' | 'kind' | 'shareBps'>

/**
 * Checks a relation: two different nodes, an organisation at the end that is controlled, a person in an insider's
 * place, and a part of the shares where the relation is by shares, and only there.
 * @throws invalid `relation.same_node`, `relation.person_controlled`, `relation.insider_person`, `relation.shares`
 */
export function checkRelation({ controller, controlled, kind, shareBps }: Given): void {
  if (controller === controlled) throw new AppError('invalid', 'relation.same_node', '关联关系的两端不能是同一主体')
  if (isPersonNode(controlled))
    throw new AppError('invalid', 'relation.person_controlled', '自然人只能作为控制方')
  if (kind === 'insider' && !isPersonNode(controller))
    throw new AppError('invalid', 'relation.insider_person', '内部人员关系的控制方须为自然人')
  if ((kind === 'shares') !== (shareBps !== null))
    throw new AppError('invalid', 'relation.shares', '持股关系须填写持股比例，其他关系不填', {
      faults: [{ path: 'shareBps', message: '持股关系须填写持股比例' }],
    })
}

/** Whether one legal representative makes the relation: its two ends stand level, neither controls the other. */
const isLevel = ({ kind }: Pick<Edge, 'kind'>): boolean => kind === 'same_legal_representative'

/**
 * Whether a relation is believed where `askers` are examined: one that the platform's staff registered, one in which
 * the declarer names who controls it, and whatever the examined ones say themselves. Any other word of a third one
 * would let it shut its competitors out of a trade.
 */
export const isBelieved = (edge: Edge, askers: readonly string[]): boolean =>
  edge.byStaff || askers.includes(edge.declarer) || (edge.declarer === edge.controlled && !isLevel(edge))

/** The affiliating relations at each node. */
export type Relations = ReadonlyMap<string, readonly Edge[]>

export function relationsByNode(edges: readonly Edge[]): Relations {
  const found = new Map<string, Edge[]>()
  for (const edge of edges)
    if (isAffiliating(edge))
      for (const node of [edge.controller, edge.controlled]) {
        const there = found.get(node)
        if (there) there.push(edge)
        else found.set(node, [edge])
      }
  return found
}

/** A node, and whether the chain has only gone up to it, to those who control; a chain that goes down stays down. */
type Place = { node: string; up: boolean }

const keyOf = ({ node, up }: Place): string => `${up ? '↑' : '↓'}${node}`

/**
 * Where one relation leads from a place: up to who controls, down to who is controlled. Organisations of the same
 * legal representative stand level, so that such a relation leads both ways.
 */
function stepsFrom({ node, up }: Place, edge: Edge): Place[] {
  const level = isLevel(edge)
  if (edge.controlled === node && (up || level)) return [{ node: edge.controller, up }]
  if (edge.controller === node) return [{ node: edge.controlled, up: up && level }]
  return []
}

type Reached = Place & { path: Edge[] }

/**
 * The nodes that chains from one reach by relations that are believed of `askers`, each with the shortest chain to it,
 * nearest first; the node itself with an empty one. At most 12 relations in a chain, 10,000 looked at.
 */
function reach(
  relations: Relations,
  node: string,
  askers: readonly string[],
  leads: (step: Place) => boolean,
): Map<string, Edge[]> {
  const start: Reached = { node, up: true, path: [] }
  const seen = new Set([keyOf(start)])
  const found = new Map<string, Edge[]>([[node, []]])
  const queue = [start]
  let looked = 0
  for (let at = queue.shift(); at !== undefined && at.path.length < MAX_HOPS; at = queue.shift())
    for (const edge of relations.get(at.node) ?? []) {
      if (++looked > MAX_EDGES) return found
      if (!isBelieved(edge, askers)) continue
      for (const step of stepsFrom(at, edge).filter(leads)) {
        if (seen.has(keyOf(step))) continue
        seen.add(keyOf(step))
        const path = [...at.path, edge]
        if (!found.has(step.node)) found.set(step.node, path)
        queue.push({ ...step, path })
      }
    }
  return found
}

/**
 * Every affiliate of a node: whoever controls it, directly or through others, and whoever these or itself control; a
 * common controller makes affiliates, a common subsidiary does not.
 */
export const affiliates = (relations: Relations, node: string, askers: readonly string[]): Map<string, Edge[]> =>
  reach(relations, node, askers, () => true)

/** The shortest chain that makes two nodes affiliates, as these two are examined; none where they are not. */
export const chainBetween = (relations: Relations, a: string, b: string): Edge[] | undefined =>
  affiliates(relations, a, [a, b]).get(b)

/**
 * The shortest chain from a node up to the platform's own organisation, or to a person who is its insider: whom the
 * staff registered as one by any relation, or who is one by a relation on the way. What else these control is not
 * asked.
 */
export function insiderChain(relations: Relations, node: string, platform: readonly string[]): Edge[] | undefined {
  const above = reach(relations, node, [node], ({ up }) => up)
  const isInsider = (person: string): boolean => (relations.get(person) ?? []).some((edge) =>
    edge.kind === 'insider' && edge.controller === person &&
    (edge.byStaff || (above.has(edge.controlled) && isBelieved(edge, [node]))))
  return [...above].find(([other]) => platform.includes(other) || isInsider(other))?.[1]
}

/** The names along a chain from a node, its own first. */
export function namesAlong(chain: readonly Edge[], from: string): string[] {
  const names: string[] = []
  let at = from
  for (const { controller, controllerName, controlled, controlledName } of chain) {
    const goesUp = controlled === at
    if (names.length === 0) names.push(goesUp ? controlledName : controllerName)
    names.push(goesUp ? controllerName : controlledName)
    at = goesUp ? controller : controlled
  }
  return names
}
