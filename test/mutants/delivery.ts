import { type Mutant, plantedIn, unchecked } from './mutant.ts'

const HOLD = 'test/delivery/hold.test.ts'
const RESERVE = 'test/delivery/reserve.test.ts'
const SUSPENSION = 'test/delivery/suspension.test.ts'
const TRANSFER = 'test/delivery/transfer.test.ts'
const CONTENT = 'test/delivery/content.test.ts'
const PUBLIC_DATA = 'test/delivery/public-data.test.ts'
const LAPSE = 'test/delivery/lapse.test.ts'

const release: Mutant[] = [
  ...plantedIn('api/delivery/release.ts', HOLD, [
    ['bytes leave before the record', `if (row.state === 'recorded' || row.state === 'released') return undefined`, 'return undefined', 'not one byte'],
  ]),
  ...plantedIn('api/delivery/request.ts', HOLD, [
    ['a request does not wait for the chain', 'while (isPending(transfer))', 'while (false)', 'not one byte'],
  ]),
  ...plantedIn('api/delivery/receipt.ts', HOLD, [
    unchecked('a receipt before the record', 'row.recordIndex === null', 'not one byte'),
  ]),
  ...plantedIn('api/delivery/withhold.ts', SUSPENSION, [
    ['release while all is suspended', 'if (isAllSuspended) return refusalFor(10)', '', 'withholds what was recorded'],
    ['release of a suspended agreement', 'if (standing.agreementSuspended) return refusalFor(9)', '', 'withholds what was recorded'],
    ['release of a suspended product', 'if (standing.productSuspended) return refusalFor(8)', '', 'withholds what was recorded'],
    ['release to a suspended consumer', 'if (standing.consumerSuspended) return refusalFor(7)', '', 'withholds what was recorded'],
    ['release of a suspended provider', 'return standing.providerSuspended ? refusalFor(6) : undefined', 'return undefined', 'withholds what was recorded'],
    ['what is withheld is not refunded', '  await refundCharges(ctx, [row])\n', '', 'withholds what was recorded'],
  ]),
  ...plantedIn('api/delivery/release.ts', SUSPENSION, [
    ['what was withheld is released', `if (row.state === 'withheld') return withheld()`, `if (row.state === 'withheld') return undefined`, 'withholds what was recorded'],
  ]),
  ...plantedIn('api/delivery/send.ts', CONTENT, [
    ['HEAD releases', `c.req.method !== 'HEAD' && !isKnown(c, row)`, '!isKnown(c, row)', 'by its first byte'],
    ['304 releases', `c.req.method !== 'HEAD' && !isKnown(c, row)`, `c.req.method !== 'HEAD'`, 'by its first byte'],
    ['a range beyond the content releases', '  rangeWanted(c, row)\n', '', 'by its first byte'],
  ]),
  ...plantedIn('api/delivery/release.ts', CONTENT, [
    ['any wish releases', `if (sends === true && row.state === 'recorded')`, `if (row.state === 'recorded')`, 'by its first byte'],
    ['what was sent is not marked', '  await markReleased(ctx, opened)\n', '', 'by its first byte'],
  ]),
  ...plantedIn('api/delivery/withhold.ts', PUBLIC_DATA, [
    ['release without the gates of a running agreement', ' ?? gated.get(dealOf(standing))', '', 'is withheld, and its money'],
  ]),
  ...plantedIn('api/delivery/release.ts', PUBLIC_DATA, [
    ['what lay ready until the end is refunded', ' && !isLate', '', 'its channel closes'],
  ]),
  ...plantedIn('api/delivery/reserve.ts', PUBLIC_DATA, [
    ['reservation without the gates of a running agreement', '      gated.get(demand.agreementId) ??\n', '', 'nothing more is reserved'],
  ]),
  ...plantedIn('api/delivery/beforehand.ts', PUBLIC_DATA, [
    ['content is prepared without the gates', `(await deliveryRefusals(ctx, 'request', [agreement])).get(agreement.id)`, 'undefined', 'nothing more is reserved'],
  ]),
  ...plantedIn('api/delivery/lapse.ts', LAPSE, [
    ['what lay ready until the end does not lapse', ', gatesUntilEnd)', ')', 'and not before'],
    ['what can still be fetched lapses', 'a."endsAt" <= ${endedBefore}', 'a."endsAt" <= ${ctx.now}', 'and not before'],
    ['what was suspended lapses', 'standings.get(id)?.obstacle !== undefined', 'standings.get(id) === undefined', 'since it was suspended'],
    ['what could be fetched is withheld', 'standings.get(id)?.obstacle !== undefined', 'standings.get(id) !== undefined', 'and not before'],
    ['transfers lapse while the history contradicts itself', 'if (await haltOf(tx)) return', 'if (false) return', 'contradicts itself'],
    ['one that can’t be withheld goes unsaid', '  if (failure) throw failure\n', '', 'fails no other'],
  ]),
  ...plantedIn('api/delivery/release.ts', LAPSE, [
    ['what has lapsed is withheld', `  if (row.state === 'lapsed') return purged()\n`, '', 'is over'],
  ]),
  ...plantedIn('api/gate/g05-personal.ts', 'test/delivery/masked.test.ts', [
    ['what was prepared unmasked leaves without its consent', 'if (deal.isUnmasked === true) return withoutConsent()', ''],
  ]),
  ...plantedIn('api/delivery/release.ts', 'test/delivery/unreadable.test.ts', [
    ['what could not be looked at is withheld', ` && !isUnknown ?`, ' ?'],
  ]),
  ...plantedIn('api/delivery/lapse.ts', 'test/delivery/unreadable.test.ts', [
    ['what could not be looked at lapses', `obstacle?.kind === 'unavailable' ? obstacle : `, ''],
  ]),
  ...plantedIn('api/gate/load-detected.ts', 'test/listing/gate-version.test.ts', [
    ['the gates read another version than is asked about', 'v.number = named.number', 'true'],
  ]),
  ...plantedIn('api/listing/deliverable.ts', 'test/delivery/version.test.ts', [
    ['a version of other columns is delivered', '\n      and version.shape = approved.shape', '', 'of other columns'],
    ['a version before the approved one is delivered', ' and version.number >= approved.number', '', 'before the approved version'],
    ['a later version is not delivered', 'version.number >= approved.number', 'version.number = approved.number', 'its updates of the same columns'],
  ]),
  ...plantedIn('api/delivery/release.ts', TRANSFER, [
    ['another’s content', 'if (row?.consumerId !== actor.participantId) return notFound()', 'if (!row) return notFound()', 'nor another consumer’s'],
  ]),
  ...plantedIn('api/delivery/find.ts', TRANSFER, [
    ['another’s transfer', 'where: { id, ...visible(actor) }', 'where: { id }', 'nor another consumer’s'],
    ['others’ transfers in the list', 'const where = { ...visible(ctx.actor), ', 'const where = { ', 'nobody else’s'],
  ]),
  ...plantedIn('api/delivery/request.ts', TRANSFER, [
    unchecked('a transfer’s key with another demand', 'known && known.requestDigest !== requestDigest', 'with another body'),
  ]),
]

