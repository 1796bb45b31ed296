import { keepPreviousData, useQueries } from '@tanstack/react-query'
import { api, type Schemas } from '../client/client.ts'
import { useText } from '../language/language.tsx'
import { publicDataTexts } from '../language/public-data.ts'
import { resourceTexts } from '../language/resource.ts'

type Resource = Schemas['PublicDataResource']

/** As many ids as one request may name. */
const AT_ONCE = 100

/** Resources by their ids, in that order, a hundred at a time; those that are not read yet are left out. */
export function useResources(ids: readonly string[]): Resource[] {
  const distinct = [...new Set(ids)]
  const parts = Array.from({ length: Math.ceil(distinct.length / AT_ONCE) }, (_, at) =>
    distinct.slice(at * AT_ONCE, (at + 1) * AT_ONCE))
  const answers = useQueries({
    queries: parts.map((part) => ({
      ...api.queryOptions('get', '/api/resources', { params: { query: { ids: part.join(','), limit: AT_ONCE } } }),
      staleTime: 60_000,
      placeholderData: keepPreviousData,
    })),
  })
  const found = new Map(answers.flatMap(({ data }) => data?.items ?? []).map((row) => [row.id, row]))
  return distinct.flatMap((id) => found.get(id) ?? [])
}

/** Resources by their names, each with its data items and whether it is registered. */
export function ResourceNames({ ids }: { ids: readonly string[] }) {
  const { cut, grades } = useText(publicDataTexts)
  const { states } = useText(resourceTexts)
  const found = useResources(ids)
  return (
    <ul className="public-resources">
      {found.map(({ id, name, grade, state, fields }) => (
        <li key={id}>
          {name} {grade !== 'general' && <span className="tag danger">{grades[grade] ?? grade}</span>}{' '}
          {state !== 'registered' && <span className="tag danger">{states[state]}</span>}
          <div className="fields">{fields.join(cut)}</div>
        </li>
      ))}
      {found.length < ids.length && <li className="faint">…</li>}
    </ul>
  )
}
