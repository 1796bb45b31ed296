import { randomBytes } from 'node:crypto'
import type { PropertyForm, PropertyFormInput } from '#api/property-registration/form.ts'
import { PropertyForm as Form } from '#api/property-registration/form.ts'
import type { ImportCertificate } from '#api/property-registration/schema.ts'
import { addDays } from '#api/kernel/time.ts'

export const hash = (): `0x${string}` => `0x${randomBytes(32).toString('hex')}`

let serial = 1000

/** A certificate's number that no other test has. */
export const number = () => `SJ371202611${serial++}`

/** A form that lacks nothing, for a holder. */
export const fullForm = ({ name, uscc }: { name: string; uscc: string }, over: PropertyFormInput = {}): PropertyForm =>
  Form.parse({
    applicant: { name, uscc, kind: 'legal_person', address: '东营市东营区（演示）', status: '存续' },
    data: {
      name: '油井压力日报（演示）', abstract: '逐井逐日的井口压力。', industry: 'B07', source: 'generated', region: '东营市',
      from: '2026-01-01', update: 'daily', volume: '约 12 万行', form: '结构化表', limits: '无',
    },
    origin: { situation: 'own_business', proofDigest: hash() },
    rights: [{ holder: name, uscc, right: 'hold', proofDigest: hash() }],
    undertakingDigest: hash(),
    ...over,
  })

/** A certificate that is valid for a year. */
export const certificateOf = (now: Date, over: Partial<ImportCertificate> = {}): ImportCertificate => ({
  certificate: number(), agency: '国家目录内登记机构（演示）', fileDigest: hash(), rights: ['hold', 'use', 'operate'],
  validFrom: addDays(now, -1), validTo: addDays(now, 365), ...over,
})
