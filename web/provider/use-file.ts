import { api } from '../client/client.ts'

const POLL_MS = 1_000

/** A product with its newest version, looked at again while it is being read. */
export function useFile(productId: string | undefined, isBusy = false) {
  const product = api.useQuery(
    'get',
    '/api/products/{id}',
    { params: { path: { id: productId ?? '' } } },
    {
      enabled: productId !== undefined,
      refetchInterval: ({ state: { data } }) => (!isBusy && data?.versions[0]?.state === 'reading' ? POLL_MS : false),
    },
  )
  return { product, version: product.data?.versions[0] }
}

/** One version with its profile; it never changes but for what its provider says of the fields. */
export const useVersion = (productId: string | undefined, number: number | undefined) =>
  api.useQuery(
    'get',
    '/api/products/{id}/versions/{number}',
    { params: { path: { id: productId ?? '', number: number ?? 1 } } },
    { enabled: productId !== undefined && number !== undefined },
  )
