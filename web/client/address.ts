import { useSearchParams } from 'react-router'

type Values = Record<string, string | undefined>

/** The state of a list in the address: what is read, and how it is changed. A change of a filter goes back to page one. */
export function useAddress<Name extends string>(names: readonly Name[]) {
  const [search, setSearch] = useSearchParams()
  const values = Object.fromEntries(names.map((name) => [name, search.get(name) ?? undefined])) as Record<Name, string | undefined>
  const change = (changes: Values, { replace = false, preventScrollReset = false } = {}) =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before)
        if (!('cursor' in changes)) after.delete('cursor')
        for (const [name, value] of Object.entries(changes)) {
          if (value === undefined || value === '') after.delete(name)
          else after.set(name, value)
        }
        return after
      },
      { replace, preventScrollReset },
    )
  return { values, all: (name: string) => search.getAll(name), change, setSearch, search }
}
