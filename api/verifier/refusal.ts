/** The six steps of a verification, in the order in which a report shows them. */
export const STEPS = ['content', 'record', 'inclusion', 'checkpoint', 'anchor', 'agreement'] as const

export type StepName = (typeof STEPS)[number]

/** Why a receipt is not accepted: the field at fault and one sentence in each language. */
export class Refusal extends Error {
  /** Path within the receipt, `trust.…` within the trust file, or `receipt` for its text as a whole. */
  readonly field: string
  readonly sentence: string

  constructor(field: string, sentence: string, sentenceEn: string) {
    super(sentenceEn)
    this.name = 'Refusal'
    this.field = field
    this.sentence = sentence
  }
}

/** Goes on only if the condition holds. @throws Refusal */
export function demand(condition: boolean, field: string, sentence: string, sentenceEn: string): asserts condition {
  if (!condition) throw new Refusal(field, sentence, sentenceEn)
}

/** What a check gives, or why it refuses; any other error is a defect and goes on. */
export function attempt<T>(check: () => T): T | Refusal {
  try {
    return check()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}
