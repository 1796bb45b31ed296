import { useAddress } from './address.ts'

/** Where one is in a list: what is asked for, and how one goes on. */
export type ListPage = {
  query: { limit: number; cursor?: string }
  cursor: string | undefined
  go: (cursor: string | undefined) => void
}

/**
 * The page of a list, which stands in the address.
 * @param name is the list's own where a page of the site has several: each keeps its place
 */
export function usePage(name = 'cursor', limit = 20): ListPage {
  const { values, change } = useAddress([name, 'cursor'])
  const cursor = values[name]
  return {
    query: { limit, ...(cursor === undefined ? {} : { cursor }) },
    cursor,
    go: (next) => change({ cursor: values['cursor'], [name]: next }, { preventScrollReset: true }),
  }
}
