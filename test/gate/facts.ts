import type { ProductDeclaration, PublicDataResource } from '#api/db/generated/client.ts'
import type { Facts, Party } from '#api/gate/facts.ts'
import { addDays } from '#api/kernel/time.ts'

export const NOW = new Date('2026-11-25T02:00:00Z')

export const party = (id: string, over: Partial<Party> = {}): Party => ({
  id, name: `${id}（演示）`, uscc: id, roles: ['consumer'], state: 'admitted', dsmmLevel: null, dsmmTo: null,
  establishedIn: 'CN', verifiedTo: null, ...over,
})

export const resource = (over: Partial<PublicDataResource> = {}): PublicDataResource => ({
  id: 'res_1', departmentId: 'ptc_department', code: '3705-1', name: '油井压力', description: '', fields: ['井号', '压力'],
  items: [], elements: [], grade: 'general', openClass: 'closed', updateCycle: 'daily', shareClass: 'conditional', gathered: true,
  acquisition: 'own', sharedFromId: null, sharingConsent: null, sharingConsentDigest: null, sharingConsentTo: null,
  sharingGivenAt: null, sharingWithdrawnAt: null, district: null, theme: null, importId: null, registrationCode: 'G1',
  registrationValidFrom: addDays(NOW, -10), registrationValidTo: addDays(NOW, 1_000), registrationObjected: false,
  registrationRevokedAt: null, createdAt: NOW, updatedAt: null, version: 1,
  digest: '', search: '', withdrawnAt: null, ...over,
})

export const declaration = (over: Partial<ProductDeclaration> = {}): ProductDeclaration => ({
  productId: 'prd_1', grade: 'general', processing: 'aggregated', personalBasis: 'none', sensitive: false, minors: false,
  assessmentDigest: null, assessmentTo: null, regradeDecision: null, riskDigest: null, riskTo: null,
  rights: ['hold', 'use', 'operate'], evidence: [], excludedClasses: [], exportDecision: null, exportTo: null,
  declaredBy: 'psn_1', declaredAt: NOW, ...over,
})

/** A deal in public data, in the order that the law asks for: every gate is open at every moment. */
export const lawful = (over: Partial<Facts> = {}): Facts => ({
  deal: {
    id: 'agr_1', productId: 'prd_1', plans: [{ kind: 'one_off', priceFen: 10_000 }], consumerId: 'ptc_consumer',
    purpose: '设备维护', rights: ['use'], endsAt: addDays(NOW, 300), agreement: { state: 'active', isWhole: true },
  },
  now: NOW,
  moment: 'order',
  product: {
    id: 'prd_1', sourceMode: 'authorised', sourceNote: '授权取得', scenarioId: 'scn_1', providerId: 'ptc_operator',
    resourceId: null,
  },
  declaration: declaration(),
  detected: { hasPersonal: false, sensitive: false, minors: false, columns: [] },
  listing: { useCases: ['设备维护'], forbiddenUses: ['识别个人'] },
  provider: party('ptc_operator', { roles: ['operator'] }),
  consumer: party('ptc_consumer'),
  publicData: {
    authorization: {
      state: 'active', planId: 'pln_1', operatorId: 'ptc_operator', startsAt: addDays(NOW, -10),
      endsAt: addDays(NOW, 700), resourceIds: ['res_1'],
    },
    scenario: {
      state: 'supplied', purposeClass: 'industry', resourceIds: ['res_1'], ceilingFen: 10_000n, ceilingUnit: 'product',
      ceilingFrom: addDays(NOW, -1), ceilingTo: addDays(NOW, 300), ceilingTrial: false,
    },
  },
  resources: [resource()],
  sameFile: [],
  isResold: false,
  consents: [],
  property: [],
  affiliation: undefined,
  insiders: { provider: undefined, consumer: undefined },
  revenue: { maximumFen: 1_000_000n, realisedFen: 0n, heldFen: 0n },
  ...over,
})

type Data = NonNullable<Facts['publicData']>

/** The same deal with another grant, or another scenario. */
export function withData(grant: Partial<Data['authorization']>, scenario: Partial<Data['scenario']> = {}): Facts {
  const facts = lawful()
  const data = facts.publicData
  if (!data) throw new Error('the deal is in public data')
  return {
    ...facts,
    publicData: { authorization: { ...data.authorization, ...grant }, scenario: { ...data.scenario, ...scenario } },
  }
}

/** The same deal with other terms. */
export const withTerms = (terms: Partial<Facts['deal']>): Facts => {
  const facts = lawful()
  return { ...facts, deal: { ...facts.deal, ...terms } }
}
