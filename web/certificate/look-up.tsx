import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { api, type Schemas } from '../client/client.ts'
import { certificateTexts } from '../language/certificate.ts'
import { useText } from '../language/language.tsx'
import { TextField } from '../part/form.tsx'
import { Page } from '../part/layout.tsx'
import { sayInstant } from '../part/say.ts'
import { Read } from '../part/state.tsx'
import './certificate.css'

/** Looks a certificate up by its number (查验凭证): for whoever holds one in their hand. */
export default function LookUp() {
  const texts = useText(certificateTexts)
  const { number } = useParams()
  return (
    <Page title={texts.lookUp} lead={texts.lookUpLead}>
      <Ask key={number} number={number ?? ''} />
      {number !== undefined && <Found number={number} />}
    </Page>
  )
}

function Ask({ number }: { number: string }) {
  const texts = useText(certificateTexts)
  const [text, setText] = useState(number)
  const go = useNavigate()
  return (
    <form className="row" onSubmit={(event) => (event.preventDefault(), void go(`/certificates/${encodeURIComponent(text.trim().toUpperCase())}`))}>
      <TextField label={texts.number} value={text} maxLength={40} placeholder="DY-JY-2026-000001" onChange={({ target }) => setText(target.value)} />
      <button type="submit" className="button primary" disabled={text.trim() === ''}>{texts.look}</button>
    </form>
  )
}

function Found({ number }: { number: string }) {
  const found = api.useQuery('get', '/api/certificates/{number}', { params: { path: { number } } })
  return <Read query={found}>{(certificate) => <Certificate certificate={certificate} />}</Read>
}

function Certificate({ certificate }: { certificate: Schemas['CertificateLookUp'] }) {
  const texts = useText(certificateTexts)
  const {
    title, number, kind, state, standing, issuedAt, fields, notes, digest, pdfDigest, recordIndex, revokedReason,
  } = certificate
  return (
    <article className="card stack" aria-labelledby="found">
      <div className="row between">
        <h2 id="found">{title}</h2>
        <span className={`tag ${state === 'valid' ? 'good' : 'danger'}`}>{texts.states[state]}</span>
      </div>
      {revokedReason !== null && <p className="notice bad">{texts.revokedFor(revokedReason)}</p>}
      {standing !== 'stands' && <p className="notice bad">{texts.standing}: {texts.standings[standing]}</p>}
      <dl className="facts">
        <dt>{texts.number}</dt><dd>{number}</dd>
        <dt>{texts.kind}</dt><dd>{texts.kinds[kind]}</dd>
        <dt>{texts.issuedAt}</dt><dd>{sayInstant(issuedAt)}</dd>
        <dt>{texts.standing}</dt><dd>{texts.standings[standing]}</dd>
        {fields.map(({ name, value }) => [<dt key={name}>{name}</dt>, <dd key={`${name}=`}>{value}</dd>])}
        <dt>{texts.digest}</dt><dd className="certificate-digest">{digest}</dd>
        {pdfDigest !== null && <><dt>{texts.pdfDigest}</dt><dd className="certificate-digest">{pdfDigest}</dd></>}
      </dl>
      <p className="soft last">{recordIndex === null ? texts.noRecord : texts.record(String(recordIndex))}</p>
      {fields.length === 0 && <p className="notice">{texts.hidden}</p>}
      {notes.map((note) => <p key={note} className="faint last">{note}</p>)}
    </article>
  )
}
