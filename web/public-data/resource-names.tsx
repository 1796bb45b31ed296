import { useQueries } from '@tanstack/react-query'
import { api, type Schemas } from '../client/client.ts'
import { useText } from '../language/language.tsx'
import { publicDataTexts } from '../language/public-data.ts'

type Resource = Schemas['PublicDataResource']

/** Resources by their numbers; those that are not read yet are left out. */
export function useResources(ids: readonly string[]): Resource[] {
  const answers = useQueries({
    queries: ids.map((id) => ({
      ...api.queryOptions('get', '/api/resources/{id}', { params: { path: { id } } }),
      staleTime: 60_000,
    })),
  })
  return answers.flatMap(({ data }) => (data === undefined ? [] : [data]))
}

/** Resources by their names, each with its data items and whether it is registered. */
export function ResourceNames({ ids }: { ids: readonly string[] }) {
  const { cut, states, grades } = useText(publicDataTexts)
  const found = useResources(ids)
  return (
    <ul className="public-resources">
      {found.map(({ id, name, grade, state, fields }) => (
        <li key={id}>
          {name} {grade !== 'general' && <span className="tag danger">{grades[grade] ?? grade}</span>}{' '}
          {state !== 'registered' && <span className="tag danger">{states.resource[state]}</span>}
          <div className="fields">{fields.join(cut)}</div>
        </li>
      ))}
      {found.length < ids.length && <li className="faint">…</li>}
    </ul>
  )
}
