import { expect } from 'vitest'
import type { StepName } from '#api/verifier/refusal.ts'
import type { Report } from '#api/verifier/report.ts'

/** Expects that a report fails at this step and field alone, gives no facts, and counts no later step as checked. */
export function expectRefusal({ verdict, steps, facts }: Report, step: StepName, field: string): void {
  const failed = steps.filter(({ state }) => state === 'failed')
  expect(failed.map((each) => [each.name, each.field])).toEqual([[step, field]])
  expect(verdict).toBe('failed')
  expect(facts).toBeNull()
  const later = steps.slice(steps.findIndex(({ name }) => name === step) + 1)
  expect(later.every(({ state }) => state === 'not_checked')).toBe(true)
}
