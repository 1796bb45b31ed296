import { type Mutant, plantedIn, unchecked } from './mutant.ts'

const MODULE = 'api/authorized-operation'
const RULES = 'test/authorized-operation/authorized-operation.test.ts'
const PLAN = 'test/authorized-operation/plan.test.ts'
const PLAN_ACTS = 'test/authorized-operation/plan-acts.test.ts'
const GRANT = 'test/authorized-operation/grant.test.ts'
const CHANGE = 'test/authorized-operation/change.test.ts'

const rules: Mutant[] = [
  ...plantedIn(`${MODULE}/plan.ts`, RULES, [
    unchecked('a plan is decided with items missing', 'faults.length > 0', 'misses'),
    ['a plan needs no products', `welfare.length + industry.length > 0 ? []`, 'true ? []', 'misses its products'],
    ['a plan needs no catalogue', `plan.resourceIds.length > 0 ? []`, 'true ? []', 'misses its products'],
    ['a plan skips a step', `file: { from: ['approved'], to: 'filed' }`, `file: { from: ['decided', 'approved'], to: 'filed' }`, 'one road alone'],
    unchecked('applications after the call', 'callEndsAt === null || callEndsAt <= now', 'applications are taken'),
    unchecked('a choice before the end of the call', 'callEndsAt === null || now < callEndsAt', 'applications are taken'),
    unchecked('a selection within the publicity', 'publicityEndsAt === null || now < publicityEndsAt', 'objections are heard'),
    unchecked('a selection in spite of an objection', 'hasOpenObjection', 'objections are heard'),
    unchecked('objections after the publicity', 'publicityEndsAt === null || publicityEndsAt <= now', 'objections are heard'),
  ]),
  ...plantedIn(`${MODULE}/authorized-operation.ts`, RULES, [
    ['a grant without a plan is in force', ' && grant.planId !== null', '', 'without a plan'],
    ['a suspended grant is in force', `grant.state === 'active'`, `['active', 'suspended'].includes(grant.state)`, 'only if that is active'],
    ['a grant is in force at its end', 'at < grant.endsAt', 'at <= grant.endsAt', 'half-open'],
    ['an agreement with items missing',
      `if (faults.length > 0)\n    throw new AppError('refused', 'authorization.incomplete'`,
      `if (faults.length > 99)\n    throw new AppError('refused', 'authorization.incomplete'`, 'misses'],
    ['a handover with things left',
      `if (faults.length > 0)\n    throw new AppError('refused', 'authorization.handover_incomplete'`,
      `if (faults.length > 99)\n    throw new AppError('refused', 'authorization.handover_incomplete'`, 'the handover'],
    ['an agreement without its clauses', 'items[key] !== true', 'items[key] === null', 'to be so'],
    ['a term past five years', 'if (!isWithinGrantYears(term))', 'if (false)', 'answers authorization.term'],
    unchecked('a normal end before its time', `kind === 'normal' && now < endsAt`, 'normal end before'),
    unchecked('an early end without notice', 'noticeEndsAt === null', 'without notice'),
    unchecked('an early end within the notice', 'now < noticeEndsAt', 'within the notice'),
    ['data left at the operator', '...(data || destroyed ? []', '...(true ? []', 'the handover'],
    ['accounts left at the operator', '...(accounts ? []', '...(true ? []', 'the handover'],
    ['logs left at the operator', '...(logs ? []', '...(true ? []', 'the handover'],
  ]),
  ...plantedIn(`${MODULE}/resources.ts`, RULES, [
    unchecked('core data is operated', 'core.length > 0', 'core data'),
    unchecked('withdrawn data is operated', 'withdrawn.length > 0', 'withdrawn data'),
    unchecked('shared data without consent', 'unconsented.length > 0', 'consent'),
    ['a consent outlasts its end', 'now < sharingConsentTo', 'true', 'consent until now'],
    ['a consent outlasts its withdrawal', 'sharingWithdrawnAt === null && ', '', 'consent withdrawn'],
  ]),
]

