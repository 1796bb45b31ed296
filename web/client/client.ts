import { QueryClient } from '@tanstack/react-query'
import createFetch from 'openapi-fetch'
import createQueries from 'openapi-react-query'
import type { components, paths } from './generated/paths.d.ts'

export type Schemas = components['schemas']

/** A problem document (RFC 9457), as every refusal of the API is. */
export type Problem = Schemas['Problem'] & { [detail: string]: unknown }

/** The API of this very server; a browser's session goes along by its cookie. */
export const client = createFetch<paths>({ baseUrl: '/', credentials: 'same-origin' })

// What stands between page and API may answer by itself, without a problem document.
client.use({
  onResponse: ({ response }) => {
    if (response.ok || /json/.test(response.headers.get('content-type') ?? '')) return undefined
    const problem: Problem = { type: '', title: response.statusText, status: response.status, code: 'gateway', requestId: '' }
    return Response.json(problem, { status: response.status })
  },
})

/** Queries and mutations of the API: `api.useQuery('get', '/api/catalog', { params: { query } })`. */
export const api = createQueries(client)

const isTransient = (error: unknown): boolean => problemOf(error).status >= 500 || problemOf(error).status === 0

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: (count, error) => count < 2 && isTransient(error), staleTime: 5_000, refetchOnWindowFocus: false },
  },
})

/** Any failure as a problem: a network that is down has status 0. */
export function problemOf(error: unknown): Problem {
  if (typeof error === 'object' && error !== null && 'code' in error && 'title' in error) return asProblem(error)
  return { type: '', title: '', status: 0, code: 'network', requestId: '' }
}

/** Safe because the API answers failures with problem documents alone. */
const asProblem = (error: object) => error as Problem
