import type { Facts } from './facts.ts'
import type { StepName } from './refusal.ts'

/** A step's outcome; a failed one names the field at fault. */
export type Step = {
  name: StepName
  state: 'passed' | 'failed' | 'not_checked'
  field: string | null
  sentence: string
  sentenceEn: string
}

/**
 * `verified`: nothing failed, and everything is bound to the trust file (the content only where it was given).
 * `consistent_unanchored`: the receipt agrees with itself, but nothing was there to trust it by.
 */
export type Report = {
  verdict: 'verified' | 'consistent_unanchored' | 'failed'
  steps: Step[]
  /** Null where the receipt itself failed; a file that is not the receipt's leaves them. */
  facts: Facts | null
  notProven: string[]
  notProvenEn: string[]
}
