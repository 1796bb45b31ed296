import { type Mutant, plantedIn, unchecked } from './mutant.ts'

const WAY = 'test/registration/way.test.ts'
const KINDS = 'test/registration/kinds.test.ts'
const OBJECTION = 'test/registration/objection.test.ts'
const PRECHECK = 'test/registration/precheck.test.ts'
const IMPORT = 'test/registration/import.test.ts'
const RULES = 'test/property-registration/rules.test.ts'
const CERTIFICATE = 'test/property-registration/certificate.test.ts'

const publicRegistration: Mutant[] = [
  ...plantedIn('api/registration/registration.ts', 'test/registration/table.test.ts', [
    unchecked('every act of registration starts anywhere', 'from.includes(state)', 'takes objections'),
  ]).map((mutant) => ({ ...mutant, replace: 'if (true)' })),
  ...plantedIn('api/registration/registration.ts', PRECHECK, [
    ['a registration is renewed at any time', 'if (addDays(validTo, -RENEWAL_DAYS) <= now && now < validTo) return', 'return', 'renewal window'],
    ['a code is valid for four years', 'VALID_YEARS = 3', 'VALID_YEARS = 4', 'three years'],
    ['an agreement does not end a code', 'agreementEndsAt !== undefined && agreementEndsAt < longest', 'false', 'as long as its agreement'],
    ['an imported code begins after its end', 'validTo <= validFrom || validTo <= now', 'false', 'imported term'],
  ]),
  ...plantedIn('api/registration/registration.ts', KINDS, [
    unchecked('a cancellation is published', `(kind === 'cancellation') === (act === 'complete')`, 'without publicity'),
  ]).map((mutant) => ({ ...mutant, replace: 'if (true)' })),
  ...plantedIn('api/registration/submit.ts', WAY, [
    unchecked('an application is filed before its evidence is on the log', `deposit?.state !== 'recorded'`, 'to stand in the log'),
    ['an application is filed with its faults', 'if (blocking.length === 0) return', 'return', 'every fault at once'],
    ['what was not promised is replaced', 'if (!Object.keys(handedIn).every(', 'if (false && Object.keys(handedIn).every(', 'promised in writing'],
    unchecked('half of what was promised is enough', 'left.length > 0', 'promised in writing'),
  ]),
  ...plantedIn('api/registration/issue-code.ts', WAY, [
    unchecked('a code is given during the publicity', 'publicityTo === null || now < publicityTo', 'by working days'),
    ['a code is given against a promise', 'promise !== null && KeptPromise', 'false && KeptPromise', 'promised in writing'],
  ]),
  ...plantedIn('api/registration/issue-code.ts', KINDS, [
    ['a renewal begins at once', 'termFrom(previous.validTo ?? ctx.now,', 'termFrom(ctx.now,', 'from the end'],
    ['a change leaves the one before in force', 'await supersede(ctx, previous)', 'void supersede', 'takes the place'],
  ]),
  ...plantedIn('api/registration/draft.ts', WAY, [
    unchecked('a thing has two applications', 'open', 'one of two drafts'),
    unchecked('a valid code is given again', 'last?.validTo && now < last.validTo', 'in force is not registered'),
  ]),
  ...plantedIn('api/registration/store.ts', WAY, [
    unchecked('another’s application is one’s own', '!row || row.registrantId !== actor.participantId', 'absent one'),
    unchecked('a draft lies with the registry', '!row || isUnfiled(row)', 'a draft is nobody'),
  ]).map((mutant) => ({ ...mutant, replace: 'if (!row)' })),
  ...plantedIn('api/registration/subject.ts', WAY, [
    unchecked('another’s resource is registered', '!subject || subject.ownerId !== actor.participantId', 'another’s resource'),
  ]).map((mutant) => ({ ...mutant, replace: 'if (!subject)' })),
  ...plantedIn('api/registration/subject.ts', KINDS, [
    ['a grant that has ended is none', '(inForce.length > 0 ? inForce : concluded)', 'inForce', 'gives no code'],
  ]),
  ...plantedIn('api/registration/object.ts', OBJECTION, [
    unchecked('an objection comes after the publicity', 'publicityTo !== null && publicityTo <= now', 'comes in time'),
    unchecked('a registrant objects to itself', 'row.registrantId === ctx.actor.participantId', 'comes in time'),
    ['the first answer ends every objection', 'if (open === 0)', 'if (true)', 'holds the code up'],
    ['an upheld objection ends nothing', 'if (upheld) {', 'if (false) {', 'ends the application'],
  ]),
  ...plantedIn('api/registration/write.ts', OBJECTION, [
    ['an objection leaves no mark', 'const isObjected = late > 0', 'const isObjected = late > 99', 'marks the resource'],
  ]),
  ...plantedIn('api/registration/import.ts', IMPORT, [
    unchecked('a code stands at two resources', 'registration || (resource && resource.id !== subjectId)', 'stands at another'),
    unchecked('a refused code counts', '!input.verified', 'leaves its code free'),
  ]),
]

