import { type Mutant, plantedIn, unchecked } from './mutant.ts'

const DEADLINE = 'test/deadline/deadline.test.ts'
const LIMITS = 'test/deadline/limits.test.ts'
const DAYS = 'test/kernel/working-days.test.ts'
const ERASE = 'test/participant/erase.test.ts'
const LIABILITY = 'test/liability/liability.test.ts'
const DESTRUCTION = 'test/liability/destruction.test.ts'

const calendar: Mutant[] = plantedIn('api/kernel/working-days.ts', DAYS, [
  ['a make-up day is off', 'if (MAKE_UP_DAYS.has(day)) return true', '', 'day by day'],
  ['a holiday is at work', ' && !HOLIDAYS.has(day)', '', 'day by day'],
  ['the day itself counts', '  let day = beginOf(beijingDay(at))\n  for (let left', '  let day = addDays(beginOf(beijingDay(at)), -1)\n  for (let left', 'begins with the day after'],
  ['the calendar is known for ever', '<= CALENDAR_KNOWN_TO', '<= 9999', 'unknown beyond'],
])

const clocks: Mutant[] = [
  ...plantedIn('api/deadline/open.ts', DEADLINE, [
    ['a clock begins anew', 'if (other) return other.dueAt', 'if (other) return due', 'is one of its limit'],
  ]),
  ...plantedIn('api/deadline/close.ts', DEADLINE, [
    ['late counts as met', `, dueAt: { gte: ctx.now } }`, ' }', 'ms from its end'],
  ]),
  ...plantedIn('api/deadline/watch.ts', DEADLINE, [
    ['who closed too late missed nothing', `{ in: ['running', 'late'] }`, `'running'`, 'closed too late'],
    ['missed by each who looks', 'where: { id, ...missedWhere }', 'where: { id }', 'warns once'],
    ['warned of again and again', `state: 'running', warnedAt: null, missedAt: null`, `state: 'running', missedAt: null`, 'warns once'],
    ['missed at its last instant', '{ ...missedWhere, dueAt: { lt: now } }', '{ ...missedWhere, dueAt: { lte: now } }', 'warns once'],
  ]),
  ...plantedIn('api/deadline/find.ts', DEADLINE, [
    ['everybody sees every clock', 'seesAll(actor)', 'true', 'for others it is as absent'],
    ['who waits sees nothing', ', { interestedIds: { has: actor.participantId } }', '', 'for others it is as absent'],
    ['what is overdue is soon', `dueAt: { gte: now }, warnAt: { lte: now }`, 'warnAt: { lte: now }', 'how the clocks stand'],
  ]),
  ...plantedIn('api/deadline/deadline.ts', LIMITS, [
    ['a short span is warned of at its beginning', '* 0.8', '* 0', 'The warning|the warning'],
  ]),
]

const erasure: Mutant[] = plantedIn('api/participant/erase.ts', ERASE, [
  unchecked('who still trades is erased', 'agreement || grant', 'waits for'),
  unchecked('who has access is erased', 'people.some(({ enabled }) => enabled)', 'refuses whoever'),
  unchecked('nobody is erased in part', 'people.length < logins.length', 'refuses whoever'),
  ['two erase at once', '  await ctx.tx.$queryRaw`select id from participant where id = ${id} for update`\n', '', 'also by two at once'],
  ['a password stays', ', passwordHash: NO_PASSWORD', '', 'takes name, login and password'],
])

const liability: Mutant[] = [
  ...plantedIn('api/liability/liability.ts', LIABILITY, [
    unchecked('any stage is declared', '!allowed.includes(stage)', 'of the stage'),
    unchecked('what is to come is declared', 'fromAt > now', 'nor of what is to come'),
    unchecked('what is destroyed is declared', 'destroyedAt !== null', 'is destroyed|is one'),
  ]),
  ...plantedIn('api/liability/declare.ts', LIABILITY, [
    ['another’s resource is declared', ` and "departmentId" = \${me} for update`, ' for update', 'not another’s'],
  ]),
  ...plantedIn('api/liability/subject.ts', LIABILITY, [
    ['everybody asks for every resource', `oversees(actor) || row.departmentId === me`, 'true', 'who oversees, and each party'],
    ['everybody asks for every version', `!oversees(actor) && row.product.providerId !== actor.participantId`, 'false', 'who oversees, and each party'],
    ['everybody asks for every transfer', `oversees(actor) || isParty`, 'true', 'who oversees, and each party'],
  ]),
  ...plantedIn('api/liability/find.ts', LIABILITY, [
    ['a responsibility never ends', ` and (l."toAt" is null or l."toAt" > \${at})`, '', 'from supply to destruction'],
  ]),
  ...plantedIn('api/liability/liability.ts', DESTRUCTION, [
    unchecked('what nobody took is destroyed', `transfer.state !== 'released'`, 'of a transfer that is'),
    unchecked('it is destroyed while it may be used', '!ENDED.some((state) => state === agreement.state)', 'under an agreement'),
  ]),
  ...plantedIn('api/liability/destroy.ts', DESTRUCTION, [
    ['another’s copy is destroyed', 'where: { id: transferId, consumerId }', 'where: { id: transferId }', 'consumer’s alone'],
    ['the last two copies miss each other', '  await tx.$queryRaw`select id from agreement where id = ${agreementId} for update`\n', '', 'also of two filed at once'],
    ['the clock stops with the first copy', 'left?.count === 0', 'true', 'begins with the agreement’s end'],
  ]),
  ...plantedIn('api/liability/destructions.ts', DESTRUCTION, [
    ['a consumer sees others’ copies', "oversees(actor) ? Prisma.sql`true` : Prisma.sql`t.\"consumerId\" = ${actor.participantId}`", 'Prisma.sql`true`', 'each consumer its own'],
  ]),
]

/** Clocks, the calendar, erasure and liability. */
export const lawClocks: Mutant[] = [...calendar, ...clocks, ...erasure, ...liability]
