import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { problemOf } from '../client/client.ts'
import { common } from '../language/common.ts'
import { useText } from '../language/language.tsx'

/** What stands where something is being read. */
export function Loading() {
  const { state } = useText(common)
  return <p className="soft" role="status">{state.loading}</p>
}

/** What stands where there is nothing, and what to do about it. */
export function Empty({ children }: { children?: ReactNode }) {
  const { state } = useText(common)
  return <div className="card soft">{children ?? state.empty}</div>
}

/** A refusal in the server's own sentence, with the clause or article that it rests on. */
export function Refused({ error, retry }: { error: unknown; retry?: () => void }) {
  const { state, act: { back }, nav } = useText(common)
  const problem = problemOf(error)
  const sentence = problem.status === 0 ? state.offline : problem.status === 404 ? state.notFound : problem.title
  return (
    <div className="notice bad" role="alert">
      <p><strong>{sentence}</strong></p>
      {problem.basis !== undefined && <p>{state.basis}：{problem.basis}</p>}
      {problem.faults !== undefined && problem.faults.length > 0 && (
        <ul>{problem.faults.map(({ path, message }) => <li key={`${path} ${message}`}>{message}{path === '' ? '' : `（${path}）`}</li>)}</ul>
      )}
      {['permit.sign_in', 'session.expired'].includes(problem.code) && <p><Link to={`/sign-in?to=${encodeURIComponent(location.pathname + location.search)}`}>{nav.signIn}</Link></p>}
      {problem.status === 404 && <p><Link to="/catalog">{back}</Link></p>}
      {retry !== undefined && problem.status !== 404 && <button type="button" className="button small" onClick={retry}>{state.retry}</button>}
      {problem.requestId !== '' && <p className="faint">{state.requestId} <span className="mono">{problem.requestId}</span></p>}
    </div>
  )
}

/** What is read: there, on its way, or refused. */
export type Query<T> = { data: T | undefined; error: unknown; isPending: boolean; refetch: () => unknown }

/** What was read, once it is there; before, that it is being read, and otherwise why not. */
export function Read<T>({ query, children }: { query: Query<T>; children: (data: T) => ReactNode }) {
  if (query.data !== undefined) return children(query.data)
  if (query.isPending) return <Loading />
  return <Refused error={query.error} retry={() => void query.refetch()} />
}
