import { Link } from 'react-router'
import { api } from '../client/client.ts'
import { useText } from '../language/language.tsx'
import { taskTexts, type TaskKey } from '../language/task.ts'
import { Read } from '../part/state.tsx'
import { DESKS } from './desks.ts'

/** What may wait at a desk, each with the part of the page where several of it are found. */
type Places = Partial<Record<TaskKey, string>>

const isOf = (places: Places, key: string): key is TaskKey => key in places

/** The server leads to the one thing that waits, or to the desk; the desk knows the part of its page. */
const placeOf = (place: string | undefined, href: string): string =>
  place !== undefined && DESKS.some((desk) => desk.href === href) ? place : href

/** What waits for the person at a desk (待办); where nothing does, the word for it. */
export function Tasks({ places, none }: { places: Places; none?: string }) {
  const texts = useText(taskTexts)
  const query = api.useQuery('get', '/api/tasks')
  return (
    <section className="card" aria-labelledby="tasks">
      <h2 id="tasks">{texts.title}</h2>
      <Read query={query}>
        {({ tasks }) => {
          const waiting = tasks.flatMap(({ key, count, href }) =>
            count > 0 && isOf(places, key) ? [{ key, count, to: placeOf(places[key], href) }] : [],
          )
          if (waiting.length === 0) return <p className="soft tasks-none">{none ?? texts.none}</p>
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
