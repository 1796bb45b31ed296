import { sayDay } from '../part/say.ts'
import './implement.css'

type Step = { key: string; name: string; at?: string | null }

type RoadProps = {
  label: string
  steps: readonly Step[]
  /** The step that it has come to; past the last one when all is done. */
  now: number
  isStopped?: boolean
  isSmall?: boolean
}

/** The road (进度) that a thing goes by its steps, with the days of those that are done. */
export function Road({ label, steps, now, isStopped = false, isSmall = false }: RoadProps) {
  return (
    <ol className={isSmall ? 'road small' : 'road'} aria-label={label}>
      {steps.map(({ key, name, at }, index) => (
        <li
          key={key}
          className={index < now ? 'done' : index > now ? '' : isStopped ? 'stopped' : 'now'}
          aria-current={index === now && !isStopped ? 'step' : undefined}
        >
          <span>{name}</span>
          {at != null && <time dateTime={at}>{sayDay(at)}</time>}
        </li>
      ))}
    </ol>
  )
}