const propertyRegistration: Mutant[] = [
  ...plantedIn('api/property-registration/organ-data.ts', RULES, [
    [
      'G2 organ data is registered as property', `if (ownerRoles.includes('department') || isGivenFreely(sourceMode) || resourceId !== null) throw organData()`,
      '', 'organs',
    ],
    ['G2 a public product needs no registration', `if (sourceMode !== 'authorised') return`, 'return', 'organs'],
  ]),
  ...plantedIn('api/resource/resource.ts', RULES, [
    ['G2 an expired registration will do', ' && now < registrationValidTo', '', 'organs'],
    ['G2 a revoked registration will do', ' && registrationRevokedAt === null', '', 'organs'],
  ]),
  ...plantedIn('api/property-registration/organ-data.ts', CERTIFICATE, [
    unchecked('G2 is not asked of what the database has', 'ownerRoles.includes', 'organ data'),
  ]).map((mutant) => ({
    ...mutant, find: '  checkOrganData({ sourceMode, resourceId, ownerRoles: owner.roles, resources }, now)\n',
    replace: '  void [sourceMode, resourceId, resources, now]\n',
  })),
  ...plantedIn('api/property-registration/right-matrix.ts', RULES, [
    ['an entrusted processor has rights', 'isAllowed === true ? ALL : []', 'ALL', 'right matrix'],
    ['what was fused is provided without consent', 'hasConsent === true ? ALL : HOLD_AND_USE', 'ALL', 'right matrix'],
    ['what was crawled is provided as it is', 'isOwnProduct === true ? ALL : HOLD_AND_USE', 'ALL', 'right matrix'],
  ]),
  ...plantedIn('api/property-registration/property-registration.ts', RULES, [
    ['a certificate has any number', '(?:0[1-9]|1[0-2])', '\\d{2}', 'SJ3712026130001'],
    ['a certificate is valid for six years', 'VALID_YEARS = 5', 'VALID_YEARS = 6', 'its term'],
    ['a certificate never lapses', 'validTo !== null && validTo <= now', 'false', 'lapses'],
    ['a certificate is renewed at any time', 'if (from <= today && today <= to) return', 'return', 'renewal of a certificate'],
  ]),
  ...plantedIn('api/property-registration/certificate.ts', CERTIFICATE, [
    unchecked('any document is verified', 'input.publishedDigest !== row.fileDigest', 'not the one that was published'),
    ['the fast lane is open to an objected certificate', ', objected: false', '', 'closes with an objection'],
    ['the fast lane is open to a lapsed certificate', '      validTo: { gt: now },\n', '', 'in its term'],
    ['the fast lane is open to another’s certificate', 'holderId: product.providerId, ', '', 'provider’s alone'],
  ]),
  ...plantedIn('api/property-registration/store.ts', CERTIFICATE, [
    ['another’s property registration is one’s own', '!row || row.holderId !== actor.participantId', '!row', 'absent one'],
    ['a reviewer looks at what was not handed in', '!row || row.fileDigest === null', '!row', 'before a certificate'],
  ]),
  ...plantedIn('api/property-registration/prepare.ts', CERTIFICATE, [
    unchecked('a product has two property registrations', 'open', 'one for a product'),
    unchecked('a property registration is handed in with faults', 'faults.length > 0', 'with faults'),
    ['a certificate is renewed too early', 'checkRenewalWindow(previous.validTo ?? ctx.now, ctx.now)', 'void checkRenewalWindow', 'in its window'],
  ]),
]

/** The guards of the two registrations: of public resources, and of property. */
export const lawRegistration: Mutant[] = [...publicRegistration, ...propertyRegistration]
