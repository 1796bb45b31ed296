import { useQuery } from '@tanstack/react-query'
import { api, client, problemOf, type Schemas } from '../client/client.ts'
import { useMay, useSession } from '../client/session.ts'
import { reviewTexts } from '../language/review.ts'
import { useText } from '../language/language.tsx'

/** So many pages of a hundred are read for names. */
const MOST_PAGES = 20

async function readAll(): Promise<Schemas['Participant'][]> {
  const found: Schemas['Participant'][] = []
  let cursor: string | undefined
  for (let page = 0; page < MOST_PAGES; page++) {
    const { data, error } = await client.GET('/api/participants', {
      params: { query: { limit: 100, ...(cursor === undefined ? {} : { cursor }) } },
    })
    if (data === undefined) throw problemOf(error)
    found.push(...data.items)
    if (data.next === null) return found
    cursor = data.next
  }
  return found
}

/** The names of organisations, for the staff and those who oversee. */
export function usePartyNames(): (id: string) => string {
  const { unknownParty } = useText(reviewTexts)
  const isAllowed = useMay('participant.list')
  const { data } = useQuery({
    queryKey: ['participants', 'names'],
    queryFn: readAll,
    enabled: isAllowed,
    staleTime: 60_000,
  })
  return (id) => (data === undefined ? '…' : (data.find((one) => one.id === id)?.name ?? unknownParty))
}

/** The names of the people of one's own organisation, oneself told apart. */
export function useReviewerNames(): (id: string | null) => string {
  const { history } = useText(reviewTexts)
  const session = useSession()
  const { data } = api.useQuery('get', '/api/people', {}, { retry: false, staleTime: 60_000 })
  return (id) => {
    const name = data?.items.find((person) => person.id === id)?.name
    if (id !== null && id === session?.person?.id) return `${name ?? session.person.name}（${history.you}）`
    return name ?? history.someone
  }
}
