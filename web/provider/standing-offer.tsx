import { useState } from 'react'
import { SignatureFields } from '../agreement/sign.tsx'
import { useEntry } from '../catalog/answer.ts'
import { sayPlanSentence } from '../catalog/say.ts'
import { useAct } from '../client/act.ts'
import { client, type Schemas } from '../client/client.ts'
import { useMay } from '../client/session.ts'
import { terms } from '../language/catalog.ts'
import { useLanguage, useText } from '../language/language.tsx'
import { partTexts } from '../language/provider-parts.ts'
import { beginOf, dayOf, daysAfter, endOf, lastDayOf } from '../part/day.ts'
import { SelectField, TextField } from '../part/form.tsx'
import { sayCount } from '../part/say.ts'
import { Refused } from '../part/state.tsx'
import { ActButton } from '../part/act-button.tsx'
import { wholeOf } from './plan-draft.ts'
import type { Listing } from './rows.ts'

const YEAR_DAYS = 365
const MOST_USES = 2 ** 48 - 1

type Offered = { plan: number; start: string; end: string; quota: string }

/** The provider's offer to whoever accepts it (格式要约): signed once, for one plan, window and number of uses. */
export function StandingOffer({ listing }: { listing: Listing }) {
  const { standing: texts } = useText(partTexts)
  const mayPublish = useMay('listing.publish_standing_offer')
  const [isOpen, setOpen] = useState(false)
  const [isDone, setDone] = useState(false)
  const reason = listing.state !== 'listed' ? texts.notListed : mayPublish ? undefined : texts.role
  return (
    <section className="card stack" aria-labelledby="standing">
      <div>
        <h3 id="standing">{texts.title}</h3>
        <p className="soft provider-last">{texts.lead}</p>
      </div>
      <p className="provider-last" role="status">
        {isDone ? texts.done : listing.hasStandingOffer ? texts.has : texts.hasNot}
      </p>
      {listing.state === 'listed' && listing.hasStandingOffer && <Current id={listing.id} />}
      {isOpen && reason === undefined ? (
        <OfferForm listing={listing} done={() => (setOpen(false), setDone(true))} />
      ) : (
        <ActButton reason={reason} onClick={() => setOpen(true)}>
          {listing.hasStandingOffer ? texts.again : texts.open}
        </ActButton>
      )}
    </section>
  )
}

/** The standing offer as the catalogue tells it. */
function Current({ id }: { id: string }) {
  const { standing: texts } = useText(partTexts)
  const words = useText(terms)
  const { language } = useLanguage()
  const offer = useEntry(id).data?.standingOffer
  if (!offer) return null
  const { plan, startsAt, endsAt, quota } = offer
  return (
    <p className="notice">
      {texts.now(
        sayPlanSentence(plan, words),
        dayOf(Date.parse(startsAt)),
        lastDayOf(endsAt),
        sayCount(quota, language),
      )}
    </p>
  )
}

function OfferForm({ listing, done }: { listing: Listing; done: () => void }) {
  const { standing: texts } = useText(partTexts)
  const words = useText(terms)
  const today = dayOf(Date.now())
  const [offered, setOffered] = useState<Offered>({
    plan: 0,
    start: today,
    end: daysAfter(today, YEAR_DAYS),
    quota: '100',
  })
  const quota = wholeOf(offered.quota, MOST_USES)
  const isWindow = offered.start !== '' && offered.end !== '' && offered.end >= offered.start && offered.end >= today
  const path = { id: listing.id }
  const body = {
    plan: offered.plan,
    startsAt: beginOf(offered.start || today),
    endsAt: endOf(offered.end || today),
    quota: quota ?? 1,
  }
  const look = useAct((input: typeof body) =>
    client.POST('/api/listings/{id}/standing-offer/terms', { params: { path }, body: input }),
  )
  const publish = useAct((sign: Schemas['Sign'], headers) =>
    client.POST('/api/listings/{id}/standing-offer', { params: { path }, body: { ...body, sign }, headers }),
  )
  const change = (changed: Partial<Offered>) => {
    setOffered({ ...offered, ...changed })
    look.reset()
    publish.reset()
  }
  const plan = listing.plans[offered.plan]
  const reason = quota === undefined ? texts.quotaWrong : isWindow ? undefined : texts.windowWrong
  return (
    <div className="stack">
      <div className="provider-pair">
        <SelectField
          label={texts.plan}
          value={offered.plan}
          onChange={({ target }) => change({ plan: Number(target.value) })}
        >
          {listing.plans.map((one, at) => (
            <option key={at} value={at}>
              {sayPlanSentence(one, words)}
            </option>
          ))}
        </SelectField>
        <TextField
          label={texts.quota}
          inputMode="numeric"
          value={offered.quota}
          fault={quota === undefined ? texts.quotaWrong : undefined}
          onChange={({ target }) => change({ quota: target.value })}
        />
        <TextField
          label={texts.start}
          type="date"
          value={offered.start}
          onChange={({ target }) => change({ start: target.value })}
        />
        <TextField
          label={texts.end}
          type="date"
          value={offered.end}
          fault={isWindow ? undefined : texts.windowWrong}
          onChange={({ target }) => change({ end: target.value })}
        />
      </div>
      {look.error !== null && <Refused error={look.error} />}
      {publish.error !== null && <Refused error={publish.error} />}
      {look.data === undefined || reason !== undefined ? (
        <ActButton className="button primary" reason={reason} onClick={() => look.mutate(body)}>
          {texts.terms}
        </ActButton>
      ) : (
        <>
          <p className="notice">
            {texts.check(
              plan === undefined ? '' : sayPlanSentence(plan, words),
              offered.start,
              offered.end,
              offered.quota,
            )}
          </p>
          <SignatureFields
            digest={look.data.digest}
            busy={publish.isPending}
            label={texts.sign}
            send={(sign) => publish.mutate(sign, { onSuccess: done })}
          />
        </>
      )}
    </div>
  )
}
