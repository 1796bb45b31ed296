import { type Mutant, plantedIn, unchecked } from './mutant.ts'

const RULES = 'test/sharing/sharing.test.ts'
const VERBS = 'test/sharing/request.test.ts'
const ROAD = 'test/sharing/road.test.ts'
const GATE = 'test/sharing/gate.test.ts'

/** What may be asked for, and from where each act starts. */
const rules: Mutant[] = plantedIn('api/sharing/sharing.ts', RULES, [
  ['any state will do', 'if (from.includes(state)) return', 'return', 'every state by every act'],
  unchecked('one asks oneself', 'departmentId === requesterId', 'what may be asked for'),
  unchecked('what is excluded is shared', `shareClass === 'none'`, 'what may be asked for'),
  unchecked('important data are shared', `grade !== 'general'`, 'what may be asked for'),
  unchecked('what was got by sharing is shared on', `acquisition === 'shared'`, 'what may be asked for'),
  unchecked('fields that are not there', 'unknown.length > 0', 'what may be asked for'),
  unchecked('personal fields without a reason', 'unexplained.length > 0', 'what may be asked for'),
  ['sensitive fields need no reason', '(personal || sensitive)', 'personal', 'what may be asked for'],
])

/** The verbs' own guards. */
const verbs: Mutant[] = [
  ...plantedIn('api/sharing/answer.ts', VERBS, [
    unchecked('anybody answers', 'read.ownerId !== ctx.actor.participantId', 'the owner’s alone'),
  ]),
  ...plantedIn('api/sharing/end.ts', VERBS, [
    unchecked('the owner withdraws what it should answer', `state === 'requested' && by !== read.requesterId`, 'nobody answered'),
  ]),
  ...plantedIn('api/sharing/store.ts', VERBS, [
    ['every department sees every request', `oversees(actor) || actor.roles.includes('implementing_body')`, 'true', 'a third department'],
  ]),
  ...plantedIn('api/sharing/request.ts', VERBS, [
    ['everything is approved by rule', `resource.shareClass === 'unconditional'`, 'true', 'waits for its owner'],
    ['no clock runs', `limit: 'sharing_answer', subject: row.id`, `limit: 'sharing_answer', subject: resource.id`, 'waits for its owner'],
  ]),
  ...plantedIn('api/sharing/supply.ts', VERBS, [
    unchecked('a version without what is shared', 'missing.length > 0', 'consented fields'),
    unchecked('a version that was not read', `version.state !== 'ready'`, 'was read'),
  ]),
  ...plantedIn('api/listing/draft.ts', VERBS, [
    unchecked('what is shared is listed', `product.sourceMode === 'shared'`, 'lists no shared product'),
  ]),
  ...plantedIn('api/agreement/listed.ts', VERBS, [
    ['anybody deals in what is shared', `getIn(ctx, listingId, ['listed'])`, `getIn(ctx, listingId, ['listed', 'shared'])`, 'makes no offer'],
  ]),
]

/** What a department may provide, and the fields that leave. */
const road: Mutant[] = [
  ...plantedIn('api/product/department.ts', ROAD, [
    unchecked('a department provides whatever it likes', '!isSupplier(ctx.actor)', 'is no department'),
    unchecked('a company opens', `!ctx.actor.roles.includes('department')`, 'is no department'),
    unchecked('another one’s resource is opened', 'resource?.departmentId !== ctx.actor.participantId', 'is no department'),
    unchecked('a closed resource is opened', `openClass === 'closed'`, 'is no department'),
    unchecked('an excluded resource is shared', `resource.shareClass === 'none'`, 'shares a resource twice'),
    unchecked('two products of one resource', 'await findShared(ctx, resourceId)', 'shares a resource twice'),
  ]),
  ...plantedIn('api/delivery/fields.ts', ROAD, [
    unchecked('fields beyond the consent', 'more.length > 0', 'every field beyond'),
    unchecked('the original file', `format === 'original'`, 'every field beyond'),
    ['conditions on other fields', ', ...filter.map(({ field }) => field)]', ']', 'every field beyond'],
    ['a whole file', '= await columnsOf(db, version.id)', '= []', 'every field beyond'],
  ]),
  ...plantedIn('api/agreement/field.ts', 'test/sharing/field.test.ts', [
    ['nothing is beyond', '!fields.includes(field)', 'false'],
    ['no policy limits', 'limits.length === 0', 'true'],
  ]),
  ...plantedIn('api/gate/opening.ts', GATE, [
    unchecked('opened after it was closed', `openClass === 'closed'`),
    unchecked('an application for what is for all', `openClass === 'unconditional' && moment === 'offer'`),
    unchecked('one offer of what needs an application', `openClass === 'conditional' && isStanding`),
    unchecked('shared on the market', `moment === 'list'`),
    unchecked('shared with a company', `consumer && !consumer.roles.includes('department')`),
    unchecked('shared although excluded', `shareClass === 'none'`),
    unchecked('opened although withdrawn', 'resource.withdrawnAt !== null'),
    unchecked('given of another one’s', `resource?.departmentId !== provider.id || !provider.roles.includes('department')`),
    ['anybody buys', `!consumer || consumer.roles.includes('consumer')`, 'true'],
  ]),
]

/** Sharing between departments and opening: every guard of theirs, taken out. */
export const lawSharing: Mutant[] = [...rules, ...verbs, ...road].map((mutant) => ({
  ...mutant, name: `sharing: ${mutant.name}`,
}))
