import { describe, expect, it } from 'vitest'
import {
  type Declared, EVIDENCE_TITLES, faultsOfDeclaration, PERSONAL_BASES, PROHIBITED_CLASSES, requiredEvidence,
} from '#api/product/declaration.ts'
import { type Detected, NOTHING_DETECTED } from '#api/product/detected.ts'
import { SOURCE_MODES, type SourceMode } from '#api/product/product.ts'

const now = new Date('2026-11-25T02:00:00Z')
const [past, later] = [new Date('2026-11-25T01:59:59Z'), new Date('2026-11-25T02:00:01Z')]

const declared = (over: Partial<Declared> = {}, source: SourceMode = 'original'): Declared => ({
  grade: 'general', personalBasis: 'none', sensitive: false, minors: false, assessmentTo: null, regradeDecision: null,
  riskTo: null, rights: ['hold', 'use', 'operate'],
  evidence: requiredEvidence(source, over.personalBasis ?? 'none').map((kind) => ({ kind })),
  excludedClasses: PROHIBITED_CLASSES.map(({ id }) => id),
  ...over,
})

const pathsOf = (of: Declared | null, detected: Detected = NOTHING_DETECTED, sourceMode: SourceMode = 'original') =>
  faultsOfDeclaration({ declared: of, sourceMode, detected, now }).map(({ path }) => path)

const phones: Detected = {
  hasPersonal: true, sensitive: false, minors: false,
  columns: [{ column: '电话', kind: 'mobile', rows: 3, shareBps: 10_000 }],
}
const children: Detected = { ...phones, sensitive: true, minors: true }

it('is due, whatever the source', () => {
  expect(SOURCE_MODES.map((source) => pathsOf(null, NOTHING_DETECTED, source))).toEqual(
    SOURCE_MODES.map(() => ['declaration']),
  )
})

describe('evidence of the source', () => {
  it.each(SOURCE_MODES.flatMap((source) => PERSONAL_BASES.map((basis) => [source, basis] as const)))(
    'of %s on %s: each document is due, and named with its title', (source, basis) => {
      const over = { personalBasis: basis, assessmentTo: later }
      expect(pathsOf(declared(over, source), NOTHING_DETECTED, source)).toEqual([])
      const faults = faultsOfDeclaration({
        declared: declared({ ...over, evidence: [{ kind: 'other' }] }, source), sourceMode: source, now,
        detected: NOTHING_DETECTED,
      })
      const due = requiredEvidence(source, basis)
      expect(faults.map(({ path }) => path)).toEqual(due.map((kind) => `declaration.evidence.${kind}`))
      for (const [index, kind] of due.entries()) expect(faults[index]?.message).toContain(EVIDENCE_TITLES[kind])
    },
  )

  it('is of two documents at least for every source but what departments give', () => {
    const traded = SOURCE_MODES.filter((source) => source !== 'opened' && source !== 'shared')
    for (const source of traded) expect(requiredEvidence(source, 'none').length).toBeGreaterThan(1)
  })
})

it('needs the right to operate', () => {
  expect(pathsOf(declared({ rights: ['hold', 'use'] }))).toEqual(['declaration.rights'])
})

it.each(PROHIBITED_CLASSES.map(({ id }) => id))('needs the confirmation of prohibited class %i', (id) => {
  const excludedClasses = PROHIBITED_CLASSES.map((one) => one.id).filter((one) => one !== id)
  expect(pathsOf(declared({ excludedClasses }))).toEqual(['declaration.excludedClasses'])
})

it.each<[string, Partial<Declared>, string[]]>([
  ['core data', { grade: 'core' }, ['declaration.grade']],
  ['important data without anything', { grade: 'important' }, ['declaration.regradeDecision', 'declaration.risk']],
  ['important data without an assessment', { grade: 'important', regradeDecision: '一号' }, ['declaration.risk']],
  ['important data with one that is over', { grade: 'important', regradeDecision: '一号', riskTo: now }, ['declaration.risk']],
  ['important data with all', { grade: 'important', regradeDecision: '一号', riskTo: later }, []],
])('grades %s', (_, over, paths) => {
  expect(pathsOf(declared(over))).toEqual(paths)
})

it.each<[string, Partial<Declared>, Detected, string[]]>([
  ['none with nothing found', {}, NOTHING_DETECTED, []],
  ['none with phones', {}, phones, ['declaration.personalBasis']],
  ['anonymised with phones', { personalBasis: 'anonymised', assessmentTo: later }, phones, ['declaration.personalBasis']],
  ['anonymised with nothing found', { personalBasis: 'anonymised', assessmentTo: later }, NOTHING_DETECTED, []],
  ['anonymised without assessment', { personalBasis: 'anonymised' }, NOTHING_DETECTED, ['declaration.assessment']],
  ['consent with phones', { personalBasis: 'consent', assessmentTo: later }, phones, []],
  ['consent with an assessment that is over', { personalBasis: 'consent', assessmentTo: past }, phones, ['declaration.assessment']],
  [
    'consent with children untold', { personalBasis: 'consent', assessmentTo: later }, children,
    ['declaration.sensitive', 'declaration.minors'],
  ],
  ['consent with children told', { personalBasis: 'consent', assessmentTo: later, sensitive: true, minors: true }, children, []],
])('holds what was declared against what was found: %s', (_, over, detected, paths) => {
  expect(pathsOf(declared(over), detected)).toEqual(paths)
})
