import { type Mutant, plantedIn, unchecked } from './mutant.ts'

const API = 'api/authorized-operation'
const RULES = 'test/authorized-operation/scenario-rules.test.ts'
const SCENARIO = 'test/authorized-operation/scenario.test.ts'
const ACTS = 'test/authorized-operation/scenario-acts.test.ts'
const CHAINS = 'test/participant/related-party.test.ts'
const FOUND = 'test/participant/related-chain.test.ts'
const DECLARED = 'test/participant/related-declare.test.ts'

/** Scenarios of authorised operation: least necessity, joint review, three parties, supply and its clock, the end. */
const scenarios: Mutant[] = [
  ...plantedIn(`${API}/scenario.ts`, RULES, [
    ['a scenario is in use before its agreement', "state === 'agreed' || state", "state === 'approved' || state === 'agreed' || state", 'in use'],
    ['departments do not review', '...new Set([implementingBodyId, ...departmentIds])', 'implementingBodyId', 'who has to act'],
    ['a scenario may ask for what its resource has not', 'if (!resource.fields.includes(name))', 'if (false)', 'data items'],
    ['a scenario may ask for an item twice', 'return isSecond ?', 'return false ?', 'data items'],
    ['a resource may be asked for without its items', 'if (asked.length === 0)', 'if (false)', 'data items'],
    ['personal items need no reason', 'necessity === null && needsNecessity(items, name)', 'false', 'data items'],
    ['sensitive items need no reason', ' || item.sensitive === true', '', 'data items'],
    ['all items need no reason', "if (asked.necessity === '' &&", 'if (false &&', 'data items'],
    ['items of another resource pass', '...strayFaults(asked), ', '', 'data items'],
  ]),
  ...plantedIn(`${API}/propose-scenario.ts`, SCENARIO, [
    ['a scenario goes beyond its grant', '  checkScenarioResources(input.resourceIds, grant.resourceIds)\n', '', 'the proposal'],
    ['a scenario is proposed with any items', '  checkScenarioFields(input, resources.map(knownResource))\n', '', 'the proposal'],
    ['a scenario is proposed without a grant in force', '  checkGrantInForce(grant, ctx.now)\n', '', 'without a grant'],
  ]),
  ...plantedIn(`${API}/decide-scenario.ts`, SCENARIO, [
    unchecked('a reviewer decides twice', 'done.includes(ctx.actor.participantId)', 'the review'),
    ['one approval is enough', '.length === 0)\n    await approve', '.length >= 0)\n    await approve', 'from its proposal'],
    ['a scenario is approved without a grant in force', '  if (input.approved) checkGrantInForce(row.authorization, ctx.now)\n', '', 'without a grant'],
  ]),
  ...plantedIn(`${API}/agree-scenario.ts`, SCENARIO, [
    unchecked('an agreement is confirmed before it is given', 'row.agreementDigest === null', 'three-party agreement'),
    unchecked('another agreement is confirmed', 'row.agreementDigest !== digest', 'three-party agreement'),
    unchecked('a party confirms twice', 'row.confirmedBy.includes(confirmer)', 'three-party agreement'),
    ['a new agreement keeps the old confirmations', 'confirmedBy: [ctx.actor.participantId]', 'confirmedBy: [...row.confirmedBy]', 'three-party agreement'],
    ['two parties are enough', 'missingOf(scenarioParties(row), confirmedBy).length === 0', 'confirmedBy.length > 1', 'from its proposal'],
    ['no clock of supply begins', '    await openSupply(ctx, row)\n', '', 'the supply'],
  ]),
  ...plantedIn(`${API}/supply-scenario.ts`, SCENARIO, [
    ['a department supplies what is another’s', ' && resource.departmentId === ctx.actor.participantId', '', 'own resources'],
    ['a department supplies what is not asked for', ' && resourceIds.includes(id)', '', 'own resources'],
    ['the clock of supply goes on', '  await closeDeadline(ctx, { limit: \'scenario_supply\', subject: supplySubject(id, resource.id) })\n', '', 'from its proposal'],
    ['the clock of registration does not begin', '  await awaitRegistration(ctx, row, resource)\n', '', 'clock of registration'],
    unchecked('a registered resource is to be registered', "resourceState(resource, ctx.now) === 'registered'", 'clock of registration'),
    ['one resource is enough', '(await missingResources(ctx, row)).length === 0', 'true', 'from its proposal'],
  ]),
  ...plantedIn(`${API}/close-scenario.ts`, SCENARIO, [
    ['a proof of destruction is given twice', 'if (row.destructionDigest !== null)', 'if (false)', 'stops it'],
    ['what is owed stays owed', 'isLifted: true', 'isLifted: false', 'stops it'],
  ]),
  ...plantedIn(`${API}/scenario-store.ts`, ACTS, [
    ['anybody acts upon a scenario', ' || !SIDES[side](row).includes(actor.participantId)', '', 'own parties'],
  ]),
  ...plantedIn(`${API}/scenario-store.ts`, SCENARIO, [
    ['reviewers do not wait for each other', '  await tx.$queryRaw`select id from scenario where id = ${id} for update`\n', '', 'at once'],
  ]),
  ...plantedIn(`${API}/find-scenario.ts`, ACTS, [
    ['everybody sees every scenario', 'if (seesAll(actor)) return {}', 'return {}', 'as for absent ones'],
  ]),
]

