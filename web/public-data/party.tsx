import { api } from '../client/client.ts'

/** The departments and operators of public data, by their names. */
function useBodies() {
  const { data } = api.useQuery('get', '/api/participants/public-bodies', {}, { staleTime: 60_000 })
  return data?.items ?? []
}

/** Whose data may be got by sharing. */
export const useDepartments = () => useBodies().filter(({ roles }) => roles.includes('department'))

/** A department or an operator by its name; one that is not admitted any more by its number. */
export function Party({ id }: { id: string }) {
  const name = useBodies().find((one) => one.id === id)?.name
  return name === undefined ? <span className="public-mono">{id}</span> : <>{name}</>
}
