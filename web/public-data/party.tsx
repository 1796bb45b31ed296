import { api } from '../client/client.ts'
import { useSession } from '../client/session.ts'

/** The operators that have public data on the market, by their names: what the catalogue tells everybody. */
export function useOperators(): { id: string; name: string }[] {
  const { data } = api.useQuery('get', '/api/catalog', { params: { query: { sourceMode: ['authorised'], limit: 1 } } }, { staleTime: 60_000 })
  return (data?.facets['provider'] ?? []).map(({ value, label }) => ({ id: value, name: label }))
}

/** An organisation by its name, as far as the caller may know it; otherwise by its number. */
export function Party({ id }: { id: string }) {
  const session = useSession()
  const operators = useOperators()
  const name = id === session?.participant.id ? session.participant.name : operators.find((one) => one.id === id)?.name
  return name === undefined ? <span className="public-mono">{id}</span> : <>{name}</>
}
