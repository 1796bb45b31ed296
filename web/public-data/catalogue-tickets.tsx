import { useState } from 'react'
import { DIMENSIONS } from '#api/resource/quality.ts'
import { MOST_REOPENED, TICKET_ACTS, type TicketAct } from '#api/resource/ticket.ts'
import { useAct } from '../client/act.ts'
import { api, client, type Schemas } from '../client/client.ts'
import { useMay, useSession } from '../client/session.ts'
import { useText } from '../language/language.tsx'
import { resourceTexts } from '../language/resource.ts'
import { ActForm } from '../part/act-form.tsx'
import { AreaField, SelectField } from '../part/form.tsx'
import { Clock } from '../part/clock.tsx'
import { sayInstant } from '../part/say.ts'
import { Read } from '../part/state.tsx'
import { ActButton } from '../part/act-button.tsx'
import { ReasonForm } from './catalogue-reason.tsx'
import { Choice, type Sending } from './form.tsx'
import { Party } from './party.tsx'

type Resource = Schemas['ResourceDetail']
type Ticket = Schemas['DefectTicket']

/** The tickets about defects of a resource (质量工单) that one may see, and how to report one. */
export function TicketSection({ resource }: { resource: Resource }) {
  const { tickets: texts } = useText(resourceTexts)
  const session = useSession()
  const mayView = useMay('ticket.view')
  const mayReport = useMay('ticket.report') && session?.participant.id !== resource.departmentId && resource.state !== 'withdrawn'
  const [isOpen, setOpen] = useState(false)
  const reporting = useAct((body: Schemas['ReportDefect'], headers) =>
    client.POST('/api/resources/{id}/tickets', { params: { path: { id: resource.id } }, body, headers }))
  if (!mayView) return null
  return (
    <section className="stack" aria-labelledby="tickets">
      <div className="row between">
        <h2 id="tickets">{texts.title}</h2>
        {mayReport && !isOpen && (
          <ActButton onClick={() => (reporting.reset(), setOpen(true))}>{texts.report}</ActButton>
        )}
      </div>
      {reporting.isSuccess && !isOpen && <p className="notice good" role="status">{texts.reported}</p>}
      {isOpen && <Report resource={resource} act={reporting} close={() => setOpen(false)} />}
      <Tickets resourceId={resource.id} />
    </section>
  )
}

function Tickets({ resourceId }: { resourceId: string }) {
  const { tickets: texts } = useText(resourceTexts)
  const found = api.useQuery('get', '/api/tickets', { params: { query: { limit: 50, resourceId } } })
  return (
    <Read query={found}>
      {({ items }) =>
        items.length === 0 ? <p className="card soft last">{texts.none}</p> : items.map((ticket) => <Shown key={ticket.id} ticket={ticket} />)
      }
    </Read>
  )
}

function Shown({ ticket }: { ticket: Ticket }) {
  const { tickets: texts, ticketStates, ticketActs, dimensions } = useText(resourceTexts)
  const { state, dimension, field, reporterId, history, reopened, createdAt, dueAt } = ticket
  return (
    <article className="card ticket">
      <div className="row between">
        <span className="row">
          <strong>{dimensions[dimension]}{field === null ? '' : ` · ${field}`}</strong>
          <span className={`tag ${state === 'closed' ? 'good' : 'accent'}`}>{ticketStates[state]}</span>
          {reopened > 0 && <span className="tag danger">{texts.reopened(String(reopened))}</span>}
        </span>
        {dueAt !== null && <Clock limit={texts.clock} due={dueAt} state="running" />}
      </div>
      <p>{ticket.text}</p>
      <p className="faint"><Party id={reporterId} /> · {sayInstant(createdAt)}</p>
      {history.length > 1 && (
        <ol>
          {history.slice(1).map((step) => (
            <li key={`${step.act} ${step.at}`}>
              <span className="soft"><Party id={step.by} /> · {ticketActs[step.act]} · {sayInstant(step.at)}</span>
              <p>{step.text}</p>
            </li>
          ))}
        </ol>
      )}
      <Acts ticket={ticket} />
    </article>
  )
}

const SIDES: Record<TicketAct, 'department' | 'reporter' | 'body'> = {
  answer: 'department', reject: 'department', confirm: 'reporter', reopen: 'reporter', escalate: 'reporter', uphold: 'body',
  dismiss: 'body',
}

/** The acts that one's own side may do now, by the server's own table. */
function useActs({ state, departmentId, reporterId, reopened, escalatedAt }: Ticket): TicketAct[] {
  const own = useSession()?.participant.id
  const decides = useMay('ticket.decide')
  const sides = { department: own === departmentId, reporter: own === reporterId, body: decides }
  return ACTS.filter((act) => {
    if (!sides[SIDES[act]] || !TICKET_ACTS[act].from.some((from) => from === state)) return false
    if (act === 'reopen') return reopened < MOST_REOPENED
    return !(['escalate', 'reject'].includes(act) && escalatedAt !== null)
  })
}

const ACTS = Object.keys(TICKET_ACTS).filter((act): act is TicketAct => act in TICKET_ACTS)

function Acts({ ticket }: { ticket: Ticket }) {
  const { tickets: texts, ticketActs, ticketHints } = useText(resourceTexts)
  const [open, setOpen] = useState<TicketAct>()
  const acts = useActs(ticket)
  const acting = useAct(({ act, text }: { act: TicketAct; text: string }, headers) =>
    client.POST(`/api/tickets/{id}/${act}`, { params: { path: { id: ticket.id } }, body: { text }, headers }))
  if (open !== undefined && acts.includes(open))
    return (
      <ReasonForm title={ticketActs[open] ?? open} lead={ticketHints[open] ?? ''} basis={texts.basis} submit={ticketActs[open] ?? open}
        label={texts.say} most={1_000} act={acting} bodyOf={(text) => ({ act: open, text })} close={() => setOpen(undefined)} />
    )
  if (acts.length === 0) return null
  return (
    <div className="row">
      {acts.map((act, at) => (
        <ActButton key={act} className={`button ${at === 0 ? 'primary' : ''}`} onClick={() => (acting.reset(), setOpen(act))}>
          {ticketActs[act]}
        </ActButton>
      ))}
    </div>
  )
}

type ReportProps = { resource: Resource; act: Sending<Schemas['ReportDefect'], Ticket>; close: () => void }

function Report({ resource, act, close }: ReportProps) {
  const { tickets: texts, dimensions } = useText(resourceTexts)
  const [dimension, setDimension] = useState<Schemas['ReportDefect']['dimension']>('accuracy')
  const [field, setField] = useState('')
  const [text, setText] = useState('')
  const body = { dimension, text: text.trim(), ...(field === '' ? {} : { field }) }
  return (
    <ActForm level={3} title={texts.reportTitle} lead={texts.reportLead} basis={texts.basis} submit={texts.submit} error={act.error}
      isBusy={act.isPending} lacking={text.trim() === '' ? [texts.text] : []}
      send={() => act.mutate(body, { onSuccess: close })} cancel={close}>
      <div className="two">
        <Choice label={texts.dimension} names={dimensions} values={DIMENSIONS} value={dimension} choose={setDimension} />
        <SelectField label={texts.field} value={field} onChange={({ target }) => setField(target.value)}>
          <option value="">{texts.anyField}</option>
          {resource.fields.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </SelectField>
      </div>
      <AreaField label={texts.text} hint={texts.textHint} rows={3} maxLength={1000} value={text}
        onChange={({ target }) => setText(target.value)} />
    </ActForm>
  )
}
