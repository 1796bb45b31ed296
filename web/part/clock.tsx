import { PERIODS } from '#api/deadline/deadline.ts'
import { isCalendarKnown, workingDaysLeft } from '#api/kernel/working-days.ts'
import { deadlineTexts } from '../language/deadline.ts'
import { useText } from '../language/language.tsx'
import { useNow } from './now.ts'
import { sayInstant } from './say.ts'
import './clock.css'

/** How a clock stands: its state, or that it is past its end, or near it. */
export type ClockStanding = 'running' | 'soon' | 'overdue' | 'met' | 'late' | 'lifted'

const HOUR_MS = 3_600_000
const SHORT_MS = 48 * HOUR_MS
const ENDED: readonly string[] = ['met', 'late', 'lifted']

/** What is left of a limit: a number and what it counts, as the ring shows it; no number where nothing is counted. */
export type Left = { standing: ClockStanding; count: number | null; unit: 'day' | 'hour' | 'minute'; share: number }

type Times = { due: string; opened?: string | undefined; state: string; kind?: string | undefined }

/** Limits that must have run out before what follows: past their end nobody is late. */
const periods: ReadonlySet<string> = PERIODS

/** What is left at an instant: hours of what is shorter than two days, else working days. */
export function leftOf({ due, opened, state, kind = '' }: Times, now: number): Left {
  const ended = ENDED.find((one) => one === state)
  const dueMs = Date.parse(due)
  if (ended !== undefined) return { standing: asStanding(ended), count: null, unit: 'day', share: 1 }
  const openedMs = opened === undefined ? undefined : Date.parse(opened)
  const isShort = openedMs !== undefined && dueMs - openedMs < SHORT_MS
  const share = openedMs === undefined ? 1 : Math.min(1, Math.max(0, (dueMs - now) / (dueMs - openedMs)))
  if (now > dueMs && periods.has(kind)) return { standing: 'running', count: null, unit: 'day', share: 0 }
  if (now > dueMs) return { standing: 'overdue', count: over(dueMs, now), unit: 'day', share: 1 }
  const days = workingDaysLeft(new Date(now), new Date(dueMs))
  const standing = days < 1 || (isShort && share <= 0.2) ? 'soon' : 'running'
  if (!isShort) return { standing, count: days, unit: 'day', share }
  const hours = Math.floor((dueMs - now) / HOUR_MS)
  return hours > 0
    ? { standing, count: hours, unit: 'hour', share }
    : { standing, count: Math.ceil((dueMs - now) / 60_000), unit: 'minute', share }
}

/** Working days since the end. */
const over = (dueMs: number, now: number): number => workingDaysLeft(new Date(dueMs - 1), new Date(now))

/** A closed state is a standing of the same name: safe because it was found in that list. */
const asStanding = (state: string) => state as ClockStanding

/** What is left in words: `剩 3 个工作日`. */
export function useSayLeft(): (left: Left) => string {
  const { left: words } = useText(deadlineTexts)
  return ({ standing, count, unit }) => {
    if (standing === 'met' || standing === 'late' || standing === 'lifted') return words[standing]
    if (standing === 'running' && count === null) return words.ranOut
    if (standing === 'overdue') return count === null || count === 0 ? words.overToday : words.overWorking(count)
    if (unit === 'hour') return words.hours(count ?? 0)
    if (unit === 'minute') return words.minutes(count ?? 0)
    return count === 0 ? words.today : words.working(count ?? 0)
  }
}

const TURN = 2 * Math.PI * 15.5

/** The ring of a clock: what is left of its span, and the number in it. */
export function Ring({ left: { standing, count, unit, share }, label }: { left: Left; label: string }) {
  const { unit: units } = useText(deadlineTexts)
  return (
    <span className={`clock-ring ${standing}`} role="img" aria-label={label}>
      <svg viewBox="0 0 36 36" aria-hidden="true">
        <circle cx="18" cy="18" r="15.5" />
        <circle className="clock-arc" cx="18" cy="18" r="15.5" strokeDasharray={`${share * TURN} ${TURN}`} />
      </svg>
      <span aria-hidden="true">
        {standing === 'lifted' ? '–' : count === null ? '✓' : (
          <>{standing === 'overdue' ? `+${count}` : count}<small>{units[unit]}</small></>
        )}
      </span>
    </span>
  )
}

type ClockProps = {
  /** The limit's name. */
  limit: string
  /** When it ends, and when it began where that is known: then the ring tells the part that is left. */
  due: string
  opened?: string
  /** running | met | late | lifted */
  state: string
  /** The limit's key, by which a period is known. */
  kind?: string
  /** The article that it comes from. */
  basis?: string
}

/** One limit of a thing (期限), small enough to stand beside its title on any page. */
export function Clock({ limit, due, opened, state, kind, basis }: ClockProps) {
  const { card } = useText(deadlineTexts)
  const left = leftOf({ due, opened, state, kind }, useNow())
  const said = useSayLeft()(left)
  const isOpen = !ENDED.includes(state)
  return (
    <span className={`clock ${left.standing}`} title={basis}>
      <Ring left={left} label={card.ring(limit, said)} />
      <span>
        <span className="clock-name">{limit}</span>
        <span className="clock-left">{said}</span>
        {isOpen && (
          <span className="faint">
            {card.due} <time dateTime={due}>{sayDue(due)}</time>
            {!isCalendarKnown(new Date(due)) && <abbr title={card.noCalendar}> *</abbr>}
          </span>
        )}
      </span>
    </span>
  )
}

/** An end in Beijing time: the last day of one that ends with midnight. */
export function sayDue(due: string): string {
  const said = sayInstant(due)
  return said.endsWith('00:00') ? sayInstant(Date.parse(due) - 1).slice(0, 10) : said
}
