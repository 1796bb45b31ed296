import { useQuery } from '@tanstack/react-query'
import type { Scope } from '#api/supervision/supervision.ts'
import { client, problemOf, type Schemas } from '../client/client.ts'

export type Measure = Schemas['Measure']

/** What a measure is taken over: everything has the identifier `ledger`. */
export type Subject = { scope: Scope; id: string; name: string }

/** So many pages of a hundred are read; what is older stands in the history alone. */
const MOST_PAGES = 10

/** The list is read again so often: sooner while the chain is to answer. */
const [SOON_MS, LATER_MS] = [2_000, 30_000]

async function readAll(): Promise<Measure[]> {
  const found: Measure[] = []
  let cursor: string | undefined
  for (let page = 0; page < MOST_PAGES; page++) {
    const query = { limit: 100, ...(cursor === undefined ? {} : { cursor }) }
    const { data, error } = await client.GET('/api/supervision/measures', { params: { query } })
    if (data === undefined) throw problemOf(error)
    found.push(...data.items)
    if (data.next === null) return found
    cursor = data.next
  }
  return found
}

/** All measures (监管措施), the newest first. */
export const useMeasures = () =>
  useQuery({
    queryKey: ['measures'],
    queryFn: readAll,
    refetchInterval: ({ state: { data } }) => (data?.some(({ state }) => state === 'pending') ? SOON_MS : LATER_MS),
  })

/** Suspensions that stop something here: those that nothing has lifted, whatever the chain says of them. */
export const inForceOf = (measures: Measure[]): Measure[] =>
  measures.filter(({ act, endedAt }) => act === 'suspend' && endedAt === null)

/** How a subject stands: stopped or not, and whether its resumption is on its way. */
export function standingOf(measures: Measure[], { scope, id }: Pick<Subject, 'scope' | 'id'>) {
  const own = measures.filter((one) => one.scope === scope && one.subjectId === id)
  return {
    isSuspended: inForceOf(own).length > 0,
    isResuming: own.some(({ act, state }) => act === 'resume' && state === 'pending'),
  }
}
