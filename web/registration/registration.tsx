import { useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { ACTS, type Kind, RENEWAL_DAYS } from '#api/registration/registration.ts'
import { useAct } from '../client/act.ts'
import { api, client, type Schemas } from '../client/client.ts'
import { DeskPage } from '../desk/desk-page.tsx'
import { useText } from '../language/language.tsx'
import { registrationTexts } from '../language/registration.ts'
import { daysAfter, lastDayOf } from '../part/day.ts'
import { Read, Refused } from '../part/state.tsx'
import { ActButton } from '../part/act-button.tsx'
import { CaseFacts, Clocks, Defects, type Registration, StateTag } from './case.tsx'
import { Editor } from './editor.tsx'
import { type FormValue, REGISTRATION_PARTS } from './fields.ts'
import { FormParts, FormRead } from './form-parts.tsx'
import { ObjectionList } from './objection-list.tsx'
import { Steps } from './steps.tsx'
import { without } from './tidy.ts'
import '../public-data/public-data.css'
import './registration.css'

/** One's own application (登记申请): where it stands, its limits, its pre-check and form, and what can be done now. */
export default function RegistrationPage() {
  const { id = '' } = useParams()
  const { list: texts, kinds } = useText(registrationTexts)
  const query = api.useQuery('get', '/api/registrations/{id}', { params: { path: { id } } }, { refetchInterval: waitForLog })
  return (
    <Read query={query}>
      {(registration) => (
        <DeskPage title={registration.subject.name} lead={`${texts.title} · ${kinds[registration.kind]}`} act="registration.apply">
          <div className="row between"><Steps registration={registration} /><StateTag state={registration.state} objected={registration.objected} /></div>
          <Clocks clocks={registration.clocks} />
          <Defects defects={registration.state === 'returned' || registration.state === 'draft' ? registration.defects : []} />
          <section className="card"><CaseFacts registration={registration} /></section>
          <Own registration={registration} />
          <ObjectionList objections={registration.objections} />
        </DeskPage>
      )}
    </Read>
  )
}

/** Asks again while a deposit is on its way to the chain. */
const waitForLog = ({ state: { data } }: { state: { data?: Registration | undefined } }) =>
  data?.state === 'deposited' && !data.isOnLog ? 1_500 : false

function Own({ registration }: { registration: Registration }) {
  const { registry: texts } = useText(registrationTexts)
  const isEditable = ACTS.edit.from.some((state) => state === registration.state)
  if (isEditable) return <Editor key={registration.id} registration={registration} />
  const canSupplement = ACTS.supplement.from.some((state) => state === registration.state)
  return (
    <>
      {canSupplement && registration.promise?.keptAt === null && <Supplement registration={registration} />}
      {registration.state === 'valid' && <Follow registration={registration} />}
      <section className="card stack" aria-labelledby="view">
        <h2 id="view">{texts.view}</h2>
        <FormRead parts={REGISTRATION_PARTS} words={registrationTexts} form={registration.form} />
      </section>
    </>
  )
}

const NEXT = ['change', 'correction', 'renewal', 'cancellation'] as const satisfies readonly Kind[]

/** What can follow a registration in force; a renewal in its last sixty days. */
function Follow({ registration: { subject, validTo } }: { registration: Registration }) {
  const { acts, kinds, list } = useText(registrationTexts)
  const navigate = useNavigate()
  const act = useAct((kind: Kind, headers) => client.POST('/api/registrations', { body: { kind, subjectId: subject.id }, headers }))
  const last = lastDayOf(validTo ?? '')
  return (
    <section className="card stack" aria-label={acts.follow}>
      {act.error !== null && <Refused error={act.error} />}
      <div className="row">
        {NEXT.map((kind) => (
          <ActButton
            key={kind} className="button" reason={act.isPending ? list.busy : undefined}
            onClick={() => act.mutate(kind, { onSuccess: ({ id }) => void navigate(`/registrations/${id}`) })}
          >
            {acts.another(kinds[kind])}
          </ActButton>
        ))}
      </div>
      <p className="faint last">{acts.window(daysAfter(last, 1 - RENEWAL_DAYS), last)}</p>
    </section>
  )
}

type Parts = Pick<Schemas['RegistrationForm'], 'service' | 'risk'>

/** The parts that were promised, to be handed in. */
function Supplement({ registration: { id, form: kept, promise } }: { registration: Registration }) {
  const { acts, list } = useText(registrationTexts)
  const [form, setForm] = useState<FormValue>(kept)
  const act = useAct((body: Schemas['RegistrationSupplement'], headers) =>
    client.POST('/api/registrations/{id}/supplement', { params: { path: { id } }, body, headers }))
  const parts = REGISTRATION_PARTS.filter(({ part }) => promise?.parts.some((one) => one === part))
  const send = () => act.mutate(without(Object.fromEntries(parts.map(({ part }) => [part, form[part]]))) as Parts)
  return (
    <section className="notice wait stack" aria-label={acts.supplement}>
      <p>{acts.supplementLead} <strong>{promise?.by}</strong></p>
      <FormParts parts={parts} words={registrationTexts} form={form} faults={[]} change={setForm} />
      {act.error !== null && <Refused error={act.error} />}
      <div className="row">
        <ActButton className="button primary" reason={act.isPending ? list.busy : undefined} onClick={send}>{acts.supplement}</ActButton>
        <Link to="/registrations">{list.title}</Link>
      </div>
    </section>
  )
}
