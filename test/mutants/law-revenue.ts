import { type Mutant, plantedIn, unchecked } from './mutant.ts'

const PURE = 'test/revenue/revenue.test.ts'
const PERIOD = 'test/revenue/period.test.ts'
const CEILING = 'test/revenue/ceiling.test.ts'
const KEEP = 'test/revenue/keep.test.ts'
const MARKET = 'test/catalog/market-price.test.ts'

/** Prices of public data: the maximum, the ceilings under it, what is earned of it, and what is told of deals. */
export const lawRevenue: Mutant[] = [
  ...plantedIn('api/revenue/revenue.ts', PURE, [
    ['revenue: subsidies are profit’s base, too', `profitBase === 'cost' ? costFen - subsidyFen : assetsFen`, `profitBase === 'cost' ? costFen : assetsFen`, 'net of subsidies'],
    ['revenue: assets never count', `profitBase === 'cost' ? costFen - subsidyFen : assetsFen`, 'costFen - subsidyFen', 'effective assets'],
    unchecked('revenue: any spread is permitted', 'spreadBps > spreadLimitBps', 'is refused with a spread'),
    unchecked('revenue: subsidies above the cost', 'subsidyFen > costFen', 'is refused with a spread'),
    ['revenue: what was carried is forgotten', 'profitFen + taxFen - carriedFen', 'profitFen + taxFen', 'the sum of its parts'],
    ['revenue: a maximum below nothing', 'allowed > 0n ? allowed : 0n', 'allowed', 'never below nothing'],
    ['revenue: an excess below nothing', 'excess > 0n ? excess : 0n', 'excess', 'to the fen'],
    ['revenue: a warning at 91 percent', 'WARNED_AT = [90, 100]', 'WARNED_AT = [91, 100]', 'reaches the step'],
    ['revenue: a period of two years', 'addYears(startsAt, 1)', 'addYears(startsAt, 2)', 'lasts a year'],
    ['revenue: a period before its grant', 'startsAt < grant.startsAt || ', '', 'outside of the grant'],
    ['revenue: a period that is over', ' || endsAt <= now', '', 'that is over'],
    ['revenue: neighbours overlap', 'a.startsAt < b.endsAt && b.startsAt < a.endsAt', 'a.startsAt <= b.endsAt && b.startsAt <= a.endsAt', 'overlaps'],
  ]),
  ...plantedIn('api/revenue/apply.ts', PERIOD, [
    unchecked('revenue: applied for without a grant', '!isInForce(grant, ctx.now)', 'not in force'),
    unchecked('revenue: two periods at one time', 'others.some((other) => overlaps(other, term))', 'above the limit'),
    ['revenue: two applications at once', `lockAuthorization(ctx, input.authorizationId, 'operatorId')`,
      `ctx.tx.operatingAuthorization.findUniqueOrThrow({ where: { id: input.authorizationId, operatorId: ctx.actor.participantId ?? '' } })`,
      'when many do it at once'],
    ['revenue: another’s grant', `lockAuthorization(ctx, input.authorizationId, 'operatorId')`, `ctx.tx.operatingAuthorization.findUniqueOrThrow({ where: { id: input.authorizationId } })`, 'by nobody else'],
  ]),
  ...plantedIn('api/revenue/decide.ts', PERIOD, [
    unchecked('revenue: fixed after its grant’s end', '!grant || !isInForce(grant, ctx.now)', 'not in force'),
    unchecked('revenue: fixed once it is over', 'row.endsAt <= ctx.now', 'once it is over'),
    ['revenue: decided on by another base', '{ ...rules, profitBase: baseOf(row) }', 'rules', 'by the same base'],
    ['revenue: changes are not recorded', '    changes,\n', '    changes: {},\n', 'with other figures'],
  ]),
  ...plantedIn('api/revenue/decide.ts', KEEP, [
    ['revenue: what is carried is not taken anew', 'await carriedInto(ctx, row.authorizationId, row.startsAt)', 'row.carriedFen', 'is taken anew'],
  ]),
  ...plantedIn('api/revenue/find.ts', PERIOD, [
    ['revenue: everybody sees every period', `oversees(actor) || actor.roles.includes('price_authority')`, 'true', 'by nobody else'],
  ]),
  ...plantedIn('api/revenue/realised.ts', KEEP, [
    ['revenue: refunds are earned', 'else -s."grossFen" end', 'else s."grossFen" end', 'captured less what was refunded'],
    ['revenue: other products are of the period', 'where d.id = ${productId} and c."authorizationId" = p."authorizationId"', 'where c."authorizationId" = p."authorizationId"', 'captured less what was refunded'],
    ['revenue: closed orders hold', `and o.state in ('placed', 'active')`, '', 'what orders and transfers hold'],
    ['revenue: counted twice', `and coalesce(p."countedTo", p."startsAt") < least(\${to}::timestamptz, p."endsAt")`, '', 'without losing'],
  ]),
  ...plantedIn('api/revenue/standing.ts', KEEP, [
    ['revenue: a maximum outside of its time', 'case when p.runs then p."maximumFen" else 0 end', 'p."maximumFen"', 'allows nothing'],
    ['revenue: orders pass the maximum together', 'order by p.id for update`', 'order by p.id`', 'of two orders at once'],
  ]),
  ...plantedIn('api/revenue/keep.ts', KEEP, [
    ['revenue: closed before all is settled', 'const SETTLED_AFTER_SECONDS = 300', 'const SETTLED_AFTER_SECONDS = 0', 'closes it once'],
    ['revenue: told at every look', 'step <= row.warnedPercent', 'step === 0', 'is told once'],
    unchecked('revenue: nothing is carried', 'excess > 0n', 'decided on before'),
    ['revenue: carried into a period before', 'startsAt: { gte: endsAt }', 'startsAt: { lt: endsAt }', 'decided on before'],
  ]),
  ...plantedIn('api/authorized-operation/ceiling.ts', CEILING, [
    ['ceiling: beyond the maximum', 'if (sum <= maximumFen) return', 'return', 'a fen above it'],
    ['ceiling: a period that is not approved', `period?.state !== 'approved' || `, '!period || ', 'that is approved'],
    ['ceiling: another grant’s period', ' || period.authorizationId !== authorizationId', '', 'that is approved'],
    ['ceiling: before its period', 'validFrom < period.startsAt || ', '', 'within their period'],
    ['ceiling: after its period', ' || validTo > period.endsAt', '', 'within their period'],
    ['ceiling: a trial after the first year', 'if (validTo <= end) return', 'return', 'after the first year'],
  ]),
  ...plantedIn('api/authorized-operation/set-ceiling.ts', CEILING, [
    ['ceiling: two at once pass the maximum', '  await tx.$queryRaw`select id from revenue_period where id = ${periodId} for update`\n', '', 'set at once'],
    ['ceiling: set anew it counts twice', 'where: { ceilingPeriodId: periodId, id: { not: id } }', 'where: { ceilingPeriodId: periodId }', 'set anew count once'],
    unchecked('ceiling: for what must be free', 'isFreePurpose(row.purposeClass)', 'must be free'),
  ]),
  ...plantedIn('api/catalog/market-price.ts', MARKET, [
    ['market price: of four deals', 'FEWEST = { deals: 5, consumers: 5, providers: 2 }', 'FEWEST = { deals: 4, consumers: 4, providers: 2 }', 'is not told of four'],
    ['market price: of one consumer', 'latest.size < FEWEST.consumers || ', '', 'is not told of'],
    ['market price: of one provider', ' || providers < FEWEST.providers', '', 'is not told of'],
    ['market price: of whoever buys most', 'if (!latest.has(consumerId)) latest', 'latest', 'counts each consumer once'],
    ['market price: to the fen', 'medianFen: roughly(medianFen)', 'medianFen', 'never'],
  ]),
]
