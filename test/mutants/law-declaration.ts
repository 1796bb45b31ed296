import { type Mutant, plantedIn, unchecked } from './mutant.ts'

const PURE = 'test/product/declaration.test.ts'
const DETECTED = 'test/product/detected.test.ts'
const DECLARE = 'test/product/declare.test.ts'
const CONSENT = 'test/product/consent.test.ts'
const COMPARE = 'test/product/compare-versions.test.ts'
const DETECT = 'test/content/detect-personal.test.ts'
const CHECKS = 'test/listing/checks.test.ts'
const TESTED = 'test/listing/delivery-test.test.ts'

/** What is declared of products, what is found in them, and what reviewers must tick. */
export const lawDeclaration: Mutant[] = [
  ...plantedIn('api/product/declaration.ts', PURE, [
    ['declaration: none is due', `if (declared === null)`, 'if (false)', 'is due'],
    ['declaration: evidence of any kind will do', 'evidence.every((one) => one.kind !== kind)', 'evidence.length === 0', 'evidence of the source'],
    ['declaration: listed without the right to operate', `rights.includes('operate')`, `rights.includes('use')`, 'right to operate'],
    unchecked('declaration: a prohibited class left open', 'open.length > 0', 'prohibited class'),
    unchecked('declaration: core data', `grade === 'core'`, 'grades'),
    unchecked('declaration: important data without re-grading', 'regradeDecision === null', 'grades'),
    ['declaration: a risk assessment at its end', 'riskTo <= now', 'riskTo < now', 'grades'],
    ['declaration: none with personal information', `    if (detected.hasPersonal)\n`, '    if (false)\n', 'against what was found'],
    unchecked('declaration: anonymised with personal information', `personalBasis === 'anonymised' && detected.hasPersonal`, 'against what was found'),
    unchecked('declaration: sensitive untold', 'detected.sensitive && !sensitive', 'against what was found'),
    unchecked('declaration: children untold', 'detected.minors && !minors', 'against what was found'),
    ['declaration: an impact assessment that is over', 'assessmentTo === null || assessmentTo <= now', 'assessmentTo === null', 'against what was found'],
  ]),
  ...plantedIn('api/product/detected.ts', DETECTED, [
    ['detected: masked columns count', 'ofPersons && !maskedFields.includes(column)', 'ofPersons', 'is masked'],
    ['detected: weak kinds count alone', 'open = found.filter(({ column }) => ofPersons && ', 'open = found.filter(({ column }) => ', 'landlines and addresses'],
    unchecked('detected: names of columns say nothing', 'NAMED[kind].test(column)', 'says so'),
    ['detected: amounts are mobiles', `isNumber(type) && kind === 'mobile'`, 'false', 'eleven digits'],
    ['detected: one below the share', 'return shareBps >= (', 'return shareBps > (', 'share of'],
  ]),
  ...plantedIn('api/product/declare.ts', DECLARE, [
    unchecked('declare: under the reviewers’ eyes', `state === 'under_review'`, 'in state under_review'),
    ['declare: beside a submission', 'where: { id, state, revision }, data: { revision: revision + 1 }', 'where: { id }, data: {}', 'whoever comes first'],
    ['declare: without its event', `  await recordEvent(ctx, 'product.declared', productId, {`, `  void ((..._: unknown[]) => 0)(ctx, 'product.declared', productId, {`, 'records each'],
  ]),
  ...plantedIn('api/product/enter-consent.ts', CONSENT, [
    unchecked('consent: for what rests on none', `declaration?.personalBasis !== 'consent'`, 'rest on it'),
    unchecked('consent: to oneself', 'input.recipientId === product.providerId', 'refuses with'),
    unchecked('consent: to nobody', `recipient?.state !== 'admitted'`, 'refuses with'),
    unchecked('consent: that is over', 'input.validTo <= ctx.now', 'refuses with'),
  ]),
  ...plantedIn('api/product/consent.ts', CONSENT, [
    ['consent: valid at its end', 'validTo > now', 'validTo >= now', 'to the instant'],
    unchecked('consent: withdrawn twice', 'from.includes(state)', 'as the table says'),
  ]),
  ...plantedIn('api/product/withdraw-consent.ts', CONSENT, [
    ['consent: another’s', ` || product?.providerId !== ctx.actor.participantId`, '', 'provider of the product alone'],
    ['consent: by two at once', 'where: { id, withdrawnAt: null }', 'where: { id }', 'two withdraw'],
  ]),
  ...plantedIn('api/product/find-consents.ts', CONSENT, [
    ['consent: seen by everybody', 'seesAll(actor) ? {} : {', 'true ? {} : {', 'by nobody else'],
  ]),
  ...plantedIn('api/product/compare-versions.ts', COMPARE, [
    ['comparison: bounds of masked columns', 'isMasked ? null : {', 'false ? null : {', 'no bound'],
    ['comparison: a mask of the older version', '[...before.maskedFields, ...after.maskedFields]', '[...after.maskedFields]', 'no bound'],
  ]),
  ...plantedIn('api/content/personal-patterns.ts', DETECT, [
    ['identity: any check character', `THEN coalesce(\${birthOf(x)} >= DATE '1850-01-01', false)`, 'THEN true', 'calendar'],
    ['identity: without its check', '\'10X98765432\'', '\'11111111111\'', 'finds'],
    ['card: any check digit', ') % 10 = 0 END', ') % 10 >= 0 END', 'check digit is wrong'],
    ['mobile: any eleven digits', '1(?:3[0-9]|', '1(?:[0-9]{2}|', 'no mobile'],
    ['minors: a day too late', '} YEAR > DATE', '} YEAR >= DATE', 'children and minors'],
  ]),
  ...plantedIn('api/listing/checks.ts', CHECKS, [
    ['checks: approved with a failed one', 'if (failed.length > 0)\n    throw', 'if (false)\n    throw', 'whatever is ticked'],
    ['checks: approved unticked', 'if (open.length === 0) return', 'if (open.length >= 0) return', 'to be ticked'],
    ['checks: a shut gate', '!isOpen && (', '(', 'passes all'],
    unchecked('checks: delivery untested', 'delivery === null', 'delivery of'),
  ]),
  ...plantedIn('api/listing/review.ts', TESTED, [
    unchecked('review: without its checks', 'version', 'demanded by an approval|unticked'),
  ]),
  ...plantedIn('api/listing/delivery-test.ts', TESTED, [
    ['delivery test: unmasked', `personalBasis === 'consent' ? [] : version.maskedFields`, `personalBasis === 'consent' ? [] : []`, 'masked columns'],
    ['delivery test: of another’s', ': await getOwnListing(ctx, id)', ': await getSubmittedListing(ctx, id)', 'hidden from others'],
    ['delivery test: in any state', `  stateAfter('test_delivery', listing)\n`, '', 'by the table'],
  ]),
]