const reserve: Mutant[] = plantedIn('api/delivery/reserve.ts', RESERVE, [
  ['the quota is not looked at', 'if (room <= 0n) return refusalFor(REASON.quotaExhausted)', '', 'when all is used'],
  ['what is reserved counts for nothing', 'quota - usedCount - reservedCount', 'quota - usedCount', 'when the rest is reserved'],
  ['what is used counts for nothing', 'quota - usedCount - reservedCount', 'quota - reservedCount', 'when all is used'],
  ['a group’s demands do not count', '      standing.room -= 1n\n', '', 'the last use'],
  ['reservations are not counted', '  await countReservations(ctx.tx, rows)\n', '', 'a sound demand'],
  ['before the window', 'if (now < agreement.startsAt) return refusalFor(REASON.beforeWindow)', '', 'before the window'],
  ['after the window', 'if (now >= agreement.endsAt) return refusalFor(REASON.afterWindow)', '', 'after the window'],
  ['a suspended agreement', 'if (agreement.suspended) return refusalFor(REASON.agreementSuspended)', '', 'of a suspended agreement'],
  ['an agreement that is over', `if (agreement.state !== 'active') return refusalFor(REASON.agreementNotActive)`, '', 'not in force'],
  ['another’s agreement', 'agreement.consumerId !== actor.participantId || ', '', 'under another’s'],
  ['another product’s version', ' || version.productId !== agreement.productId', '', 'under another’s'],
  ['a demand by whom may not', `    permit(actor, 'transfer.request')\n`, '', 'under another’s'],
  ['a key with another demand', 'if (found instanceof AppError || found.requestDigest === demand.requestDigest) return found', 'return found', 'a key that comes twice'],
])

const POST = 'test/account/post.test.ts'
const CHARGE = 'test/settlement/charge.test.ts'

