import { useId, useState } from 'react'
import { Link } from 'react-router'
import { CERTIFICATE_ACTS } from '#api/certificate/certificate.ts'
import { useAct } from '../client/act.ts'
import { client, type Schemas } from '../client/client.ts'
import { useMay } from '../client/session.ts'
import { certificateTexts } from '../language/certificate.ts'
import { common } from '../language/common.ts'
import { useText } from '../language/language.tsx'
import { faultsOf, TextField } from '../part/form.tsx'
import { sayInstant } from '../part/say.ts'
import { Refused } from '../part/state.tsx'
import { ActButton } from '../part/act-button.tsx'

/** A certificate: what it says, its files, and its revocation for who may revoke it. */
export function CertificateCard({ certificate }: { certificate: Schemas['Certificate'] }) {
  const texts = useText(certificateTexts)
  const mayRevoke = useMay('certificate.revoke')
  const { number, kind, state, issuedAt, fields, revokedReason } = certificate
  const isRevocable = CERTIFICATE_ACTS.revoke.from.some((one) => one === state)
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
      <CertificateFiles number={number} />
      {mayRevoke && isRevocable && <Revoke number={number} />}
    </li>
  )
}

/** A certificate to take along: printed for people, and as it stands for programs. */
export function CertificateFiles({ number }: { number: string }) {
  const texts = useText(certificateTexts)
  const address = `/api/certificates/${number}`
  const named = <span className="visually-hidden"> {number}</span>
  return (
    <div className="row">
      <a className="button small" href={`${address}/pdf`} download>{texts.pdf}{named}</a>
      <a className="button small" href={address} download={`${number}.json`}>{texts.json}{named}</a>
    </div>
  )
}

/** Revokes a certificate: the reason is shown to whoever looks it up. */
function Revoke({ number }: { number: string }) {
  const texts = useText(certificateTexts)
  const { act: { cancel } } = useText(common)
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const id = useId()
  const act = useAct((body: Schemas['RevokeCertificate'], headers) =>
    client.POST('/api/certificates/{number}/revocation', { params: { path: { number } }, body, headers }))
  if (!isOpen)
    return (
      <div>
        <button type="button" className="button small" onClick={() => setOpen(true)}>
          {texts.revoke}<span className="visually-hidden"> {number}</span>
        </button>
      </div>
    )
  const lacking = act.isPending ? texts.busy : reason.trim() === '' ? texts.revokeLacks : undefined
  return (
    <form
      className="stack certificate-act" aria-labelledby={id} noValidate
      onSubmit={(event) => (event.preventDefault(), lacking === undefined && act.mutate({ reason: reason.trim() }))}
    >
      <div>
        <h4 id={id}>{texts.revokeTitle(number)}</h4>
        <p className="soft last">{texts.revokeLead}</p>
      </div>
      {act.error !== null && <Refused error={act.error} />}
      <TextField
        label={texts.revokeReason} maxLength={500} value={reason} fault={faultsOf(act.error)['reason']}
        onChange={({ target }) => setReason(target.value)}
      />
      <div className="row">
        <ActButton type="submit" className="button primary" reason={lacking}>{texts.revoke}</ActButton>
        <button type="button" className="button" onClick={() => setOpen(false)}>{cancel}</button>
      </div>
    </form>
  )
}
