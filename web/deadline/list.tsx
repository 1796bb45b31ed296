import { Link } from 'react-router'
import { useAddress } from '../client/address.ts'
import { api } from '../client/client.ts'
import { useSession } from '../client/session.ts'
import { common } from '../language/common.ts'
import { deadlineTexts } from '../language/deadline.ts'
import { useText } from '../language/language.tsx'
import { leftOf, sayDue, useSayLeft } from '../part/clock.tsx'
import { Exports, Filter, Paging } from '../part/list.tsx'
import { useNow } from '../part/now.ts'
import { Empty, Read } from '../part/state.tsx'
import { type Deadline, useLimitName } from './card.tsx'
import { linkOf } from './link.ts'

const COLUMNS = ['limit', 'title', 'responsible', 'due', 'left', 'basis'] as const
const STATES = ['running', 'soon', 'overdue', 'closed'] as const
const TAGS: Record<string, string> = { overdue: 'tag danger', soon: 'tag accent', running: 'tag main', met: 'tag good' }

/** All deadlines that one has to do with, narrowed and exported. */
export function DeadlineList() {
  const { list: texts } = useText(deadlineTexts)
  const nameOf = useLimitName()
  const { values: { state, kind, cursor }, change } = useAddress(['state', 'kind', 'cursor'])
  const limits = api.useQuery('get', '/api/public/limits', {}, { staleTime: Infinity })
  const kinds = limits.data?.items ?? []
  const filter = {
    ...pick('state', STATES.find((one) => one === state)),
    ...pick('kind', kinds.find((one) => one.kind === kind)?.kind),
  }
  const query = { limit: 20, ...filter, ...pick('cursor', cursor) }
  const found = api.useQuery('get', '/api/deadlines', { params: { query } })
  const hrefOf = (as: string) => `/api/deadlines/export?${new URLSearchParams({ ...filter, as })}`
  return (
    <section className="stack" id="list" aria-labelledby="list-title">
      <div className="row between">
        <h2 id="list-title">{texts.title}</h2>
        <Exports hrefOf={hrefOf} />
      </div>
      <div className="row">
        <Filter
          label={texts.state} all={texts.all} names={texts.states} values={STATES} value={filter.state}
          choose={(value) => change({ state: value })}
        />
        <Filter
          label={texts.kind} all={texts.all} names={Object.fromEntries(kinds.map((one) => [one.kind, nameOf(one)]))}
          values={kinds.map((one) => one.kind)} value={filter.kind}
          choose={(value) => change({ kind: value })}
        />
      </div>
      <Read query={found}>
        {({ items, next }) => items.length === 0 ? <Empty>{texts.none}</Empty> : (
          <>
            <Table items={items} />
            <Paging cursor={cursor} next={next} go={(after) => change({ cursor: after })} />
          </>
        )}
      </Read>
    </section>
  )
}

/** A value of a query that is left out where there is none. */
const pick = <Name extends string, Value>(name: Name, value: Value | undefined) =>
  (value === undefined ? {} : { [name]: value }) as { [Key in Name]?: Value }

function Table({ items }: { items: Deadline[] }) {
  const { list: { title, columns } } = useText(deadlineTexts)
  const { table } = useText(common)
  return (
    <div className="sheet" role="region" aria-label={`${title} · ${table.rows(items.length)}`} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {COLUMNS.map((name) => <th key={name} scope="col">{columns[name]}</th>)}
          </tr>
        </thead>
        <tbody>{items.map((one) => <Row key={one.id} deadline={one} />)}</tbody>
      </table>
    </div>
  )
}

function Row({ deadline }: { deadline: Deadline }) {
  const nameOf = useLimitName()
  const sayLeft = useSayLeft()
  const session = useSession()
  const { dueAt: due, openedAt: opened, state, kind, subject, role, title, responsible, basis } = deadline
  const left = leftOf({ due, opened, state, kind }, useNow())
  const href = session ? linkOf(subject, role, session) : undefined
  return (
    <tr>
      <td>{nameOf(deadline)}</td>
      <td>{href === undefined ? title : <Link to={href}>{title}</Link>}</td>
      <td>{responsible.name}</td>
      <td className="nowrap"><time dateTime={due}>{sayDue(due)}</time></td>
      <td className="nowrap"><span className={TAGS[left.standing] ?? 'tag'}>{sayLeft(left)}</span></td>
      <td className="faint">{basis}</td>
    </tr>
  )
}