const money: Mutant[] = [
  ...plantedIn('api/delivery/settle.ts', 'test/delivery/chain-refuses.test.ts', [
    ['what the chain rejects is paid', 'if (refused.length > 0) await freeCharges(ctx, refused)',
      'if (refused.length > 0) await captureCharges(ctx, refused, feeBps)'],
    ['what the chain rejects stays held', '    if (refused.length > 0) await freeCharges(ctx, refused)\n', ''],
    ['what the chain rejects counts as used', 'await count(tx, refused, 0n)', 'await count(tx, refused, 1n)'],
  ]),
  ...plantedIn('api/delivery/settle.ts', 'test/delivery/money.test.ts', [
    ['what is recorded is not paid', 'await captureCharges(ctx, taken, feeBps)', 'new Map(taken.map(({ id }) => [id, 0n]))', 'a price per use'],
  ]),
  ...plantedIn('api/account/account.ts', POST, [
    ['an account gives what it does not have', 'if (amountFen >= 0n || balanceFen + amountFen >= 0n || ', 'if (true || ', 'would fall below zero'],
    ['any payable may owe', `if (account === 'payable' && mayOwe)`, `if (account === 'payable')`, 'only custody'],
  ]),
  ...plantedIn('api/account/book.ts', POST, [
    ['a journal does not sum to zero', `assert(entries.reduce((sum, { amountFen }) => sum + amountFen, 0n) === 0n, 'the entries of a journal sum to zero')`, '', 'must sum to zero'],
    ['a journal is posted twice', 'if (before.has(reference)) return alreadyPosted(kind, reference)', '', 'once'],
    ['a group’s sums do not run', `+ (sums.get(id) ?? 0n), entry.amountFen`, `, entry.amountFen`, 'running sums'],
  ]),
  ...plantedIn('api/db/migrations/20261124192055_init/migration.sql', 'test/account/constraints.test.ts', [
    ['the database lets journals be unbalanced', `<> 0 THEN`, 'IS NULL THEN', 'do not sum to zero'],
  ]),
  ...plantedIn('api/settlement/charge.ts', CHARGE, [
    ['what can’t be held is given', 'outcomes.set(transferId, journal instanceof AppError ? journal : { heldFen: charge.transferFen })',
      'outcomes.set(transferId, { heldFen: charge.transferFen })', 'in a group'],
    ['an order is not paid for', '  await post(ctx, { kind: \'order_hold\', reference: id, entries })\n', '', 'one-off'],
    ['what was rejected is freed twice', 'if (book.posted(id) !== undefined) continue', '', 'however often'],
  ]),
  ...plantedIn('api/settlement/capture.ts', CHARGE, [
    ['a capture is made twice', 'if (posted !== undefined || (grossFen', 'if ((grossFen', 'of rows captures once'],
  ]),
  ...plantedIn('api/settlement/refund.ts', 'test/settlement/refund.test.ts', [
    ['a refund is made twice', 'book.posted(reference) === undefined && parts.grossFen > 0n', 'parts.grossFen > 0n', 'once'],
  ]),
  ...plantedIn('api/http/idempotency.ts', 'test/http/idempotency.test.ts', [
    ['a key stands for any request', 'if (stored.requestDigest === requestDigest)', 'if (true)', 'the key of another request'],
  ]),
  ...plantedIn('api/account/find.ts', 'test/account/top-up.test.ts', [
    ['others’ top-ups', `isPermitted(ctx.actor, 'account.confirm_top_up') ? {} : { participantId: ctx.actor.participantId }`, '{}', 'is hidden from others'],
  ]),
  ...plantedIn('api/settlement/store.ts', 'test/settlement/payout.test.ts', [
    ['what has lapsed is never paid out', `where p.state not in ('released', 'lapsed')`, `where p.state <> 'released'`, 'once it has lapsed'],
    ['a one-off price waits for a release', `t.state in ('released', 'lapsed')`, `t.state = 'released'`, 'any has lapsed'],
    ['what nobody was sent is paid out', `where p.state not in ('released', 'lapsed')`, `where p.state = ''`, 'is not paid out'],
  ]),
  ...plantedIn('api/settlement/find.ts', 'test/settlement/payout.test.ts', [
    ['others’ payouts', `isPermitted(ctx.actor, 'settlement.pay_out') ? {} : { providerId: ctx.actor.participantId }`, '{}', 'is hidden from others'],
  ]),
]

/** No byte before its record, no use beyond the quota, no fen made or lost. */
export const delivery: Mutant[] = [...release, ...reserve, ...money]