const plans: Mutant[] = [
  ...plantedIn(`${MODULE}/plan-store.ts`, PLAN, [
    ['a plan is applied to before its call', ' || !PUBLISHED_STATES.some((state) => state === row.state)', '', 'hides what is not published'],
  ]),
  ...plantedIn(`${MODULE}/plan-store.ts`, GRANT, [
    ['another body’s plan', ' || row.implementingBodyId !== ctx.actor.participantId', ''],
  ]),
  ...plantedIn(`${MODULE}/plan-store.ts`, PLAN_ACTS, [
    ['acts on a plan do not follow one another', ' for update`', '`', 'many at once|many act at once'],
  ]),
  ...plantedIn(`${MODULE}/plan-find.ts`, PLAN, [
    ['everybody sees all plans', 'if (seesAll(actor)) return {}', 'return {}', 'hides what is not published'],
    ['everybody sees all applications', 'if (seesAll(actor) || row.implementingBodyId === actor.participantId) return row', 'return row', 'hides what is not published|takes one application'],
    ['unpublished plans are published', 'where: { state: { in: [...PUBLISHED_STATES] } },', 'where: {},', 'publishes calls'],
  ]),
  ...plantedIn(`${MODULE}/decide-plan.ts`, PLAN, [
    ['an unfinished plan is decided', '  checkPlan({ items: contentOf(row), resourceIds })\n', '', 'may be unfinished'],
    ['the decision asks nothing of the resources', '  await getOperable(ctx, resourceIds)\n', '', 'names resources of any department'],
    ['the filing stops no clock', `  await closeDeadline(ctx, { limit: 'plan_filing', subject: id })\n`, '', 'from the draft to the operator'],
  ]),
  ...plantedIn(`${MODULE}/apply-plan.ts`, PLAN, [
    unchecked('a body is its own operator', 'operatorId === plan.implementingBodyId', 'its own operator'),
    unchecked('an operator after an incident', '!input.noIncident', 'had an incident'),
    ['an application after the call', '  checkCallOpen(plan.callEndsAt, ctx.now)\n', '', 'while it is called'],
  ]),
  ...plantedIn(`${MODULE}/choose-operator.ts`, PLAN, [
    ['a choice before the end of the call', '  checkCallOver(row.callEndsAt, ctx.now)\n', '', 'chooses after the call'],
    unchecked('an application of another plan', '!application || application.planId !== id', 'chooses after the call'),
    ['an operator that was not admitted', '  await checkOperator(ctx, operatorId)\n', '', 'chooses after the call'],
    ['a selection at any time', '  checkPublicityOver(row.publicityEndsAt, open > 0, ctx.now)\n', '', 'takes the choice back|holds the selection up'],
    ['a publicity that never ends', `  await closeDeadline(ctx, { limit: 'plan_publicity', subject: id })\n`, '', 'from the draft to the operator'],
  ]),
  ...plantedIn(`${MODULE}/object-to-plan.ts`, PLAN, [
    ['an objection after the publicity', '  checkPublicityRuns(plan.publicityEndsAt, ctx.now)\n', '', 'once its publicity is over'],
    unchecked('an objection is answered twice', `objection.state !== 'open'`, 'holds the selection up'),
    unchecked('an objection that is upheld changes nothing', 'upheld', 'takes the choice back'),
  ]),
  ...plantedIn(`${MODULE}/withdraw-plan.ts`, PLAN, [
    ['a withdrawal leaves the clocks', `['plan_filing', 'plan_publicity'] as const`, '[] as const', 'lifts the clocks'],
  ]),
]

const grants: Mutant[] = [
  ...plantedIn(`${MODULE}/grant.ts`, GRANT, [
    unchecked('a second grant of a plan', 'await hasRunningGrant(ctx, plan.id)', 'one grant of a plan'),
    ['a grant before the selection', `state === 'selected' && chosenOperatorId !== null`, 'chosenOperatorId !== null', 'selected its operator'],
    unchecked('a grant beyond its plan', 'beyond.length > 0', 'authorization.beyond_plan'),
    ['a grant without its clauses', '  checkAgreement(input.items)\n', '', 'every clause'],
    ['a grant of any length', '  checkTerm(input, ctx.now)\n', '', 'authorization.term'],
    ['a grant of what is taken', '  await checkFree(ctx, plan.mode, input.resourceIds, null)\n', '', 'answers authorization.resource_taken'],
    ['a grant asks nothing of the resources', '  await getOperable(ctx, input.resourceIds)\n', '', 'what became core data'],
  ]),
  ...plantedIn(`${MODULE}/grant-store.ts`, GRANT, [
    ['a resource is taken by scenarios, too', 'if (!EXCLUSIVE.includes(mode)) return', '', 'a scenario one of it answers none'],
    ['of two who take a resource, both do', 'order by id for update`', 'order by id`', 'would take a resource at once'],
    ['another’s grant', 'sides.some((side) => row[side] === ctx.actor.participantId)', 'sides.length > 0', 'as for absent ones'],
  ]),
  ...plantedIn(`${MODULE}/accept.ts`, GRANT, [
    unchecked('a grant whose time is over', 'endsAt <= now', 'once its time is over'),
    ['a filing without the clock', '  await openReselection(ctx, row)\n', '', 'three months before the end'],
  ]),
  ...plantedIn(`${MODULE}/end.ts`, GRANT, [
    ['an end of any kind at any time', '  checkEnd(kind, { ...row, noticeEndsAt: noticeEndsAt(row.noticeAt) }, ctx.now)\n', '', 'ends early after'],
    unchecked('a second notice', 'row.noticeAt !== null', 'ends early after'),
  ]),
  ...plantedIn(`${MODULE}/hand-over.ts`, GRANT, [
    ['a handover with things left', '  checkHandover(input)\n', '', 'when nothing is left'],
  ]),
  ...plantedIn(`${MODULE}/find.ts`, GRANT, [
    ['everybody sees all grants', 'if (seesAll(actor)) return {}', 'return {}', 'as for absent ones'],
    ['any department sees a grant', ` and r."departmentId" = \${participantId}`, ` and \${participantId} <> ''`, 'as for absent ones'],
  ]),
]

const courses: Mutant[] = [
  ...plantedIn(`${MODULE}/change-authorization.ts`, CHANGE, [
    unchecked('two changes at once', 'open > 0', 'one at a time'),
    ['a change takes what another has', `  await checkFree(ctx, plan?.mode ?? 'whole', resourceIds, grant.id)\n`, '', 'takes no resource'],
    ['a filed change changes nothing', '  await alter(ctx, { grant, change })\n', '', 'with its filing alone'],
    ['a change leaves the clock', '  await openReselection(ctx, { ...grant, scope, endsAt })\n', '', 'with its filing alone'],
  ]),
  ...plantedIn(`${MODULE}/assess.ts`, CHANGE, [
    unchecked('any year is assessed', 'year < yearOf(grant.startsAt) || year > yearOf(ctx.now)', 'a year that the grant saw'),
    unchecked('an unqualified operator has no time to keep', `result === 'unqualified'`, 'thirty days'),
    unchecked('what is qualified is mended', 'count !== 1', 'nothing to mend'),
  ]),
]

/** The road of an authorised operation (授权运营): plans, agreements, their changes, ends and assessments. */
export const lawOperation: Mutant[] = [...rules, ...plans, ...grants, ...courses]
