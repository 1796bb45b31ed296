import { Link } from 'react-router'
import { api } from '../client/client.ts'
import { useText } from '../language/language.tsx'
import { taskTexts, type TaskKey } from '../language/task.ts'

/** What waits for the person at a desk; nothing is shown where nothing waits but the word for it. */
export function Tasks({ desk }: { desk?: string }) {
  const texts = useText(taskTexts)
  const { data } = api.useQuery('get', '/api/tasks', {}, { retry: false })
  if (data === undefined) return null
  const waiting = data.tasks.filter(({ count, href }) => count > 0 && (desk === undefined || href.startsWith(`/${desk}`)))
  return (
    <section className="card" aria-labelledby="tasks">
      <h2 id="tasks">{texts.title}</h2>
      {waiting.length === 0 ? <p className="soft">{texts.none}</p> : (
        <ul className="tasks">
          {waiting.map(({ key, count, href }) => (
            <li key={key}><Link to={href}>{isKey(texts.keys, key) ? texts.keys[key] : key}</Link> <span className="tag accent">{count}</span></li>
          ))}
        </ul>
      )}
    </section>
  )
}

const isKey = (keys: Record<TaskKey, string>, key: string): key is TaskKey => key in keys
