/** What an answer is kept by, the instant at which it is asked for, and how it is found where none is kept. */
type Wanted<Result> = { name: string; now: Date; find: () => Promise<Result> }

/**
 * Keeps answers for a short time in this process: within it a work is done once for all who ask for the same name, also
 * while it is under way. A failure is told to those who waited for it and is not kept.
 * @param forMs how old an answer may be, counted from the moment at which its work began
 * @param limit how many names are kept; the oldest goes first
 */
export function kept<Result>({ forMs, limit }: { forMs: number; limit: number }) {
  const answers = new Map<string, { at: number; answer: Promise<Result> }>()
  const forget = (name: string, answer: Promise<Result>) => {
    if (answers.get(name)?.answer === answer) answers.delete(name)
  }
  return ({ name, now, find }: Wanted<Result>): Promise<Result> => {
    const found = answers.get(name)
    const ageMs = found ? now.getTime() - found.at : forMs
    if (found && ageMs >= 0 && ageMs < forMs) return found.answer
    const answer = find()
    answers.delete(name)
    answers.set(name, { at: now.getTime(), answer })
    const [oldest] = answers.keys()
    if (answers.size > limit && oldest !== undefined) answers.delete(oldest)
    answer.catch(() => forget(name, answer))
    return answer
  }
}
