import { type Mutant, plantedIn, unchecked } from './mutant.ts'

/** What stands before a listing beside the gates of the law. */
const gates: Mutant[] = plantedIn('api/listing/check.ts', 'test/listing/submit.test.ts', [
  ['a listing asks no gate', '  await passGates(', '  void (', 'public data'],
  unchecked('a listing lacks what must be told', 'faults.length > 0 || version === null', 'each thing that is missing'),
])

const NEGOTIATE = 'test/agreement/negotiate.test.ts'
const STANDING = 'test/agreement/standing-offer.test.ts'
const PLACE = 'test/order/place.test.ts'

const agreements: Mutant[] = [
  ...plantedIn('api/agreement/sign.ts', NEGOTIATE, [
    ['a party’s own signature is not checked', 'if (await isSignedBy(platform, terms, signature, addressOf(key)))', 'if (true)', 'a signature'],
    unchecked('a signature out of turn', `read.state === 'offered' && read.turn !== ctx.actor.participantId`, 'the one who waits'),
    ['a signature asks no gates again', `  await checkStillTradable(ctx, 'sign', read)\n`, '', 'no longer listed'],
  ]),
  ...plantedIn('api/agreement/terms.ts', NEGOTIATE, [
    ['a signature is anybody’s', 'return signer.toLowerCase() === address', 'return true', 'does not count'],
    ['a signature has a malleable twin', ' && BigInt(`0x${signature.slice(66, 130)}`) <= HIGHEST_S', '', 'in a form that the contract'],
    ['a signature’s v is 0 or 1', '1[bc]$/', '[01][0-9bc]$/', 'in a form that the contract'],
  ]),
  ...plantedIn('api/agreement/negotiate.ts', NEGOTIATE, [
    ['a counter-offer out of turn', 'if (read.turn !== ctx.actor.participantId)', 'if (false)', 'the one who waits'],
    unchecked('a renewal of another’s agreement', '!(await ctx.tx.agreement.findFirst({ where }))', 'a renewal'),
    ['a counter-offer’s window', '  checkWindow(facts, ctx.now)\n', '', 'passes the checks'],
  ]),
  ...plantedIn('api/agreement/listed.ts', NEGOTIATE, [
    unchecked('self-dealing', 'consumerId === listing.providerId', 'to oneself'),
    unchecked('a suspended consumer’s offer', 'consumer.suspended', 'while the consumer'),
    unchecked('an offer on a suspended product', 'product.suspended', 'while the product'),
    unchecked('an offer to a suspended provider', 'provider.suspended', 'while the provider'),
    [`an offer on what is not listed`, ` || !states.includes(listing.state)`, '', 'not for a listing that is not listed'],
  ]),
  ...plantedIn('api/agreement/standing-offer.ts', STANDING, [
    ['a standing offer over a listing that moved', 'await saveListing(ctx, listing, { standingOffer })',
      'await ctx.tx.listing.update({ where: { id: listingId }, data: { standingOffer } })', 'was delisted since'],
  ]),
  ...plantedIn('api/listing/store.ts', STANDING, [
    ['a listing is saved whatever its revision', ', revision: read.revision },', ' },', 'of two that read'],
    ['a saved listing keeps its revision', '{ ...change, revision: read.revision + 1 }', 'change', 'of two that read'],
  ]),
  ...plantedIn('api/agreement/agreement.ts', 'test/agreement/agreement.test.ts', [
    ['a window that ends before it begins', 'if (days <= 0) throw', 'if (false) throw', 'the window'],
    ['a window that is over', 'if (endsAt <= now)', 'if (false)', 'the window'],
    ['a window of more than five years', 'if (days > MAX_TERM_DAYS) throw', 'if (false) throw', 'the window'],
    ['every act from every state', 'if (from.some((start) => start === state)) return to', 'return to', 'the table of states'],
  ]),
  ...plantedIn('api/agreement/find.ts', 'test/agreement/agreement.test.ts', [
    ['another’s agreement', 'where: { id, ...visible(actor) }', 'where: { id }', 'somebody else’s'],
  ]),
  ...plantedIn('api/order/place.ts', PLACE, [
    ['an order by the provider', '  if (agreement.consumerId !== ctx.actor.participantId) throw notFound()\n', '', 'is hidden from a provider'],
    unchecked('an order of what nobody signed', `agreement.state !== 'signed'`, 'is refused while'),
  ]),
  ...plantedIn('api/order/find.ts', 'test/order/find.test.ts', [
    ['another’s order', 'where: { id, ...visible(ctx) }', 'where: { id }', 'are hidden'],
    ['others’ orders in the list', 'where: visible(ctx) })', 'where: {} })', 'are hidden'],
  ]),
]

const REVIEW = 'test/listing/listing.test.ts'

