import { useAddress } from '../client/address.ts'
import { beginOf, dayOf, daysAfter, endOf } from '../part/day.ts'

const DAY = /^\d{4}-\d{2}-\d{2}$/
const dayIn = (text: string | undefined): string | undefined =>
  text !== undefined && DAY.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined

/** The period of the address, from its first to its last day; an open end is one without a bound. */
export function usePeriod() {
  const { values, change } = useAddress(['from', 'to'])
  const [from, to] = [dayIn(values.from), dayIn(values.to)]
  const isWrong = from !== undefined && to !== undefined && to < from
  return {
    from,
    to,
    isWrong,
    /** As calendar days, the last one excluded. */
    days: { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to: daysAfter(to, 1) }) },
    /** As instants, the last one excluded. */
    instants: {
      ...(from === undefined ? {} : { from: beginOf(from) }),
      ...(to === undefined ? {} : { to: endOf(to) }),
    },
    set: (first: string | undefined, last: string | undefined) =>
      change({ from: first, to: last, statement: undefined, payouts: undefined }),
  }
}

export type Period = ReturnType<typeof usePeriod>

/** Periods that are asked for most, as their first and last days. */
export function presetsOf(today = dayOf(Date.now())) {
  return {
    all: [undefined, undefined],
    month: [`${today.slice(0, 8)}01`, today],
    days: [daysAfter(today, -29), today],
    year: [`${today.slice(0, 4)}-01-01`, today],
  } as const
}
