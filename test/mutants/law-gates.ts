import { type Mutant, plantedIn, unchecked } from './mutant.ts'

const RULES = 'test/gate/gates.test.ts'
const WAYS = 'test/gates.test.ts'

const gate = (file: string, edits: Parameters<typeof plantedIn>[2]): Mutant[] =>
  plantedIn(`api/gate/${file}.ts`, RULES, edits)

/** Each gate, part by part. */
const rules: Mutant[] = [
  ...gate('g01-authorized', [
    unchecked('G1 without a grant in force', '!isInForce(authorization, now)'),
    unchecked('G1 with a scenario that is not in use', '!isScenarioInUse(scenario.state)'),
    unchecked('G1 with a resource beyond the grant', '!scenario.resourceIds.every((id) => authorization.resourceIds.includes(id))'),
    unchecked('G1 without registrations', '!areRegistered(scenario.resourceIds, resources, now)'),
    unchecked('G1 without a ceiling', '!isFreePurpose(scenario.purposeClass) && !hasCeiling(scenario, now)'),
    ['G1 a ceiling that is over', ' && ceilingFrom <= now && now < ceilingTo', ''],
  ]),
  ...plantedIn('api/resource/resource.ts', RULES, [
    ['G1 a registration that has not begun', 'registrationValidFrom <= now && ', ''],
    ['G1 a registration that is over', ' && now < registrationValidTo', ''],
  ]),
  ...gate('g03-raw', [
    ['G3 raw data by declaration', `declaration?.processing === 'raw'`, 'false'],
    ['G3 raw data by another name', 'const same = sameFile.find((resource) => !isFree(facts, resource))', 'const same = undefined as typeof sameFile[0] | undefined'],
  ]),
  ...gate('g04-grade', [
    unchecked('G4 core data', `grades.includes('core')`),
    ['G4 important data as they are', `if (!grades.includes('important')) return undefined`, 'return undefined'],
    unchecked('G4 an old risk assessment', '!isValid(declaration.riskDigest, declaration.riskTo, now)'),
    ['G4 the grades of resources', `, ...resources.map(({ grade }) => grade)]`, ']'],
  ]),
  ...gate('g05-personal', [
    ['G5 personal values in the file', 'if (!detected.hasPersonal) return undefined', 'return undefined'],
    unchecked('G5 without an assessment', '!hasAssessment(facts)'),
    [`G5 without consent`, `if (!isFrom(moment, 'order') || hasConsent(facts)) return undefined`, 'return undefined'],
    ['G5 consent to another recipient', 'recipientId === consumer?.id && ', ''],
    ['G5 consent that was withdrawn', ' && withdrawnAt === null', ''],
    ['G5 consent that is over', ' && now < validTo', ''],
  ]),
  ...gate('g06-shared', [
    ['G6 without consent', 'if (!found) return undefined', 'return undefined'],
    ['G6 a withdrawn consent', ' && sharingWithdrawnAt === null', ''],
    ['G6 an old consent', '(sharingConsentTo === null || now < sharingConsentTo)', 'true'],
  ]),
  ...gate('g07-operator', [
    unchecked('G7 another provider', 'provider.id !== publicData.authorization.operatorId'),
    unchecked('G7 the operator buys its own', 'consumer?.id === provider.id'),
    ['G7 an affiliate buys', 'if (!affiliation) return undefined', 'return undefined'],
  ]),
  ...gate('g08-price', [
    ['G8 a price for what is opened', ' && charges.some(({ fen }) => fen > 0n)', ' && charges.length === 0'],
    unchecked('G8 a price for a free purpose', 'isFreePurpose(scenario.purposeClass)'),
    ['G8 another unit', 'if (scenario.ceilingUnit !== charge.unit)', 'if (false)'],
    unchecked('G8 above the ceiling', 'scenario.ceilingFen === null || charge.fen > scenario.ceilingFen'),
    ['G8 at the ceiling', 'charge.fen > scenario.ceilingFen', 'charge.fen >= scenario.ceilingFen'],
    ['G8 beyond the maximum', 'if (most === 0n || !isPast) return undefined', 'return undefined'],
    ['G8 what is held', 'revenue.realisedFen + revenue.heldFen', 'revenue.realisedFen'],
    ['G8 the order’s own price', 'taken + most > revenue.maximumFen', 'taken > revenue.maximumFen'],
  ]),
  ...gate('g09-term', [
    unchecked('G9 a grant of more than five years', '!isWithinGrantYears(authorization)'),
    unchecked('G9 past the grant', 'endsAt > authorization.endsAt'),
    unchecked('G9 past a registration', 'resources.some(({ registrationValidTo }) => registrationValidTo === null || endsAt > registrationValidTo)'),
  ]),
  ...gate('g10-rights', [
    unchecked('G10 a resale', 'isResold'),
    unchecked('G10 without the right to operate', `!declaration.rights.includes('operate')`),
    ['G10 beyond one’s rights', 'if (beyond.length > 0)', 'if (false)'],
  ]),
  ...gate('g11-capability', [
    ['G11 a lower level', 'if (shown >= needed) return undefined', 'return undefined'],
    ['G11 a level that has lapsed', ' && (dsmmTo === null || now < dsmmTo)', ''],
  ]),
  ...gate('g12-contract', [['G12 an altered contract', ' || agreement?.isWhole === true', ' || true']]),
  ...gate('g13-certificate', [
    ['G13 an objection', 'if (objected)', 'if (false)'],
    ['G13 a revoked registration', 'if (revoked) return', 'if (false) return'],
    ['G13 a certificate that is over', ' || (newest.validTo !== null && now >= newest.validTo)', ''],
    ['G13 a certificate under an objection', ' || newest.objected', ''],
    ['G13 a certificate that was revoked', `newest.state !== 'verified' || `, ''],
  ]),
  ...gate('g14-purpose', [
    ['G14 a forbidden purpose', 'if (listing.forbiddenUses.includes(purpose))', 'if (false)'],
    ['G14 a purpose that is not allowed', 'if (isNegotiable && !listing', 'if (false && !listing'],
  ]),
  ...gate('g15-insider', [
    ['G15 an insider', 'const chain = insiders.provider ?? insiders.consumer', 'const chain = undefined as typeof insiders.provider'],
    ['G15 an insider who provides', 'insiders.provider ?? insiders.consumer', 'insiders.consumer'],
    ['G15 the platform', `one?.roles.includes('platform')`, 'false'],
  ]),
  ...gate('g16-export', [
    ['G16 abroad', `if (!consumer || consumer.establishedIn === 'CN') return undefined`, 'return undefined'],
    ['G16 an old decision', ' && now < exportTo', ''],
  ]),
  ...gate('g17-ended', [
    ['G17 after the end', 'if (!isOver && (endsAt === undefined || now < endsAt)) return undefined', 'if (!isOver) return undefined'],
    ['G17 after a termination', `agreement?.state === 'terminated' || `, ''],
  ]),
  ...gate('g18-identity', [
    ['G18 an unverified party', 'if (unverified)', 'if (false)'],
    ['G18 a verification that is over', ' && (verifiedTo === null || now < verifiedTo)', ''],
    ['G18 an unexplained source', `if (product.sourceNote.trim() === '' || !isTold)`, 'if (false)'],
  ]),
  ...gate('gate', [
    ['G17 is not asked', 'G17: g17, ', ''], ['G12 is not asked', 'G12: g12, ', ''], ['G18 is not asked', 'G18: g18, ', ''],
    ['G15 is not asked', 'G15: g15, ', ''], ['G16 is not asked', 'G16: g16, ', ''], ['G13 is not asked', 'G13: g13, ', ''],
    ['G1 is not asked', 'G1: g1, ', ''], ['G3 is not asked', 'G3: g3, ', ''], ['G4 is not asked', 'G4: g4, ', ''],
    ['G6 is not asked', 'G6: g6, ', ''], ['G7 is not asked', 'G7: g7, ', ''], ['G8 is not asked', 'G8: g8,', ''],
    ['G9 is not asked', 'G9: g9, ', ''], ['G10 is not asked', 'G10: g10, ', ''], ['G14 is not asked', 'G14: g14, ', ''],
    ['G5 is not asked', 'G5: g5, ', ''], ['G11 is not asked', 'G11: g11,', ''],
  ]),
]

