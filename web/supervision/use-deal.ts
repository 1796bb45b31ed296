import { api, type Schemas } from '../client/client.ts'

/** An agreement, kept for a while: what it says of its parties does not change. */
export const useAgreement = (id: string | undefined) =>
  api.useQuery(
    'get',
    '/api/agreements/{id}',
    { params: { path: { id: id ?? '' } } },
    { enabled: id !== undefined, staleTime: 60_000 },
  )

export const useTransfer = (id: string) =>
  api.useQuery('get', '/api/transfers/{id}', { params: { path: { id } } }, { staleTime: 10_000 })

/** How people tell an agreement from others on the same product: by who consumes. */
export const agreementName = ({ consumer, title }: Pick<Schemas['Agreement'], 'consumer' | 'title'>): string =>
  `${consumer.name} × ${title}`

/** A transfer with the agreement that it was made under. */
export type Deal = { transfer: Schemas['Transfer']; agreement: Schemas['Agreement'] }

/** Who got what from whom; undefined until it is read. */
export function useDeal(id: string): Deal | undefined {
  const { data: transfer } = useTransfer(id)
  const { data: agreement } = useAgreement(transfer?.agreementId)
  return transfer && agreement ? { transfer, agreement } : undefined
}
