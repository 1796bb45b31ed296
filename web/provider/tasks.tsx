import { Link } from 'react-router'
import { api } from '../client/client.ts'
import { useText } from '../language/language.tsx'
import { providerTexts } from '../language/provider.ts'
import { taskTexts } from '../language/task.ts'
import { Read } from '../part/state.tsx'

/** What can wait for a provider, each with where several of them are found. */
const PLACES = {
  listings_rejected: '/provide?state=draft',
  listing_drafts: '/provide?state=draft',
  versions_failed: '/provide#products',
  versions_read: '/provide#products',
  offers_to_answer: '/provide#offers',
  sales_to_sign: '/provide#offers',
} as const

type Key = keyof typeof PLACES
const isOwn = <T extends { key: string }>(task: T): task is T & { key: Key } => task.key in PLACES

/** The page of one thing, at this desk; several are found in its lists. */
function placeOf(key: Key, href: string): string {
  if (href === '/provide') return PLACES[key]
  return href.replace(/^\/my\/agreements\//, '/provide/agreements/')
}

/** What waits for the provider (待办). */
export function ProviderTasks() {
  const { desk } = useText(providerTexts)
  const { keys } = useText(taskTexts)
  const query = api.useQuery('get', '/api/tasks')
  return (
    <section className="card" aria-labelledby="tasks">
      <h2 id="tasks">{desk.tasks}</h2>
      <Read query={query}>
        {({ tasks }) => {
          const waiting = tasks.filter(isOwn).filter(({ count }) => count > 0)
          if (waiting.length === 0) return <p className="soft provider-last">{desk.tasksNone}</p>
          return (
            <ul className="provider-tasks">
              {waiting.map(({ key, count, href }) => (
                <li key={key}>
                  <Link to={placeOf(key, href)}>
                    <span>{keys[key]}</span>
                    <span className="tag accent number">{count}</span>
                  </Link>
                </li>
              ))}
            </ul>
          )
        }}
      </Read>
    </section>
  )
}
