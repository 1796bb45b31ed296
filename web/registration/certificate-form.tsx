import { useState } from 'react'
import { isCertificate, RIGHTS, type Right, VALID_YEARS } from '#api/property-registration/property-registration.ts'
import { useAct } from '../client/act.ts'
import { client, type Schemas } from '../client/client.ts'
import { useText } from '../language/language.tsx'
import { propertyTexts } from '../language/property.ts'
import { beginOf, dayOf, daysAfter, endOf } from '../part/day.ts'
import { TextField } from '../part/form.tsx'
import { Refused } from '../part/state.tsx'
import { ActButton } from '../part/act-button.tsx'
import { wrongWith } from '../public-data/term.ts'
import { FileDigest } from '../part/digest-field.tsx'
import type { Property } from './property-facts.tsx'

const today = () => dayOf(Date.now())

/** The holder notes that it filed the application at an agency. */
export function SubmissionForm({ registration: { id, faults }, isChanged }: { registration: Property; isChanged: boolean }) {
  const { submit: texts, begin } = useText(propertyTexts)
  const [agency, setAgency] = useState('')
  const [day, setDay] = useState(today)
  const act = useAct((body: Schemas['SubmitProperty'], headers) =>
    client.POST('/api/property-registrations/{id}/submission', { params: { path: { id } }, body, headers }))
  const reason = act.isPending ? begin.busy : isChanged ? texts.unsaved : faults.length > 0 ? texts.faulty : agency.trim() === '' || day === '' ? texts.missing : undefined
  return (
    <form className="card stack" aria-label={texts.title} noValidate onSubmit={(event) => (event.preventDefault(), reason === undefined && act.mutate({ agency, submittedAt: beginOf(day) }))}>
      <div><h2>{texts.title}</h2><p className="soft last">{texts.lead}</p></div>
      {act.error !== null && <Refused error={act.error} />}
      <div className="two">
        <TextField label={texts.agency} maxLength={100} value={agency} onChange={({ target }) => setAgency(target.value)} />
        <TextField label={texts.day} type="date" max={today()} value={day} onChange={({ target }) => setDay(target.value)} />
      </div>
      <div className="row"><ActButton type="submit" className="button primary" reason={reason}>{texts.send}</ActButton></div>
    </form>
  )
}

/** The certificate as the agency issued it, to be verified. */
export function CertificateForm({ registration: { id, agency: known } }: { registration: Property }) {
  const { certificate: texts, rights: names, begin } = useText(propertyTexts)
  const [certificate, setNumber] = useState('')
  const [agency, setAgency] = useState(known ?? '')
  const [fileDigest, setDigest] = useState('')
  const [rights, setRights] = useState<Right[]>([])
  const [days, setDays] = useState({ from: today(), to: daysAfter(today(), 365 * VALID_YEARS - 1) })
  const act = useAct((body: Schemas['ImportCertificate'], headers) =>
    client.POST('/api/property-registrations/{id}/certificate', { params: { path: { id } }, body, headers }))
  const isWrong = certificate !== '' && !isCertificate(certificate)
  const wrong = wrongWith(days, VALID_YEARS)
  const lacking = [
    (certificate === '' || isWrong) && texts.number, agency.trim() === '' && texts.agency, fileDigest === '' && texts.document,
    rights.length === 0 && texts.rights, (days.from === '' || days.to === '' || wrong !== undefined) && texts.term,
  ].filter((one) => one !== false)
  const reason = act.isPending ? begin.busy : lacking.length > 0 ? lacking.join('、') : undefined
  const send = () => act.mutate({ certificate, agency, fileDigest, rights, validFrom: beginOf(days.from), validTo: endOf(days.to) })
  return (
    <form className="card stack" aria-label={texts.title} noValidate onSubmit={(event) => (event.preventDefault(), reason === undefined && send())}>
      <div><h2>{texts.title}</h2><p className="soft last">{texts.lead}</p></div>
      {act.error !== null && <Refused error={act.error} />}
      <div className="registration-fields">
        <TextField label={texts.number} hint={texts.numberHint} maxLength={15} value={certificate} fault={isWrong ? texts.wrong : undefined} onChange={({ target }) => setNumber(target.value.trim())} />
        <TextField label={texts.agency} maxLength={100} value={agency} onChange={({ target }) => setAgency(target.value)} />
        <TextField label={texts.from} type="date" value={days.from} onChange={({ target }) => setDays({ ...days, from: target.value })} />
        <TextField label={texts.to} type="date" value={days.to} fault={wrong && texts.term} onChange={({ target }) => setDays({ ...days, to: target.value })} />
        <FileDigest label={texts.document} value={fileDigest} change={setDigest} />
        <fieldset className="plain">
          <legend>{texts.rights}</legend>
          {RIGHTS.map((right) => (
            <label key={right} className="choice">
              <input type="checkbox" checked={rights.includes(right)} onChange={({ target }) => setRights(target.checked ? [...rights, right] : rights.filter((one) => one !== right))} />
              {names[right]}
            </label>
          ))}
        </fieldset>
      </div>
      <div className="row"><ActButton type="submit" className="button" reason={reason}>{texts.send}</ActButton></div>
    </form>
  )
}
