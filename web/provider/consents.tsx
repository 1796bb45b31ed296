import { useState } from 'react'
import { useAct } from '../client/act.ts'
import { api, client, type Schemas } from '../client/client.ts'
import { useLanguage, useText } from '../language/language.tsx'
import { declarationTexts } from '../language/provider-declaration.ts'
import { endOf, lastDayOf } from '../part/day.ts'
import { AreaField, SelectField, TextField } from '../part/form.tsx'
import { sayCount } from '../part/say.ts'
import { Read, Refused } from '../part/state.tsx'
import { DigestField } from '../part/digest-field.tsx'

type Consent = Schemas['PersonalConsent']

/** Separate consents of a product: to whom its personal information may go, for what, and until when. */
export function Consents({ productId, listingId }: { productId: string; listingId: string }) {
  const { consents: texts } = useText(declarationTexts)
  const query = api.useQuery('get', '/api/consents', { params: { query: { productId, limit: 100 } } })
  return (
    <section className="card stack" aria-labelledby="consents">
      <h3 id="consents" className="last">
        {texts.title}
      </h3>
      <p className="soft last">
        {texts.lead}
        <span className="faint">（{texts.basis}）</span>
      </p>
      <Read query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft last">{texts.none}</p>
          ) : (
            <ul className="compliance-checks">
              {items.map((consent) => (
                <Given key={consent.id} consent={consent} />
              ))}
            </ul>
          )
        }
      </Read>
      <Enter productId={productId} listingId={listingId} />
    </section>
  )
}

function Given({ consent }: { consent: Consent }) {
  const { consents: texts } = useText(declarationTexts)
  const { language } = useLanguage()
  const { id, state, recipientName, purpose, persons, validTo } = consent
  const act = useAct((_: void, headers) =>
    client.POST('/api/consents/{id}/withdrawal', { params: { path: { id } }, headers }),
  )
  return (
    <li className={state === 'valid' ? 'passed' : 'warning'}>
      <p className="row last">
        <strong>{recipientName}</strong>
        <span className={`tag ${state === 'valid' ? 'good' : ''}`}>{texts[state]}</span>
        <span>{purpose}</span>
        <span className="soft">{texts.people(sayCount(persons, language))}</span>
        <span className="faint">{texts.until(lastDayOf(validTo))}</span>
        {state === 'valid' && (
          <button type="button" className="button" disabled={act.isPending} onClick={() => act.mutate()}>
            {texts.withdraw}
            <span className="visually-hidden">{recipientName}</span>
          </button>
        )}
      </p>
      {act.error !== null && <Refused error={act.error} />}
    </li>
  )
}

const EMPTY = { recipientId: '', purpose: '', persons: '', evidence: '', digest: '', lastDay: '' }

/** Those who made an offer for a listing, each once. */
function useRecipients(listingId: string): { id: string; name: string }[] {
  const { data } = api.useQuery('get', '/api/agreements', { params: { query: { limit: 100 } } })
  const offers = data?.items.filter((one) => one.listingId === listingId) ?? []
  return [...new Map(offers.map(({ consumer }) => [consumer.id, consumer])).values()]
}

function Enter({ productId, listingId }: { productId: string; listingId: string }) {
  const { consents: texts, form } = useText(declarationTexts)
  const recipients = useRecipients(listingId)
  const [given, setGiven] = useState(EMPTY)
  const change = (changed: Partial<typeof EMPTY>) => setGiven({ ...given, ...changed })
  const act = useAct((body: Schemas['EnterConsent'], headers) =>
    client.POST('/api/products/{id}/consents', { params: { path: { id: productId } }, body, headers }),
  )
  if (recipients.length === 0) return <p className="soft last">{texts.noRecipient}</p>
  const { lastDay, persons, ...rest } = given
  const isWhole = Object.values(given).every((value) => value.trim() !== '')
  const send = () =>
    act.mutate({ ...rest, persons: Number(persons), validTo: endOf(lastDay) }, { onSuccess: () => setGiven(EMPTY) })
  return (
    <form className="stack" onSubmit={(event) => (event.preventDefault(), isWhole && send())}>
      <div className="provider-pair">
        <SelectField
          label={texts.recipient}
          value={given.recipientId}
          onChange={({ target }) => change({ recipientId: target.value })}
        >
          <option value="">{texts.choose}</option>
          {recipients.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <TextField
          label={texts.purpose}
          maxLength={200}
          value={given.purpose}
          onChange={({ target }) => change({ purpose: target.value })}
        />
        <TextField
          label={texts.persons}
          type="number"
          min={1}
          value={given.persons}
          onChange={({ target }) => change({ persons: target.value })}
        />
        <TextField
          label={texts.validTo}
          type="date"
          value={given.lastDay}
          onChange={({ target }) => change({ lastDay: target.value })}
        />
      </div>
      <AreaField
        label={texts.evidence}
        rows={2}
        maxLength={1000}
        value={given.evidence}
        onChange={({ target }) => change({ evidence: target.value })}
      />
      <DigestField
        names={{ file: form.file, digest: form.digest }}
        value={given.digest}
        change={(digest) => change({ digest })}
      />
      {act.error !== null && <Refused error={act.error} />}
      <div>
        <button type="submit" className="button primary" disabled={!isWhole || act.isPending}>
          {texts.enter}
        </button>
      </div>
    </form>
  )
}
