import { useQuery } from '@tanstack/react-query'
import { client, problemOf } from '../client/client.ts'

/** So often the page looks again while the witness has not cosigned. */
const AGAIN_MS = 2_000

/** The receipt's text, to the letter as the platform gives it; asked for again until the witness has cosigned. */
export function useReceipt(id: string, isRecorded: boolean) {
  return useQuery({
    queryKey: ['receipt', id],
    enabled: isRecorded,
    staleTime: Infinity,
    retry: false,
    queryFn: async () => {
      const { data, error } = await client.GET('/api/transfers/{id}/receipt', {
        params: { path: { id } },
        parseAs: 'text',
      })
      if (data === undefined) throw problemOf(error)
      return data
    },
    refetchInterval: ({ state: { error } }) => (isAwaiting(error) ? AGAIN_MS : false),
  })
}

/** Whether the receipt is only not there yet. */
export const isAwaiting = (error: unknown): boolean =>
  error !== null && problemOf(error).code === 'receipt.awaiting_witness'
