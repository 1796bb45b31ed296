import { api } from '../client/client.ts'

/** How many things wait for the treasurer under a key, by the platform's own count. */
export function useWaitingCount(key: 'top_ups_to_decide' | 'payouts_to_decide'): number | undefined {
  const { data } = api.useQuery('get', '/api/tasks')
  return data?.tasks.find((task) => task.key === key)?.count
}

/** The newest that are read for what waits; where more wait, the page tells so. */
export const NEWEST = 100
