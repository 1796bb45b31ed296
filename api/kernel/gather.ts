import { setImmediate as nextTurn, setTimeout as delay } from 'node:timers/promises'
import { assert } from './assert.ts'

export type Gathered<Question, Answer> = { ask: (question: Question) => Promise<Answer>; length: () => number }

const GATHER_TURNS = 5

/**
 * Answers questions by groups: those that come while one group is under way make the next, so that one statement serves
 * many. No answer is older than its question.
 * @param answerAll gives an answer for each question, in their order; where it fails, its whole group does
 * @param gatherMs how long the first of a group waits for others, a few times over while others come; without it, for
 *   those of the same instant
 */
export function gathered<Question, Answer>(
  answerAll: (questions: Question[]) => Promise<Answer[]>,
  { limit, gatherMs }: { limit: number; gatherMs?: number },
): Gathered<Question, Answer> {
  let waiting: (PromiseWithResolvers<Answer> & { question: Question })[] = []
  let running = false

  const gather = async (ms: number) => {
    for (let seen = 0, turn = 0; waiting.length > seen && turn < GATHER_TURNS; turn++) {
      seen = waiting.length
      await delay(ms)
    }
  }
  const drain = async () => {
    running = true
    await (gatherMs === undefined ? nextTurn() : gather(gatherMs))
    while (waiting.length > 0) {
      const group = waiting.slice(0, limit)
      waiting = waiting.slice(limit)
      try {
        const answers = await answerAll(group.map(({ question }) => question))
        assert(answers.length === group.length, 'every question has an answer')
        for (const [i, answer] of answers.entries()) group[i]?.resolve(answer)
      } catch (error) {
        for (const { reject } of group) reject(error)
      }
    }
    running = false
  }

  return {
    length: () => waiting.length,
    ask: (question) => {
      const asked = { question, ...Promise.withResolvers<Answer>() }
      waiting.push(asked)
      if (!running) void drain()
      return asked.promise
    },
  }
}

const LOOK_UP_LIMIT = 500

/** Looks rows up by a key of theirs, many with one statement; an unknown key gives undefined. */
export function lookUp<Row>(
  find: (keys: string[]) => Promise<Row[]>,
  keyOf: (row: Row) => string,
): (key: string) => Promise<Row | undefined> {
  const { ask } = gathered(
    async (keys: string[]) => {
      const rows = new Map((await find([...new Set(keys)])).map((row) => [keyOf(row), row]))
      return keys.map((key) => rows.get(key))
    },
    { limit: LOOK_UP_LIMIT },
  )
  return ask
}

/** Has a work of a name done once for all who ask for it while it is under way; they share its outcome. */
export function shared<Result>(): (name: string, work: () => Promise<Result>) => Promise<Result> {
  const underWay = new Map<string, Promise<Result>>()
  return (name, work) => {
    const running = underWay.get(name) ?? work().finally(() => underWay.delete(name))
    underWay.set(name, running)
    return running
  }
}
