import { useText } from '../language/language.tsx'
import { sharingTexts } from '../language/sharing.ts'
import { lastDayOf } from '../part/day.ts'
import type { Request } from './requests.tsx'

/** From so many working days on it is urgent to answer. */
const SOON = 3

/** The owner's time to answer a request (答复期限), counted in working days; nothing where no clock ran. */
export function Clock({ request: { clock } }: { request: Request }) {
  const { clock: texts } = useText(sharingTexts)
  if (clock === null) return null
  const { state, isOverdue, workingDays, dueAt, basis } = clock
  const day = lastDayOf(dueAt)
  if (state === 'running')
    return (
      <p className={`sharing-clock ${isOverdue ? 'late' : workingDays <= SOON ? 'soon' : ''}`}>
        {isOverdue ? texts.late(workingDays, day) : texts.left(workingDays, day)} <span className="faint">{basis}</span>
      </p>
    )
  return <p className="faint last">{state === 'late' ? texts.overdue : state === 'lifted' ? texts.lifted : texts.met}</p>
}
