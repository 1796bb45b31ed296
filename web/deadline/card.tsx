import { Link } from 'react-router'
import type { Schemas } from '../client/client.ts'
import { useSession } from '../client/session.ts'
import { deadlineTexts } from '../language/deadline.ts'
import { useLanguage, useText } from '../language/language.tsx'
import { leftOf, Ring, sayDue, useSayLeft } from '../part/clock.tsx'
import { useNow } from '../part/now.ts'
import { sayInstant } from '../part/say.ts'
import { linkOf } from './link.ts'

export type Deadline = Schemas['Deadline']

/** The limit's name in the language of the page. */
export function useLimitName(): (limit: { name: string; english: string }) => string {
  const { language } = useLanguage()
  return ({ name, english }) => (language === 'zh' ? name : english)
}

/** How long a limit is, in words. */
export function useSaySpan(): (limit: Pick<Deadline, 'unit' | 'count'>) => string {
  const { spans } = useText(deadlineTexts)
  return ({ unit, count }) => spans[unit](count)
}

/** One clock of the wall: what is left of it, what it is about, who acts, by which article. */
export function DeadlineCard({ deadline }: { deadline: Deadline }) {
  const { card } = useText(deadlineTexts)
  const nameOf = useLimitName()
  const sayLeft = useSayLeft()
  const spanOf = useSaySpan()
  const session = useSession()
  const { dueAt: due, openedAt: opened, state, kind, title, subject, role, responsible, basis, calendarKnown } = deadline
  const left = leftOf({ due, opened, state, kind }, useNow())
  const said = sayLeft(left)
  const name = nameOf(deadline)
  const href = session ? linkOf(subject, role, session) : undefined
  return (
    <li className={`card deadline ${left.standing}`}>
      <Ring left={left} label={card.ring(name, said)} />
      <div>
        <p className="deadline-head">
          <strong>{name}</strong>
          <span className="deadline-left">{said}</span>
        </p>
        <p className="deadline-title">{href === undefined ? title : <Link to={href}>{title}</Link>}</p>
        <p className="faint">
          {card.due} <time dateTime={due}>{sayDue(due)}</time> · {spanOf(deadline)} ·{' '}
          {card.opened} <time dateTime={opened}>{sayInstant(opened).slice(0, 10)}</time>
        </p>
        <p className="faint">{basis}</p>
        <p className="deadline-foot">
          <span className="soft">{card.by} {responsible.name}</span>
          {card.roles[role] !== '' && (
            <span className={role === 'responsible' ? 'tag main' : 'tag'}>{card.roles[role]}</span>
          )}
          {!calendarKnown && <span className="tag accent deadline-calendar">{card.noCalendar}</span>}
        </p>
      </div>
    </li>
  )
}
