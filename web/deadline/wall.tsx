import { api } from '../client/client.ts'
import { deadlineTexts } from '../language/deadline.ts'
import { useText } from '../language/language.tsx'
import { leftOf } from '../part/clock.tsx'
import { useNow } from '../part/now.ts'
import { Empty, Read } from '../part/state.tsx'
import { type Deadline, DeadlineCard } from './card.tsx'

const EVERY_MS = 60_000
const MOST = 100

/** The clock wall (时钟墙): what is overdue, what is near its end, what runs in good time, by the time that is left. */
export function Wall({ isOverseer }: { isOverseer: boolean }) {
  const { wall } = useText(deadlineTexts)
  const query = { state: isOverseer ? ('overdue' as const) : ('running' as const), limit: isOverseer ? 12 : MOST }
  const found = api.useQuery('get', '/api/deadlines', { params: { query } }, { refetchInterval: EVERY_MS })
  return (
    <Read query={found}>
      {({ items, next }) =>
        items.length === 0 ? (
          <Empty>{isOverseer ? wall.noneOverdue : wall.noneMine}</Empty>
        ) : (
          <>
            <Groups items={items} />
            {next !== null && !isOverseer && <p className="faint">{wall.more}</p>}
          </>
        )
      }
    </Read>
  )
}

function Groups({ items }: { items: Deadline[] }) {
  const { wall } = useText(deadlineTexts)
  const now = useNow()
  const standing = ({ dueAt: due, openedAt: opened, ...one }: Deadline) => leftOf({ due, opened, ...one }, now).standing
  const groups = [
    { key: 'overdue', title: wall.overdue, items: items.filter((one) => standing(one) === 'overdue') },
    { key: 'soon', title: wall.soon, items: items.filter((one) => standing(one) === 'soon') },
    { key: 'running', title: wall.calm, items: items.filter((one) => standing(one) === 'running') },
  ]
  return groups.filter((group) => group.items.length > 0).map((group) => (
    <section key={group.key} aria-labelledby={`wall-${group.key}`}>
      <h2 id={`wall-${group.key}`} className={`deadline-group ${group.key}`}>
        {group.title}<span className="number">{group.items.length}</span>
      </h2>
      <ul className="deadlines">{group.items.map((one) => <DeadlineCard key={one.id} deadline={one} />)}</ul>
    </section>
  ))
}

/** What was closed lately, folded. */
export function Closed() {
  const { wall } = useText(deadlineTexts)
  const found = api.useQuery('get', '/api/deadlines', { params: { query: { state: 'closed', limit: 20 } } })
  return (
    <details className="card deadline-fold">
      <summary>{wall.closed}</summary>
      <Read query={found}>
        {({ items }) => items.length === 0
          ? <p className="soft">{wall.closedNone}</p>
          : <ul className="deadlines">{items.map((one) => <DeadlineCard key={one.id} deadline={one} />)}</ul>}
      </Read>
    </details>
  )
}
