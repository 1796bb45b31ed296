import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { ACTS } from '#api/property-registration/property-registration.ts'
import { useAct } from '../client/act.ts'
import { api, client, type Schemas } from '../client/client.ts'
import { DeskPage } from '../desk/desk-page.tsx'
import { useText } from '../language/language.tsx'
import { propertyTexts } from '../language/property.ts'
import { Read, Refused } from '../part/state.tsx'
import { ActButton } from '../part/act-button.tsx'
import { Coach } from './coach.tsx'
import { CertificateForm, SubmissionForm } from './certificate-form.tsx'
import { type FormValue, PROPERTY_PARTS } from './fields.ts'
import { FormParts, FormRead } from './form-parts.tsx'
import { type Property, PropertyFacts, PropertyTag } from './property-facts.tsx'
import { Rights } from './rights.tsx'
import { without } from './tidy.ts'
import '../public-data/public-data.css'
import './registration.css'

/** One's own property registration: its facts, its coach and form, its filing and its certificate. */
export default function PropertyPage() {
  const { id = '' } = useParams()
  const { title, fast } = useText(propertyTexts)
  const query = api.useQuery('get', '/api/property-registrations/{id}', { params: { path: { id } } })
  return (
    <Read query={query}>
      {(registration) => (
        <DeskPage title={registration.product.name} lead={title} act="property.prepare">
          <div className="row"><PropertyTag registration={registration} />{isFast(registration) && <span className="tag good">{fast}</span>}</div>
          <section className="card"><PropertyFacts registration={registration} /></section>
          <Now key={registration.id} registration={registration} />
        </DeskPage>
      )}
    </Read>
  )
}

const isFast = ({ state, objected }: Property): boolean => state === 'verified' && !objected

function Now({ registration }: { registration: Property }) {
  const { view } = useText(propertyTexts)
  const can = (act: keyof typeof ACTS) => ACTS[act].from.some((state) => state === registration.state)
  if (can('edit')) return <Editor registration={registration} />
  return (
    <>
      {can('import') && <CertificateForm registration={registration} />}
      {registration.state === 'verified' && <Renew registration={registration} />}
      <section className="card stack" aria-labelledby="view">
        <h2 id="view">{view}</h2>
        <FormRead parts={PROPERTY_PARTS} words={propertyTexts} form={registration.form} />
      </section>
    </>
  )
}

function Renew({ registration: { id, product, renewal } }: { registration: Property }) {
  const { begin: texts, from, facts } = useText(propertyTexts)
  const navigate = useNavigate()
  const act = useAct((_: undefined, headers) =>
    client.POST('/api/property-registrations', { body: { productId: product.id, renews: id }, headers }))
  if (renewal === null) return null
  return (
    <section className="card stack" aria-label={texts.renew}>
      {act.error !== null && <Refused error={act.error} />}
      <div className="row">
        <ActButton className="button" reason={act.isPending ? texts.busy : undefined} onClick={() => act.mutate(undefined, { onSuccess: (made) => void navigate(`/property/${made.id}`) })}>{texts.renew}</ActButton>
        <span className="faint">{facts.renewal} {from(renewal.from, renewal.to)}</span>
      </div>
    </section>
  )
}

/** A form as the server takes it: what this page edits is what the server's schema made. */
const bodyOf = (form: FormValue) => ({ form: without(form) as Schemas['PropertyForm'] })

function Editor({ registration }: { registration: Property }) {
  const { id, form: kept, faults, mayRegister } = registration
  const { table: texts, begin, matrix, rights: names } = useText(propertyTexts)
  const [form, setForm] = useState<FormValue>(kept)
  const [isChanged, setChanged] = useState(false)
  const save = useAct((body: FormValue, headers) =>
    client.PUT('/api/property-registrations/{id}/form', { params: { path: { id } }, body: bodyOf(body), headers }))
  const change = (next: FormValue) => (setForm(next), setChanged(true))
  return (
    <>
      <Coach faults={faults} isStale={isChanged} />
      <form className="stack" noValidate aria-label={texts.title} onSubmit={(event) => (event.preventDefault(), save.mutate(form, { onSuccess: () => setChanged(false) }))}>
        <FormParts parts={PROPERTY_PARTS} words={propertyTexts} form={form} faults={faults} change={change} />
        <p className="row last">{matrix.yours}：{mayRegister.length === 0 ? <span className="tag">{matrix.none}</span> : mayRegister.map((right) => <span key={right} className="tag main">{names[right]}</span>)}</p>
        <Rights form={form} faults={faults} change={change} />
        {save.error !== null && <Refused error={save.error} />}
        <div className="row registration-save">
          <ActButton type="submit" className="button primary" reason={save.isPending ? begin.busy : undefined}>{texts.save}</ActButton>
          <span className="soft" role="status">{isChanged ? texts.unsaved : save.isSuccess ? texts.saved : ''}</span>
        </div>
      </form>
      {registration.state === 'prepared' && <SubmissionForm registration={registration} isChanged={isChanged} />}
      <CertificateForm registration={registration} />
    </>
  )
}
