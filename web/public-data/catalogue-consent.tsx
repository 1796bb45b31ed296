import { useState } from 'react'
import { useAct } from '../client/act.ts'
import { client, type Schemas } from '../client/client.ts'
import { useSession } from '../client/session.ts'
import { useText } from '../language/language.tsx'
import { resourceTexts } from '../language/resource.ts'
import { ActForm } from '../part/act-form.tsx'
import { endOf, lastDayOf } from '../part/day.ts'
import { TextField } from '../part/form.tsx'
import { sayInstant, shorten } from '../part/say.ts'
import { ActButton } from '../part/act-button.tsx'
import { ReasonForm } from './catalogue-reason.tsx'
import { isDigest } from '../part/digest.ts'
import { DigestField } from '../part/digest-field.tsx'
import type { Sending } from './form.tsx'
import { Party } from './party.tsx'

type Resource = Schemas['ResourceDetail']
type Sharing = NonNullable<Resource['sharing']>

/** The consent of the department that shared the data (共享同意); that department gives and withdraws it. */
export function ConsentSection({ resource }: { resource: Resource }) {
  const { consent: texts } = useText(resourceTexts)
  const session = useSession()
  const { sharing } = resource
  if (sharing === null) return null
  return (
    <section className="card stack" aria-labelledby="consent">
      <h2 id="consent">{texts.title}</h2>
      <Standing sharing={sharing} />
      {session?.participant.id === sharing.fromId && resource.state !== 'withdrawn' && <Acts id={resource.id} sharing={sharing} />}
    </section>
  )
}

function Standing({ sharing: { fromId, document, digest, until, withdrawnAt } }: { sharing: Sharing }) {
  const { consent: texts, none } = useText(resourceTexts)
  const isOver = until !== null && Date.parse(until) <= Date.now()
  return (
    <>
      {withdrawnAt !== null && <p className="notice bad">{texts.withdrawn(sayInstant(withdrawnAt))}</p>}
      {digest === null && <p className="notice wait">{texts.missing}</p>}
      <dl className="facts">
        <dt>{texts.from}</dt>
        <dd><Party id={fromId} /></dd>
        <dt>{texts.document}</dt>
        <dd>{document ?? none}</dd>
        <dt>{texts.digest}</dt>
        <dd className="public-mono">{digest === null ? none : shorten(digest, 12)}</dd>
        <dt>{texts.until}</dt>
        <dd>
          {until === null ? texts.forever : lastDayOf(until)}{' '}
          {digest !== null && withdrawnAt === null && (
            <span className={`tag ${isOver ? 'danger' : 'good'}`}>{isOver ? texts.over : texts.stands}</span>
          )}
        </dd>
      </dl>
    </>
  )
}

function Acts({ id, sharing }: { id: string; sharing: Sharing }) {
  const { consent: texts, entry, form } = useText(resourceTexts)
  const [open, setOpen] = useState<'give' | 'withdraw'>()
  const params = { path: { id } }
  const giving = useAct((body: Schemas['SharingConsent'], headers) =>
    client.POST('/api/resources/{id}/sharing-consent', { params, body, headers }))
  const withdrawing = useAct((body: Schemas['WithdrawResource'], headers) =>
    client.POST('/api/resources/{id}/sharing-consent/withdraw', { params, body, headers }))
  const close = () => setOpen(undefined)
  if (open === 'give') return <Give act={giving} close={close} />
  if (open === 'withdraw')
    return (
      <ReasonForm title={texts.withdraw} lead={texts.withdrawLead} basis={form.sharingBasis} submit={texts.withdraw}
        label={entry.reason} act={withdrawing} bodyOf={(reason) => ({ reason })} close={close} />
    )
  return (
    <div className="row">
      <ActButton className="button primary" onClick={() => (giving.reset(), setOpen('give'))}>{texts.give}</ActButton>
      {sharing.digest !== null && sharing.withdrawnAt === null && (
        <ActButton onClick={() => (withdrawing.reset(), setOpen('withdraw'))}>{texts.withdraw}</ActButton>
      )}
      {giving.isSuccess && <span className="soft" role="status">{texts.given}</span>}
      {withdrawing.isSuccess && !giving.isSuccess && <span className="soft" role="status">{texts.taken}</span>}
    </div>
  )
}

function Give({ act, close }: { act: Sending<Schemas['SharingConsent'], Schemas['PublicDataResource']>; close: () => void }) {
  const { consent: texts, form } = useText(resourceTexts)
  const [document, setDocument] = useState('')
  const [digest, setDigest] = useState('')
  const [until, setUntil] = useState('')
  const lacking = [document.trim() === '' && form.document, !isDigest(digest) && texts.digest].filter((one) => one !== false)
  const body = { document: document.trim(), digest, ...(until === '' ? {} : { until: endOf(until) }) }
  return (
    <ActForm level={3} title={texts.giveTitle} lead={texts.giveLead} basis={form.sharingBasis} submit={texts.give} error={act.error}
      isBusy={act.isPending} lacking={lacking} send={() => act.mutate(body, { onSuccess: close })} cancel={close}>
      <div className="two">
        <TextField label={form.document} maxLength={200} value={document} onChange={({ target }) => setDocument(target.value)} />
        <TextField label={form.until} type="date" value={until} onChange={({ target }) => setUntil(target.value)} />
      </div>
      <DigestField value={digest} change={setDigest} names={form.consentNames} />
    </ActForm>
  )
}
