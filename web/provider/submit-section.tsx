import { useState } from 'react'
import { Link } from 'react-router'
import { useAct } from '../client/act.ts'
import { client } from '../client/client.ts'
import { useMay } from '../client/session.ts'
import { useText } from '../language/language.tsx'
import { listingTexts } from '../language/provider-listing.ts'
import { AreaField } from '../part/form.tsx'
import { sayInstant } from '../part/say.ts'
import { Refused } from '../part/state.tsx'
import { ActButton } from '../part/act-button.tsx'
import { ChecksCard } from './checks.tsx'
import { DeclarationFaults } from './found.tsx'
import { History } from './history.tsx'
import { missingOf, sectionOf, textOf } from './listing-text.ts'
import type { Listing } from './rows.ts'
import type { Parts } from './section.tsx'
import { reviewsOfRound, standingOf, startsFrom } from './state.ts'
import { StateTag } from './state-tag.tsx'
import { Todo } from './todo.tsx'
import { useDeclarationOf } from './use-declaration.ts'

/** Submits the listing for review, takes it back, or takes it off the market. */
export function SubmitSection(parts: Parts) {
  const { listing, version } = parts
  const { submit: texts } = useText(listingTexts)
  const rejection =
    standingOf(listing) === 'rejected' ? reviewsOfRound(listing).find(({ approved }) => !approved) : undefined
  return (
    <>
      <p className="soft provider-last">{texts.lead}</p>
      <section className="card stack" aria-label={texts.state}>
        <p className="row provider-last">
          <StateTag listing={listing} />
          {listing.state === 'under_review' && listing.submittedAt !== null && (
            <span className="soft">{texts.at(sayInstant(listing.submittedAt))}</span>
          )}
          {listing.state === 'listed' && listing.listedAt !== null && (
            <span className="soft">{texts.listedAt(sayInstant(listing.listedAt))}</span>
          )}
          {listing.state === 'listed' && listing.approvedVersion !== null && (
            <span className="soft">{texts.approvedVersion(String(listing.approvedVersion))}</span>
          )}
        </p>
        {rejection !== undefined && (
          <div className="notice bad">
            <p>{texts.rejectedLead}</p>
            <p>
              <strong>{rejection.reason || texts.reasonless}</strong>
            </p>
            <Todo review={rejection} />
          </div>
        )}
        {(startsFrom('submit', listing.state) || listing.state === 'delisted') && (
          <Submit {...parts} number={version?.number} />
        )}
        {startsFrom('withdraw', listing.state) && <Withdraw listing={listing} />}
        {startsFrom('delist', listing.state) && <Delist listing={listing} />}
      </section>
      <ChecksCard listing={listing} />
      <History listing={listing} />
    </>
  )
}

function Submit({ editor, listing, product, number }: Parts & { number: number | undefined }) {
  const { submit: texts, reason, faults: words } = useText(listingTexts)
  const maySubmit = useMay('listing.submit')
  const faults = missingOf(
    editor.text,
    product.versions.some(({ state }) => state === 'ready'),
  )
  const act = useAct((id: string, headers) =>
    client.POST('/api/listings/{id}/submit', { params: { path: { id } }, headers }),
  )
  const { data: told } = useDeclarationOf(product.id)
  const declared = told?.faults.length ?? 0
  const closed = startsFrom('submit', listing.state) ? undefined : (reason.submit[listing.state] ?? '')
  const why = !maySubmit
    ? reason.role
    : (closed ??
      (faults.length + declared > 0 ? reason.faults(String(faults.length + declared)) : editor.isDirty ? reason.unsaved : undefined))
  const say = {
    missing: (path: string) => words.missing(words.names[path] ?? path),
    later: () => words.later,
    both: () => words.both,
  }
  return (
    <div className="stack">
      {act.error !== null && <Refused error={act.error} />}
      {faults.length > 0 ? (
        <div className="notice">
          <p>
            <strong>{words.title}</strong>
          </p>
          <ul className="provider-faults">
            {faults.map(({ path, kind }) => (
              <li key={path}>
                {say[kind](path)}　
                <Link to={`/provide/listings/${listing.id}?section=${sectionOf(path)}`}>
                  {words.fix}
                  <span className="visually-hidden">{words.names[path]}</span>
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ) : (
        closed === undefined && declared === 0 && <p className="notice good">{texts.all}</p>
      )}
      {told !== undefined && declared > 0 && (
        <div>
          <DeclarationFaults told={told} />
          <Link to={`/provide/listings/${listing.id}?section=compliance`}>{words.fix}</Link>
        </div>
      )}
      <p className="soft provider-last">
        {number !== undefined && texts.version(String(number))}
        {texts.declare}
      </p>
      {listing.state === 'delisted' && <Reopen listing={listing} />}
      <ActButton className="button primary" reason={why} onClick={() => !act.isPending && act.mutate(listing.id)}>
        {act.isPending ? texts.busy : listing.round > 0 ? texts.resubmit : texts.submit}
      </ActButton>
    </div>
  )
}

/** Makes a delisted listing a draft again, as it stands. */
function Reopen({ listing }: { listing: Listing }) {
  const { submit: texts } = useText(listingTexts)
  const act = useAct((id: string, headers) =>
    client.PUT('/api/listings/{id}', { params: { path: { id } }, body: textOf(listing), headers }),
  )
  return (
    <>
      {act.error !== null && <Refused error={act.error} />}
      <div>
        <button type="button" className="button" disabled={act.isPending} onClick={() => act.mutate(listing.id)}>
          {texts.reopen}
        </button>
      </div>
    </>
  )
}

function Withdraw({ listing }: { listing: Listing }) {
  const { submit: texts } = useText(listingTexts)
  const act = useAct((id: string, headers) =>
    client.POST('/api/listings/{id}/withdraw', { params: { path: { id } }, headers }),
  )
  return (
    <div className="stack">
      {act.error !== null && <Refused error={act.error} />}
      <p className="soft provider-last">{texts.withdrawLead}</p>
      <div>
        <button type="button" className="button" disabled={act.isPending} onClick={() => act.mutate(listing.id)}>
          {texts.withdraw}
        </button>
      </div>
    </div>
  )
}

function Delist({ listing }: { listing: Listing }) {
  const { submit: texts } = useText(listingTexts)
  const [reason, setReason] = useState('')
  const act = useAct((given: string, headers) =>
    client.POST('/api/listings/{id}/delist', {
      params: { path: { id: listing.id } },
      body: { reason: given },
      headers,
    }),
  )
  return (
    <details className="provider-fold">
      <summary>{texts.delist}</summary>
      <form
        className="stack provider-details"
        onSubmit={(event) => (event.preventDefault(), act.mutate(reason.trim()))}
      >
        {act.error !== null && <Refused error={act.error} />}
        <p className="soft provider-last">{texts.delistLead}</p>
        <AreaField
          label={texts.delistReason}
          rows={2}
          maxLength={500}
          value={reason}
          onChange={({ target }) => setReason(target.value.replace(/[\r\n]+/g, ' '))}
        />
        <div>
          <button type="submit" className="button" disabled={act.isPending || reason.trim() === ''}>
            {texts.delist}
          </button>
        </div>
      </form>
    </details>
  )
}
