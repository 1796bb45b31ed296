import { checkAgreement } from './agreement.ts'
import { checkAnchor } from './anchor.ts'
import { checkCheckpoint } from './checkpoint.ts'
import { factsOf, notProvenBy } from './facts.ts'
import * as outcome from './outcome.ts'
import { type Reading, readReceipt, stepOf } from './receipt.ts'
import { type Content, checkContent, checkInclusion, checkRecord } from './record.ts'
import { Refusal, STEPS, type StepName, attempt } from './refusal.ts'
import type { Report } from './report.ts'
import { type Trust, readTrust } from './trust.ts'

/** What a receipt is held against: the bytes at hand, and the text of a trust file. */
export type Options = { content?: Content; trust?: string }

type Outcomes = Map<StepName, outcome.Outcome>

/**
 * Checks a receipt (存证回执) without asking anybody. The steps from record to agreement rest on each other in order:
 * the first that fails ends them. The content rests on the record alone, so that a wrong file hides nothing else.
 */
export function verifyReceipt(receiptText: string, options: Options = {}): Report {
  const reading = attempt(() => readReceipt(receiptText))
  if (reading instanceof Refusal) return refused(stepOf(reading.field), reading, options)
  const trust = attempt(() => (options.trust === undefined ? null : readTrust(options.trust)))
  if (trust instanceof Refusal) return refused('checkpoint', trust, options)
  const outcomes: Outcomes = new Map()
  const isSound = checkInOrder(outcomes, reading, trust)
  if (outcomes.get('record')?.state === 'passed') outcomes.set('content', contentOutcome(reading, options.content))
  return report(outcomes, isSound ? reading : null, options)
}

/** Whether no step from record to agreement failed. */
function checkInOrder(outcomes: Outcomes, reading: Reading, trust: Trust | null): boolean {
  const { receipt, note } = reading
  const checks: [StepName, () => void, outcome.Outcome][] = [
    ['record', () => checkRecord(receipt), outcome.recordPassed],
    ['inclusion', () => checkInclusion(receipt, note), outcome.inclusionPassed(reading)],
    [
      'checkpoint',
      () => checkCheckpoint(note, trust),
      trust === null ? outcome.checkpointUntrusted : outcome.checkpointPassed(reading),
    ],
    [
      'anchor',
      () => checkAnchor(receipt, note, trust),
      trust === null ? outcome.anchorUntrusted : outcome.anchorPassed(reading),
    ],
    ['agreement', () => checkAgreement(receipt, note), outcome.agreementPassed(reading)],
  ]
  for (const [name, check, sound] of checks) {
    const refusal = attempt(check)
    outcomes.set(name, refusal instanceof Refusal ? outcome.failed(refusal) : sound)
    if (refusal instanceof Refusal) return false
  }
  return true
}

function contentOutcome({ receipt }: Reading, content: Content | undefined): outcome.Outcome {
  if (content === undefined) return outcome.withoutContent
  const refusal = attempt(() => checkContent(content, receipt.record))
  return refusal instanceof Refusal ? outcome.failed(refusal) : outcome.contentPassed(receipt)
}

/** The report on what could not be read: one step failed, and nothing was checked. */
const refused = (step: StepName, refusal: Refusal, options: Options): Report =>
  report(new Map([[step, outcome.failed(refusal)]]), null, options)

/** The report; `sound` is the receipt if no step of it failed, though the content may have. */
function report(outcomes: Outcomes, sound: Reading | null, { trust }: Options): Report {
  const isTrusted = trust !== undefined
  const content = outcomes.get('content')?.state
  const facts = sound === null ? null : factsOf(sound, isTrusted)
  const verdict = isTrusted ? 'verified' : 'consistent_unanchored'
  const open = notProvenBy(facts, content === 'passed', isTrusted)
  return {
    verdict: facts === null || content === 'failed' ? 'failed' : verdict,
    steps: STEPS.map((name) => ({ name, ...(outcomes.get(name) ?? outcome.unreached) })),
    facts,
    notProven: open.map(([sentence]) => sentence),
    notProvenEn: open.map(([, sentenceEn]) => sentenceEn),
  }
}
