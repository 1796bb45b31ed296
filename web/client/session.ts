import type { Act } from '#api/kernel/permit.ts'
import { api, client, queryClient, type Schemas } from './client.ts'

export type SignedIn = NonNullable<Schemas['CurrentSession']['signedIn']>

/** Who is signed in at this browser: undefined while it is being asked, null for a visitor. */
export function useSession(): SignedIn | null | undefined {
  const { data } = api.useQuery('get', '/api/sessions/current', {}, { staleTime: 60_000 })
  return data?.signedIn
}

/** Whether whoever is signed in may do an act, by the server's own table. */
export const useMay = (act: Act): boolean => useSession()?.acts.includes(act) ?? false

export async function signOut(): Promise<void> {
  await client.DELETE('/api/sessions')
  queryClient.clear()
}
