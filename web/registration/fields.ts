import { CANCELLATION_GROUNDS } from '#api/registration/registration.ts'

/** How a field of a form is filled in. */
export type Spec = {
  key: string
  kind: 'line' | 'area' | 'day' | 'select' | 'digest' | 'lines' | 'bool'
  max?: number
  values?: readonly string[]
}

/** A form's parts, each with its fields in their order. */
export type Parts = { part: string; fields: readonly Spec[] }[]

const line = (key: string, max = 100): Spec => ({ key, kind: 'line', max })
const area = (key: string, max: number): Spec => ({ key, kind: 'area', max })
const select = (key: string, values: readonly string[]): Spec => ({ key, kind: 'select', values })
const digest = (key: string): Spec => ({ key, kind: 'digest' })
const day = (key: string): Spec => ({ key, kind: 'day' })

/** The eight parts of the form of public registration. */
export const REGISTRATION_PARTS: Parts = [
  { part: 'subject', fields: [line('name'), line('uscc', 18), { key: 'coRegistrants', kind: 'lines' }, digest('coAgreementDigest')] },
  {
    part: 'legality',
    fields: [
      select('source', ['statutory_duty', 'sharing', 'agreement', 'authorised_operation']), line('proof', 200), digest('proofDigest'),
      digest('undertakingDigest'),
    ],
  },
  {
    part: 'data',
    fields: [
      line('name'), area('abstract', 400), line('catalogueCode', 64), line('region'), day('from'), day('to'),
      select('updateCycle', [
        'realtime', 'daily', 'weekly', 'monthly', 'quarterly', 'half_yearly', 'yearly', 'irregular', 'static',
      ]),
      line('volume'), line('storage', 200), select('shareClass', ['unconditional', 'conditional', 'none']),
      select('openClass', ['unconditional', 'conditional', 'closed']), { key: 'coOwned', kind: 'bool' },
    ],
  },
  {
    part: 'evidence',
    fields: [line('method'), area('note', 500), digest('storageDigest'), digest('queryDigest'), digest('logDigest')],
  },
  {
    part: 'service',
    fields: [
      line('name'), line('type', 50), area('abstract', 1000), line('industry', 20), line('use', 200),
      { key: 'registrationCodes', kind: 'lines' }, digest('documentsDigest'),
    ],
  },
  {
    part: 'scenario',
    fields: [
      line('name'), line('industry', 20), area('problem', 500), { key: 'usable', kind: 'lines' }, { key: 'forbidden', kind: 'lines' },
    ],
  },
  {
    part: 'risk',
    fields: [line('assessor'), digest('reportDigest'), day('assessedOn'), select('conclusion', ['acceptable', 'unacceptable'])],
  },
  { part: 'other', fields: [area('reason', 1000), select('ground', CANCELLATION_GROUNDS), area('note', 1000)] },
]

/** The parts of annex 1 that are plain fields. */
export const PROPERTY_PARTS: Parts = [
  {
    part: 'applicant',
    fields: [
      line('name'), select('kind', ['natural_person', 'legal_person', 'unincorporated']), line('uscc', 18), line('address', 200),
      line('status', 50),
    ],
  },
  {
    part: 'data',
    fields: [
      line('name', 200), area('abstract', 2000), line('industry', 20),
      select('source', ['generated', 'agreement', 'crawled', 'derived']), line('region'), day('from'), day('to'),
      select('update', ['daily', 'weekly', 'monthly', 'yearly', 'on_demand', 'realtime', 'other']), line('volume'), line('form'),
      area('limits', 500),
    ],
  },
  {
    part: 'origin',
    fields: [
      select('situation', [
        'own_business', 'contract_collection', 'natural_person', 'crawled', 'fused', 'derived', 'entrusted',
      ]),
      digest('proofDigest'), digest('consentDigest'), { key: 'isOwnProduct', kind: 'bool' }, digest('entitlementDigest'),
    ],
  },
]

/** Anything with parts, as the editor sees it. */
export type FormValue = { [part: string]: unknown }

/** A part of a form: an object by construction, since the server's schema made it. */
export const partOf = (form: FormValue, part: string): Record<string, unknown> => (form[part] ?? {}) as Record<string, unknown>

/** The form with one value set, or taken out where there is none. */
export function withValue(form: FormValue, part: string, key: string, value: unknown): FormValue {
  const left = Object.entries(partOf(form, part)).filter(([name]) => name !== key)
  return { ...form, [part]: Object.fromEntries(value === undefined || value === '' ? left : [...left, [key, value]]) }
}

/** Where a field stands on the page. */
export const anchorOf = (path: string): string => `field-${path.replaceAll('.', '-')}`