/** The register of related parties, and the chains that it gives. */
const relations: Mutant[] = [
  ...plantedIn('api/participant/related-party.ts', CHAINS, [
    ['any share makes affiliates', 'shareBps >= AFFILIATION_BPS', 'shareBps >= 0', 'who is affiliated'],
    ['a common subsidiary makes affiliates', 'up: up && level', 'up', 'who is affiliated'],
    ['one legal representative makes none', "kind === 'same_legal_representative'", 'false', 'who is affiliated'],
    ['chains have no end', 'at.path.length < MAX_HOPS', 'at.path.length < 99', 'who is affiliated'],
    ['an insider is known by the relation alone', 'platform.includes(other) || isInsider(other)', 'platform.includes(other)', 'insider'],
    ['the platform is no insider', 'platform.includes(other) || isInsider(other)', 'isInsider(other)', 'insider'],
    ['anybody’s word is believed', 'if (!isBelieved(edge, askers)) continue\n', '', 'insider'],
    ['a word that they are level is believed', ' && !isLevel(edge))', ')', 'whose word'],
    ['an insider makes insiders of what it controls', 'reach(relations, node, [node], ({ up }) => up)', 'reach(relations, node, [node], () => true)', 'insider'],
    unchecked('one is its own affiliate', 'controller === controlled', 'a relation'),
    unchecked('a person is controlled', 'isPersonNode(controlled)', 'a relation'),
  ]),
  ...plantedIn('api/participant/find-chain.ts', FOUND, [
    ['an ended relation counts', ' and (e."endedAt" is null or e."endedAt" > ${now}::timestamptz)', '', 'in force'],
    ['a relation counts before it begins', 'e."validFrom" <= ${now}::timestamptz and ', '', 'in force'],
    unchecked('too many relations are not told', 'edges.length > MAX_EDGES', 'shuts'),
  ]),
  ...plantedIn('api/participant/related-declare.ts', DECLARED, [
    ['anybody declares about anybody', 'if (own !== controller && own !== controlled)\n    throw new AppError(\'refused\'', 'if (false)\n    throw new AppError(\'refused\'', 'nothing of relations'],
    ['staff need no evidence', 'if (evidenceDigest !== null) return', 'return', 'staff'],
    ['a relation is declared twice', 'if (there) throw', 'if (false) throw', 'each relation once'],
    ['declarations have no bound', 'if (isStaff(ctx) || (', 'if (true || (', 'of one participant'],
    ['two at once don’t see each other', '  await tx.$queryRaw`select id from participant where id = ${declaredBy} for no key update`\n', '', 'each end for itself'],
    ['whom it is about ends it', '  if (!isStaff(ctx) && row.declaredBy !== ctx.actor.participantId) await refuseOther(ctx, row)\n', '', 'staff'],
    ['a stranger learns of it', 'if (own !== controller && own !== controlled) throw notFound()', '', 'is hidden'],
    ['the record names a person', "isPersonNode(controller) ? 'person' : controller", 'controller', 'natural person'],
    ['it begins later than now', 'if (input.validFrom > ctx.now)', 'if (false)', 'no later than now'],
    ['it ends twice', "where: { id, endedAt: null }, data: change", 'where: { id }, data: change', 'ends once'],
  ]),
  ...plantedIn('api/participant/related-list.ts', DECLARED, [
    ['everybody sees every relation', 'if (seesAll(ctx.actor)) return {}', 'return {}', 'is hidden'],
  ]),
]

export const lawScenario: Mutant[] = [...scenarios, ...relations]
