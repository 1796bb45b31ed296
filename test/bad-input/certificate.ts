import { MATERIALS } from '#api/certificate/certificate.ts'
import { type Ask, refusedAs, type Row } from './row.ts'

const invalid = (path: string) => ({ status: 400, code: 'request.invalid', faults: [path] })
const certify = (body: unknown) => (): Ask => ({ to: 'POST /api/certificates', as: 'consumer', body })
const lookUp = (number: string) => (): Ask => ({ to: `GET /api/certificates/${number}` })
const filing = (over: object) => (): Ask => ({
  to: 'POST /api/filings', as: 'provider',
  body: {
    contractName: '合同', providerName: '甲', providerUscc: '91370500000000001X', consumerName: '乙', consumerUscc: '91370500000000001X',
    object: '数据', sourceProof: '自行产生', amountFen: 100, signedOn: '2026-01-01',
    materials: MATERIALS.map((kind) => ({ kind, title: kind, digest: `0x${'a'.repeat(64)}` })), ...over,
  },
})
const verify = (over: object, id = 'ptc_none') => (): Ask => ({
  to: `POST /api/participants/${id}/verification`, as: 'admission', body: { verifiedTo: '2030-01-01T00:00:00Z', ...over },
})

/** Certificates of nothing, filings of nonsense, verifications of nobody. */
export const certificateRows: Row[] = [
  ...refusedAs(invalid('kind'), { 'a certificate of love': certify({ kind: 'love' }) }),
  ...refusedAs(invalid('subject'), { 'a trade’s certificate with a zero byte': certify({ kind: 'trade', subject: '\0' }) }),
  ...refusedAs({ status: 404, code: 'not_found' }, {
    'a certificate of an order that is not there': certify({ kind: 'trade', subject: 'ord_none' }),
    'a certificate of a listing that is not there': certify({ kind: 'listing', subject: 'lst_none' }),
    'a number that is none': lookUp('DY-JY-2026-000000'),
    'a number with a quotation mark': lookUp('DY-%27'),
    'a number with a zero byte': lookUp('%00'),
    'a disclosure that is not there': () => ({ to: 'GET /api/public/disclosures/dsc_none' }),
    'a verification of nobody': verify({}),
  }),
  ...refusedAs({ status: 400, code: 'request.invalid' }, { 'a filing with codes whose check is wrong': filing({}) }),
  ...refusedAs(invalid('verifiedTo'), { 'a verification until never': verify({ verifiedTo: '9999-12-31T00:00:00Z' }) }),
  ...refusedAs(invalid('establishedIn'), { 'a verification of a country in small letters': verify({ establishedIn: 'cn' }) }),
  ...refusedAs(invalid('capability.level'), {
    'a level beyond five': verify({ capability: { level: 6, validTo: '2030-01-01T00:00:00Z', digest: `0x${'a'.repeat(64)}` } }),
  }),
]
