import { useState } from 'react'
import { useAct } from '../client/act.ts'
import { useAddress } from '../client/address.ts'
import { api, client, type Schemas } from '../client/client.ts'
import { useText } from '../language/language.tsx'
import { propertyTexts } from '../language/property.ts'
import { AreaField, TextField } from '../part/form.tsx'
import { Filter } from '../part/list.tsx'
import { Empty, Read, Refused } from '../part/state.tsx'
import { ActButton } from '../part/act-button.tsx'
import { isDigest } from '../part/digest.ts'
import { Reason } from '../review/reason.tsx'
import { type Property, PropertyFacts, PropertyTag } from './property-facts.tsx'
import '../public-data/public-data.css'
import './registration.css'

const SHOWN = ['imported', 'verified', 'refused', 'lapsed', 'revoked'] as const

/** The certificates of property at the reviewer's desk: those to be verified first. */
export function VerifyCertificates() {
  const { verify: texts, states, begin } = useText(propertyTexts)
  const { values: { certificates }, change } = useAddress(['certificates'])
  const state = SHOWN.find((one) => one === certificates) ?? 'imported'
  const query = api.useQuery('get', '/api/property-registrations', { params: { query: { limit: 20, state } } })
  return (
    <section className="stack" aria-labelledby="certificates" id="certificates-section">
      <div><h2 id="certificates">{texts.title}</h2><p className="soft last">{texts.lead}</p></div>
      <Filter label={begin.state} all={states.imported} names={states} values={SHOWN.slice(1)} value={state === 'imported' ? undefined : state} choose={(one) => change({ certificates: one }, { preventScrollReset: true })} />
      <Read query={query}>
        {({ items }) => items.length === 0 ? <Empty>{texts.none}</Empty> : items.map((one) => <Certificate key={one.id} registration={one} />)}
      </Read>
    </section>
  )
}

const pathOf = (id: string) => ({ params: { path: { id } } })

function Certificate({ registration }: { registration: Property }) {
  const { verify: texts } = useText(propertyTexts)
  const { state, rights, mayRegister } = registration
  const isBeyond = mayRegister.length > 0 && rights.some((right) => !mayRegister.includes(right))
  return (
    <article className="card stack" aria-labelledby={registration.id}>
      <div className="row between"><h3 id={registration.id}>{registration.product.name}</h3><PropertyTag registration={registration} /></div>
      <PropertyFacts registration={registration} />
      {isBeyond && <p className="notice wait last">{texts.beyond}</p>}
      {state === 'imported' && <Verify registration={registration} />}
      {state === 'verified' && <Held registration={registration} />}
    </article>
  )
}

function Verify({ registration: { id } }: { registration: Property }) {
  const { verify: texts, begin } = useText(propertyTexts)
  const [publishedDigest, setDigest] = useState('')
  const [note, setNote] = useState('')
  const [isRefusing, setRefusing] = useState(false)
  const act = useAct((body: Schemas['VerifyProperty'], headers) =>
    client.POST('/api/property-registrations/{id}/verification', { ...pathOf(id), body, headers }))
  const lacking = [!isDigest(publishedDigest) && texts.published, note.trim() === '' && texts.note].filter((one) => one !== false)
  const reason = act.isPending ? begin.busy : lacking.length > 0 ? lacking.join('、') : undefined
  if (isRefusing)
    return <Reason title={texts.no} label={texts.no} hint={texts.reasonHint} error={act.error} isBusy={act.isPending} send={(why) => act.mutate({ verified: false, reason: why })} cancel={() => setRefusing(false)} />
  return (
    <>
      {act.error !== null && <Refused error={act.error} />}
      <TextField label={texts.published} maxLength={66} value={publishedDigest} onChange={({ target }) => setDigest(target.value.trim())} />
      <AreaField label={texts.note} hint={texts.noteHint} rows={2} maxLength={500} value={note} onChange={({ target }) => setNote(target.value)} />
      <div className="row">
        <ActButton className="button primary" reason={reason} onClick={() => act.mutate({ verified: true, publishedDigest, note })}>{texts.yes}</ActButton>
        <button type="button" className="button" onClick={() => setRefusing(true)}>{texts.no}</button>
      </div>
    </>
  )
}

/** A certificate in force: an objection at its agency is marked, a revocation noted. */
function Held({ registration: { id, objected } }: { registration: Property }) {
  const { verify: texts } = useText(propertyTexts)
  const [asking, setAsking] = useState<'mark' | 'revoke'>()
  const mark = useAct((reason: string, headers) =>
    client.POST('/api/property-registrations/{id}/mark', { ...pathOf(id), body: { objected: !objected, reason }, headers }))
  const revoke = useAct((reason: string, headers) =>
    client.POST('/api/property-registrations/{id}/revocation', { ...pathOf(id), body: { reason }, headers }))
  const label = { mark: objected ? texts.unmark : texts.mark, revoke: texts.revoke }
  const close = () => setAsking(undefined)
  if (asking === undefined)
    return (
      <div className="row">
        {(['mark', 'revoke'] as const).map((one) => <button key={one} type="button" className="button small" onClick={() => setAsking(one)}>{label[one]}</button>)}
      </div>
    )
  const act = asking === 'mark' ? mark : revoke
  return <Reason title={label[asking]} label={label[asking]} hint={texts.reasonHint} error={act.error} isBusy={act.isPending} send={(reason) => act.mutate(reason, { onSuccess: close })} cancel={close} />
}
