/** An act that may have been done, and when it was sent. */
export type Sent = { isSuccess: boolean; submittedAt: number }

/** The act that was done last of several, if any was: one page tells of one thing done. */
export const newestOf = <T extends Sent>(acts: readonly T[]): T | undefined =>
  acts.filter(({ isSuccess }) => isSuccess).toSorted((one, other) => other.submittedAt - one.submittedAt)[0]