/** That the gates are asked on every way, with what each of them looks at. */
const ways: Mutant[] = [
  ...plantedIn('api/agreement/listed.ts', WAYS, [['an agreement asks no gate', '  await passGates(ctx, moment, {', '  void ({']]),
  ...plantedIn('api/agreement/negotiate.ts', WAYS, [
    ['a counter-offer asks no gate', `  await checkDeal(ctx, 'offer', listed, { ...facts, plan })\n  const { startsAt`, '  const { startsAt'],
  ]),
  ...plantedIn('api/order/place.ts', WAYS, [
    ['an order asks for no affiliate', `  await checkStillTradable(ctx, 'order', agreement)\n`, ''],
  ]),
  ...plantedIn('api/delivery/reserve.ts', 'test/delivery/public-data.test.ts', [
    ['a reservation asks no gate', 'gated.get(demand.agreementId) ??', ''],
  ]),
  ...plantedIn('api/delivery/withhold.ts', WAYS, [['a release asks no gate', ' ?? gated.get(dealOf(standing))', '']]),
  ...plantedIn('api/delivery/send.ts', 'test/delivery/cut-off.test.ts', [['a download under way is not watched', 'if (found) throw found', '']]),
  ...plantedIn('api/content/convert.ts', 'test/delivery/masked.test.ts', [
    ['a masked field is delivered', 'masked.includes(field.name) ? hidden(field) : field', 'field'],
    unchecked('rows are chosen by what is masked', 'found'),
  ]),
  ...plantedIn('api/delivery/look-up.ts', 'test/delivery/masked.test.ts', [
    ['a later version unmasks what was approved', `select unnest(approved."maskedFields") from listing`, `select unnest('{}'::text[]) from listing`],
  ]),
  ...plantedIn('api/delivery/prepare.ts', 'test/delivery/masked.test.ts', [
    unchecked('the provider’s own file with what is masked', `demand.format === 'original' && version.masked.length > 0`),
  ]),
]

/** The gates of the law, and that none of them can be walked round. */
export const lawGates: Mutant[] = [...rules, ...ways]