const listings: Mutant[] = [
  ...plantedIn('api/listing/listing.ts', REVIEW, [
    unchecked('one person gives both reviews', 'reviews.some(({ reviewerId }) => reviewerId === personId)', 'a reviewer'),
    ['a provider’s person reviews', 'if (participantId === providerId) throw', 'if (false) throw', 'a reviewer'],
    unchecked('a review out of order', '!isDue', 'a reviewer'),
    ['a review by no person', 'if (personId === null) throw', 'if (false) throw', 'a reviewer'],
    ['every act from every listing’s state', 'if (from.includes(state)) return to', 'return to'],
  ]),
  ...plantedIn('api/listing/store.ts', 'test/listing/draft.test.ts', [
    ['another’s listing', 'if (!row || row.providerId !== actor.participantId) throw notFound()', 'if (!row) throw notFound()', 'hides drafts'],
  ]),
  ...plantedIn('api/listing/review.ts', 'test/listing/review.test.ts', [
    unchecked('a review of another round than was read', 'input.round !== listing.round', 'for the round that its reviewer read'),
  ]),
  ...plantedIn('api/listing/store.ts', 'test/listing/review.test.ts', [
    ['an approval counts for every round', 'where: { listingId: id, round }', 'where: { listingId: id }', 'for that round alone'],
    ['a draft is shown to reviewers', ' || row.round === 0', '', 'hides drafts'],
  ]),
  ...plantedIn('api/listing/check.ts', 'test/listing/submit.test.ts', [
    ['a suspended product is submitted', 'if (isSuspended) throw', 'if (false) throw', 'refuses a suspended'],
  ]),
  ...plantedIn('api/listing/on-market.ts', 'test/catalog/view.test.ts', [
    ['a draft in the catalogue', ` || listing.state !== 'listed'`, ''],
    ['a suspended product in the catalogue', 'if (product.suspended || provider.suspended) throw notFound()', ''],
  ]),
  ...plantedIn('api/listing/on-market.ts', 'test/listing/hold.test.ts', [
    ['a held listing in the catalogue', `if (hold) throw`, 'if (!hold) throw'],
  ]),
  ...plantedIn('api/catalog/store.ts', 'test/listing/hold.test.ts', [
    ['a held listing is found', `  and s."listingId" not in (select id from listing where hold is not null)`, ''],
  ]),
  ...plantedIn('api/listing/hold.ts', 'test/listing/hold.test.ts', [
    ['a shut gate holds nothing', `.get(one.id))))\n`, `.get('nobody'))))\n`],
    unchecked('nothing is put back', '!refusal'),
    ['two processes hold one', 'holdOf(row)?.code === codeOf(refusal) || ', ''],
  ]),
  ...plantedIn('api/listing/delist.ts', 'test/listing/hold.test.ts', [
    ['a delisted listing stays held', ', hold: Prisma.DbNull', ''],
  ]),
  ...plantedIn('api/product/store.ts', 'test/product/create.test.ts', [
    ['another’s product', 'if (!row || row.providerId !== actor.participantId) throw notFound()', 'if (!row) throw notFound()', 'is hidden'],
  ]),
  ...plantedIn('api/product/create.ts', 'test/product/create.test.ts', [
    ['another’s scenario', 'where: { id, authorization: { operatorId: actor.participantId } }', 'where: { id }'],
    ['a parent that was never bought', ' || (!isOwn && !bought.some(({ productId }) => productId === id))', ''],
  ]),
  ...plantedIn('api/authorized-operation/store.ts', 'test/authorized-operation/scenario-acts.test.ts', [
    ['another’s grant', ' || row[side] !== actor.participantId', '', 'as for absent ones'],
  ]),
]

const supervision: Mutant[] = plantedIn('api/supervision/measure.ts', 'test/supervision/measure.test.ts', [
  ['measures over one thing don’t wait for each other', '  await lockSubject(ctx, scope, subjectId)\n', '', 'of suspensions at once'],
  unchecked('a second suspension is taken', `act === 'suspend' && running && running.state !== 'refused'`, 'is taken once'),
  ['a refused suspension stays beside the next', `if (act === 'suspend') await tx.measure.updateMany({ where: inForce, data: { endedAt: now } })`,
    `if (act === 'suspend') await tx.measure.count()`, 'that the chain refuses'],
  ['what is not suspended is resumed', 'else if (!running) throw', 'else if (false) throw', 'is taken once'],
  ['a resumption is taken twice', `act: 'resume', state: 'pending' }`, `act: 'resume', state: '' }`, 'of suspensions at once'],
])

/** The rules of the trade: gates, reviews, agreements, supervision, and whose each thing is. */
export const trade: Mutant[] = [...gates, ...listings, ...agreements, ...supervision]
