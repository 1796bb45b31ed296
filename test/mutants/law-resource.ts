import { type Mutant, plantedIn, unchecked } from './mutant.ts'

const CHANGE = 'test/resource/change.test.ts'
const SOURCE = 'test/resource/source.test.ts'
const IMPORT = 'test/resource/import.test.ts'
const TICKET = 'test/resource/ticket.test.ts'
const MEASURE = 'test/resource/measure.test.ts'
const LIST = 'test/resource/list.test.ts'

/** Guards of the catalogue, its sources, its imports, its measures and its tickets. */
export const lawResource: Mutant[] = [
  ...plantedIn('api/resource/entry.ts', CHANGE, [
    ['personal data are open to all', `openClass === 'unconditional' && items.some`, 'false && items.some'],
    ['core data are open to all', `openClass === 'unconditional' && grade === 'core'`, 'false'],
    ['shared data have no source', `acquisition === 'shared' && sharing === null &&`, 'false &&'],
    ['shared data have one’s own department as source', 'sharing?.fromId === departmentId &&', 'false &&'],
    ['an item of shared data is a source', `acquisition === 'shared' && items.some`, 'false && items.some'],
    ['an element stands twice', 'isTwice(items.flatMap', 'false && isTwice(items.flatMap'],
  ]),
  ...plantedIn('api/resource/publish.ts', CHANGE, [
    ['anybody is who shared the data', 'if ((await ctx.tx.participant.count({ where })) === 1) return', 'return'],
  ]),
  ...plantedIn('api/resource/change.ts', CHANGE, [
    ['another’s entry is changed', ' || row.departmentId !== actor.participantId', ''],
    ['an entry is changed from any version', 'where: { id, version: input.version }', 'where: { id }'],
    ['a withdrawn consent is written anew', 'if (row.sharingWithdrawnAt !== null)', 'if (false)'],
    ['a given consent is written anew', 'if (row.sharingGivenAt !== null)', 'if (false)'],
  ]),
  ...plantedIn('api/resource/consent.ts', CHANGE, [
    ['another’s consent is withdrawn', ' || row.sharedFromId !== actor.participantId', ''],
    ['a consent that is over is given', 'if (until !== null && until <= ctx.now)', 'if (false)'],
    ['a consent stays that was withdrawn', '{ sharingWithdrawnAt: ctx.now }', '{ sharingWithdrawnAt: null }'],
  ]),
  ...plantedIn('api/resource/withdraw.ts', CHANGE, [
    unchecked('what is granted is withdrawn', '(await ctx.tx.operatingAuthorization.count({ where })) > 0'),
  ]),
  ...plantedIn('api/resource/resource.ts', CHANGE, [
    ['an entry’s state is not asked', 'if (from.includes(state)) return', 'return'],
  ]),
  ...plantedIn('api/resource/source.ts', SOURCE, [
    ['the last claim is the source', 'on conflict (element) do nothing', 'on conflict (element) do update set "resourceId" = excluded."resourceId", "departmentId" = excluded."departmentId"'],
    ['a decided source is claimed again', '!against.has(keyOf(one))', 'true'],
  ]),
  ...plantedIn('api/resource/release-sources.ts', SOURCE, [
    ['a source that was given up is nobody’s', 'await passOn(ctx, free.map(({ element }) => element))', ''],
    ['another resource of its department does not keep it', 'await inherit(ctx, given)', ''],
  ]),
  ...plantedIn('api/resource/conflict.ts', SOURCE, [
    ['a conflict is settled twice', `where: { id, state: 'open' }, data: settled`, 'where: { id }, data: settled', 'several at once'],
    ['a stranger’s resource is the source', 'if (sourceId !== row.holderId && sourceId !== row.claimantId)', 'if (false)'],
    ['others’ conflicts are seen', '...(seesOwnOnly(ctx) ?', '...(false ?'],
    ['the loser’s other resources stay sources', 'await makeOthersShared(ctx, losing, row.element)', ''],
    ['the loser stays a source', `{ ...item, acquisition: 'shared' as const }`, 'item'],
  ]),
  ...plantedIn('api/resource/judge-rows.ts', IMPORT, [
    ['another department’s entry is changed by a file', 'there && there.departmentId !== row.departmentId', 'false'],
    ['a withdrawn entry comes back by a file', '...(there.withdrawnAt === null ? []', '...(true ? []'],
  ]),
  ...plantedIn('api/resource/judge-rows.ts', SOURCE, [
    ['a file claims a decided source', 'return lost === undefined ? []', 'return true ? []'],
  ]),
  ...plantedIn('api/resource/read-sheet.ts', IMPORT, [
    ['a code stands twice in a file', 'if (twin !== undefined)', 'if (false)'],
  ]),
  ...plantedIn('api/resource/sheet-row.ts', IMPORT, [
    ['a department loads for another', 'else if (isDepartment && id !== participantId)', 'else if (false)'],
  ]),
  ...plantedIn('api/resource/import.ts', IMPORT, [
    ['a check writes', `mode === 'load' ? load`, 'true ? load'],
  ]),
  ...plantedIn('api/resource/read-once.ts', IMPORT, [
    ['what was sent is kept', 'await storage.remove(stored.key)', ''],
  ]),
  ...plantedIn('api/resource/read-once.ts', MEASURE, [
    ['a measured file is kept', 'await storage.remove(stored.key)', ''],
  ]),
  ...plantedIn('api/resource/find-import.ts', IMPORT, [
    ['another’s import is read', ' || row.departmentId !== ctx.actor.participantId', ''],
  ]),
  ...plantedIn('api/resource/measure.ts', MEASURE, [
    ['what was withdrawn is measured', `checkAct('measure', row, ctx.now)`, ''],
  ]),
  ...plantedIn('api/resource/report-defect.ts', TICKET, [
    ['a department reports itself', `(roles.includes('department') && isOther)`, `roles.includes('department')`],
    ['an operator without grant reports', `state: 'active', startsAt`, 'startsAt'],
    ['who has not bought it reports', 'and a."activatedAt" is not null', ''],
    ['any item is at fault', 'if (field !== null && !resource.fields.includes(field))', 'if (false)'],
  ]),
  ...plantedIn('api/resource/ticket.ts', TICKET, [
    unchecked('a ticket’s state is not asked', '!from.includes(state)'),
    ['a ticket comes back for ever', 'reopened >= MOST_REOPENED', 'false'],
    ['a ticket is decided on twice', `act === 'escalate' && escalatedAt !== null`, 'false'],
    ['what was decided is rejected again', `act === 'reject' && escalatedAt !== null`, 'false'],
  ]),
  ...plantedIn('api/resource/follow-ticket.ts', TICKET, [
    ['another’s ticket is acted on', '=== actor.participantId\n  if (!row || !isOwn)', '!== undefined\n  if (!row || !isOwn)'],
    ['two acts at once are both done', 'const where = { id, state: row.state, reopened: row.reopened }', 'const where = { id }'],
    ['a ticket that comes back has no clock', `if (state !== 'reopened') return`, 'if (true) return'],
  ]),
  ...plantedIn('api/resource/find-ticket.ts', TICKET, [
    ['others’ tickets are seen', ': { OR: [{ departmentId: actor.participantId }, { reporterId: actor.participantId }] }', ': {}'],
  ]),
  ...plantedIn('api/resource/filter.ts', CHANGE, [
    ['what was withdrawn is shown', 'ids === undefined ? Prisma.sql`r."withdrawnAt" is null`', 'ids === undefined ? Prisma.sql`true`'],
  ]),
  ...plantedIn('api/resource/filter.ts', LIST, [
    ['a suspended grant is in force', `where a.state = 'active' and`, 'where'],
    ['signs of a pattern are no text', String.raw`text.replaceAll(/[\\%_]/g, String.raw` + '`' + String.raw`\$&` + '`)', 'text'],
  ]),
]
