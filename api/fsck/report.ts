import { basename } from 'node:path'
import { type Finding, type Invariant, INVARIANT_CODES, type Place, placeText } from './invariant.ts'

/** So many findings of one invariant are kept whole; the rest are counted. */
const KEPT = 200

type Tally = { checked: number; found: number; ms: number; unchecked: string | null }

/** What one invariant came to. */
export type Summary = Tally & { invariant: Invariant }

export type Result = {
  /** `unchecked` when something could not be looked at and nothing was found in the rest. */
  verdict: 'clean' | 'findings' | 'unchecked'
  summaries: Summary[]
  findings: Finding[]
  /** What is worth knowing and breaks nothing. */
  notes: string[]
}

export type Report = ReturnType<typeof newReport>

/** Gathers what the checks find; its size is bounded, whatever they find. */
export function newReport() {
  const tallies = new Map<Invariant, Tally>(
    INVARIANT_CODES.map((code) => [code, { checked: 0, found: 0, ms: 0, unchecked: null }]),
  )
  const findings: Finding[] = []
  const notes: string[] = []
  const faulty = new Set<string>()
  const faultyTables = new Set<string>()
  const faultyFiles = new Set<string>()
  const told = new Set<string>()
  const of = (invariant: Invariant): Tally => tallies.get(invariant) ?? { checked: 0, found: 0, ms: 0, unchecked: null }

  return {
    /** The same thing, found at the same place again, counts once. */
    found: (invariant: Invariant, place: Place, sentence: string): void => {
      const key = `${invariant} ${placeText(place)} ${sentence}`
      if (told.has(key)) return
      const tally = of(invariant)
      faulty.add(placeText(place))
      if ('table' in place) faultyTables.add(place.table)
      if ('file' in place) faultyFiles.add(basename(place.file))
      if (tally.found++ >= KEPT) return
      told.add(key)
      findings.push({ invariant, place, sentence })
    },
    /** Counts things that were looked at. */
    checked: (invariant: Invariant, count = 1): void => {
      of(invariant).checked += count
    },
    /** Does a part of a check and adds its time. */
    timed: async <T>(invariant: Invariant, work: () => T | Promise<T>): Promise<T> => {
      const start = performance.now()
      try {
        return await work()
      } finally {
        of(invariant).ms += performance.now() - start
      }
    },
    unchecked: (invariant: Invariant, reason: string): void => {
      of(invariant).unchecked = reason
    },
    note: (sentence: string): void => {
      notes.push(sentence)
    },
    /** Whether something was found at a place already: what rests on it then fails for that reason. */
    isFaulty: (place: Place): boolean => faulty.has(placeText(place)),
    /** Whether something was found in a table, or at the stored file of a key. */
    isFaultyTable: (table: string): boolean => faultyTables.has(table),
    isFaultyFile: (key: string): boolean => faultyFiles.has(key),
    result: (): Result => {
      const summaries = INVARIANT_CODES.map((invariant) => ({ invariant, ...of(invariant) }))
      const isOpen = summaries.some(({ unchecked }) => unchecked !== null)
      const verdict = summaries.some(({ found }) => found > 0) ? 'findings' : isOpen ? 'unchecked' : 'clean'
      return { verdict, summaries, findings, notes }
    },
  }
}
