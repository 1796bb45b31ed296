import { Link } from 'react-router'
import { api } from '../client/client.ts'
import { useText } from '../language/language.tsx'
import { taskTexts, type TaskKey } from '../language/task.ts'
import { Read } from '../part/state.tsx'

/** Where each of the things that may wait at a desk is done. */
export type Places = Partial<Record<TaskKey, string>>

const isOf = (places: Places, key: string): key is TaskKey => key in places

/** What waits at a desk (待办), each with the part of the page where it is done. */
export function DeskTasks({ places }: { places: Places }) {
  const texts = useText(taskTexts)
  const query = api.useQuery('get', '/api/tasks')
  return (
    <section className="card" aria-labelledby="tasks">
      <h2 id="tasks">{texts.title}</h2>
      <Read query={query}>
        {({ tasks }) => {
          const waiting = tasks.flatMap(({ key, count }) =>
            count > 0 && isOf(places, key) ? [{ key, count, to: places[key] ?? '' }] : [],
          )
          if (waiting.length === 0) return <p className="soft last">{texts.none}</p>
          return (
            <ul className="tasks">
              {waiting.map(({ key, count, to }) => (
                <li key={key}>
                  <Link to={to}>{texts.keys[key]}</Link> <span className="tag accent number">{count}</span>
                </li>
              ))}
            </ul>
          )
        }}
      </Read>
    </section>
  )
}
