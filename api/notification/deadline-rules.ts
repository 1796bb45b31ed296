import { beijingDay } from '#api/kernel/time.ts'
import type { DeadlineFacts } from './deadline-facts.ts'
import type { Rule } from './rules.ts'

/** The last day of a limit: it ends with that day's midnight. */
const lastDay = ({ dueAt }: DeadlineFacts): string => beijingDay(new Date(dueAt.getTime() - 1))

const about = (facts: DeadlineFacts) =>
  ({ title: facts.title, limit: facts.name, english: facts.english, day: lastDay(facts) })

/** Who must act is warned; what was missed is told to those who oversee, too (升级). */
export const DEADLINE_RULES = {
  'deadline.warned': (facts) => [
    { kind: 'deadline.warned', params: about(facts), to: { participants: facts.responsible } },
  ],
  'deadline.missed': (facts) => [
    { kind: 'deadline.missed', params: about(facts), to: { participants: facts.responsible } },
    { kind: 'deadline.escalated', params: about(facts), to: { overseers: true } },
  ],
} satisfies Record<string, Rule<DeadlineFacts>>
