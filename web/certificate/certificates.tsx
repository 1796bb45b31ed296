import { useState } from 'react'
import { Link } from 'react-router'
import { useAct } from '../client/act.ts'
import { useAddress } from '../client/address.ts'
import { api, client, type Schemas } from '../client/client.ts'
import { useMay } from '../client/session.ts'
import { DeskPage } from '../desk/desk-page.tsx'
import { certificateTexts } from '../language/certificate.ts'
import { useText } from '../language/language.tsx'
import { TextField } from '../part/form.tsx'
import { Paging } from '../part/list.tsx'
import { sayFen, sayInstant } from '../part/say.ts'
import { Empty, Read, Refused } from '../part/state.tsx'
import './certificate.css'

/** The certificates of one's organisation (凭证), or all of them; and deals that were made elsewhere. */
export default function Certificates() {
  const texts = useText(certificateTexts)
  return (
    <DeskPage title={texts.title} lead={texts.lead} act="certificate.view">
      <Own />
      <Filings />
    </DeskPage>
  )
}

function Own() {
  const texts = useText(certificateTexts)
  const mayIssue = useMay('certificate.issue')
  const { values: { cursor }, change } = useAddress(['cursor'])
  const found = api.useQuery('get', '/api/certificates', {
    params: { query: { limit: 20, ...(cursor === undefined ? {} : { cursor }) } },
  })
  const act = useAct((body: Schemas['IssueCertificate'], headers) => client.POST('/api/certificates', { body, headers }))
  return (
    <section className="stack" aria-labelledby="certificates">
      <div className="row between">
        <h2 id="certificates">{texts.mine}</h2>
        {mayIssue && (
          <button type="button" className="button" disabled={act.isPending} onClick={() => act.mutate({ kind: 'party', subject: '' })}>
            {act.isPending ? texts.busy : texts.issueParty}
          </button>
        )}
      </div>
      {act.error !== null && <Refused error={act.error} />}
      <Read query={found}>
        {({ items, next }) =>
          items.length === 0 ? <Empty>{texts.empty}</Empty> : (
            <>
              <ul className="certificates">{items.map((one) => <Card key={one.id} certificate={one} />)}</ul>
              <Paging cursor={cursor} next={next} go={(to) => change({ cursor: to })} />
            </>
          )
        }
      </Read>
    </section>
  )
}

function Card({ certificate }: { certificate: Schemas['Certificate'] }) {
  const texts = useText(certificateTexts)
  const { number, kind, state, issuedAt, fields, revokedReason } = certificate
  return (
    <li className="card stack">
      <div className="row between">
        <h3><Link to={`/certificates/${number}`}>{number}</Link></h3>
        <span className={`tag ${state === 'valid' ? 'good' : 'danger'}`}>{texts.states[state]}</span>
      </div>
      <p className="soft last">{texts.kinds[kind]} · {sayInstant(issuedAt)}</p>
      <dl className="facts">
        {fields.slice(0, 5).map(({ name, value }) => (
          <div key={name} className="pair"><dt>{name}</dt><dd>{value}</dd></div>
        ))}
      </dl>
      {revokedReason !== null && <p className="notice bad">{texts.revokedFor(revokedReason)}</p>}
      <div>
        <a className="button small" href={`/api/certificates/${number}/pdf`} download>
          {texts.pdf}<span className="visually-hidden"> {number}</span>
        </a>
      </div>
    </li>
  )
}

function Filings() {
  const texts = useText(certificateTexts)
  const found = api.useQuery('get', '/api/filings', { params: { query: { limit: 20 } } })
  return (
    <section className="stack" aria-labelledby="filings">
      <div>
        <h2 id="filings">{texts.filings}</h2>
        <p className="soft last">{texts.filingsLead}</p>
      </div>
      <Read query={found}>
        {({ items }) =>
          items.length === 0 ? <Empty>{texts.filingEmpty}</Empty> : (
            <ul className="certificates">{items.map((one) => <Filing key={one.id} filing={one} />)}</ul>
          )
        }
      </Read>
    </section>
  )
}

function Filing({ filing }: { filing: Schemas['Filing'] }) {
  const texts = useText(certificateTexts)
  const mayDecide = useMay('filing.decide') && filing.state === 'submitted'
  const {
    id, applicant, contractName, providerName, providerUscc, consumerName, consumerUscc, sourceProof, amountFen, state,
    reason,
  } = filing
  return (
    <li className="card stack">
      <div className="row between">
        <h3>{contractName}</h3>
        <span className="tag">{texts.filingStates[state]}</span>
      </div>
      <p className="soft last">{providerName} → {consumerName} · {sayFen(amountFen)}</p>
      <dl className="facts">
        <dt>{texts.parties}</dt><dd>{providerUscc} → {consumerUscc}</dd>
        <dt>{texts.applicant}</dt><dd>{applicant.name}</dd>
        <dt>{texts.source}</dt><dd>{sourceProof}</dd>
      </dl>
      {reason !== null && reason !== '' && <p className="notice">{reason}</p>}
      {mayDecide && <Decide id={id} />}
    </li>
  )
}

function Decide({ id }: { id: string }) {
  const texts = useText(certificateTexts)
  const [reason, setReason] = useState('')
  const act = useAct((body: Schemas['DecideFiling'], headers) =>
    client.POST('/api/filings/{id}/decision', { params: { path: { id } }, body, headers }))
  return (
    <div className="stack">
      {act.error !== null && <Refused error={act.error} />}
      <TextField label={texts.reason} value={reason} onChange={({ target }) => setReason(target.value)} />
      <div className="row">
        <button type="button" className="button primary" disabled={act.isPending} onClick={() => act.mutate({ approved: true })}>{texts.decide}</button>
        <button type="button" className="button" disabled={act.isPending || reason.trim() === ''}
          onClick={() => act.mutate({ approved: false, reason: reason.trim() })}>{texts.reject}</button>
      </div>
    </div>
  )
}
