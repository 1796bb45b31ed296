import { useState } from 'react'
import { FILING_ACTS, MATERIAL_NAMES } from '#api/certificate/certificate.ts'
import { useAct } from '../client/act.ts'
import { api, client, type Schemas } from '../client/client.ts'
import { usePage } from '../client/page.ts'
import { useMay } from '../client/session.ts'
import { certificateTexts } from '../language/certificate.ts'
import { useText } from '../language/language.tsx'
import { TextField } from '../part/form.tsx'
import { Paged } from '../part/list.tsx'
import { sayFen } from '../part/say.ts'
import { Refused } from '../part/state.tsx'
import { ActButton } from '../part/act-button.tsx'
import { FileDealForm } from './file-deal.tsx'

/** Deals that were made elsewhere (场外交易备案): a party files its own, the platform decides. */
export function Filings() {
  const texts = useText(certificateTexts)
  const mayFile = useMay('filing.submit')
  const page = usePage('filingsAfter')
  const [isOpen, setOpen] = useState(false)
  const found = api.useQuery('get', '/api/filings', { params: { query: page.query } })
  return (
    <section className="stack" aria-labelledby="filings">
      <div className="row between">
        <div>
          <h2 id="filings">{texts.filings}</h2>
          <p className="soft last">{texts.filingsLead}</p>
        </div>
        {mayFile && !isOpen && <button type="button" className="button" onClick={() => setOpen(true)}>{texts.deal.open}</button>}
      </div>
      {isOpen && <FileDealForm close={() => setOpen(false)} />}
      <Paged query={found} page={page} empty={texts.filingEmpty}>
        {(items) => <ul className="certificates">{items.map((one) => <Filing key={one.id} filing={one} />)}</ul>}
      </Paged>
    </section>
  )
}

function Filing({ filing }: { filing: Schemas['Filing'] }) {
  const texts = useText(certificateTexts)
  const isOpen = FILING_ACTS.file.from.some((one) => one === filing.state)
  const mayDecide = useMay('filing.decide') && isOpen
  const {
    id, applicant, contractName, providerName, providerUscc, consumerName, consumerUscc, object, sourceProof, amountFen,
    signedOn, materials, state, reason,
  } = filing
  const { deal } = texts
  return (
    <li className="card stack">
      <div className="row between">
        <h3>{contractName}</h3>
        <span className={`tag ${state === 'filed' ? 'good' : state === 'rejected' ? 'danger' : 'main'}`}>{texts.filingStates[state]}</span>
      </div>
      <p className="soft last">{providerName} → {consumerName} · {sayFen(amountFen)}</p>
      <dl className="facts">
        <dt>{deal.parties}</dt><dd>{providerUscc} → {consumerUscc}</dd>
        <dt>{deal.applicant}</dt><dd>{applicant.name}</dd>
        <dt>{deal.object}</dt><dd>{object}</dd>
        <dt>{deal.signedOn}</dt><dd>{signedOn.slice(0, 10)}</dd>
        <dt>{deal.sourceProof}</dt><dd>{sourceProof}</dd>
      </dl>
      <details>
        <summary>{deal.materials}（{materials.length}）</summary>
        <ul className="certificate-materials">
          {materials.map((one) => (
            <li key={`${one.kind} ${one.digest}`}>
              {nameOf(deal.kinds, one.kind)}：{one.title} <span className="certificate-digest faint">{one.digest}</span>
            </li>
          ))}
        </ul>
      </details>
      {reason !== null && reason !== '' && <p className="notice">{reason}</p>}
      {mayDecide && <Decide id={id} name={contractName} />}
    </li>
  )
}

const nameOf = (kinds: Record<keyof typeof MATERIAL_NAMES, string>, kind: string): string =>
  Object.entries(kinds).find(([one]) => one === kind)?.[1] ?? kind

function Decide({ id, name }: { id: string; name: string }) {
  const texts = useText(certificateTexts)
  const [reason, setReason] = useState('')
  const act = useAct((body: Schemas['DecideFiling'], headers) =>
    client.POST('/api/filings/{id}/decision', { params: { path: { id } }, body, headers }))
  const busy = act.isPending ? texts.busy : undefined
  const named = <span className="visually-hidden"> {name}</span>
  return (
    <div className="stack">
      {act.error !== null && <Refused error={act.error} />}
      <TextField label={texts.reason} maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />
      <div className="row">
        <ActButton className="button primary" reason={busy} onClick={() => act.mutate({ approved: true })}>{texts.decide}{named}</ActButton>
        <ActButton
          reason={busy ?? (reason.trim() === '' ? texts.reasonLacks : undefined)}
          onClick={() => act.mutate({ approved: false, reason: reason.trim() })}
        >
          {texts.reject}{named}
        </ActButton>
      </div>
    </div>
  )
}
