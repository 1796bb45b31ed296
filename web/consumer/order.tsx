import { Steps } from 'antd'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { useAct } from '../client/act.ts'
import { api, client, type Schemas } from '../client/client.ts'
import { useSession } from '../client/session.ts'
import { SignatureFields } from '../agreement/sign.tsx'
import { agreementTexts } from '../language/agreement.ts'
import { useText } from '../language/language.tsx'
import { dayOf, lastDayOf } from '../part/day.ts'
import { Page } from '../part/layout.tsx'
import { Read, Refused } from '../part/state.tsx'
import { Balance } from './balance.tsx'
import { OfferCheck } from './offer-check.tsx'
import { mayTake } from '../catalog/rail.tsx'
import { OfferForm, type Wish } from './offer-form.tsx'
import '../agreement/agreement.css'

type Entry = Schemas['CatalogEntry']

/** Ordering a product (下单): a standing offer is signed and done; otherwise an offer is chosen, checked and sent. */
export default function Order() {
  const { listingId = '' } = useParams()
  const { order: texts } = useText(agreementTexts)
  const session = useSession()
  const entry = api.useQuery('get', '/api/catalog/{id}', { params: { path: { id: listingId } } })
  const may = session?.acts.includes('agreement.offer') ?? false
  return (
    <Page title={entry.data === undefined ? texts.title : `${texts.title} · ${entry.data.title}`}>
      <Read query={entry}>
        {(found) => {
          if (!may || !mayTake(session?.roles ?? [], found)) return <div className="notice wait"><p>{texts.notConsumer}</p></div>
          if (found.provider.id === session?.participant.id) return <div className="notice wait"><p>{texts.own}</p></div>
          return (
            <>
              <Balance />
              {found.standingOffer !== null && <Standing entry={found} offer={found.standingOffer} />}
              {!(found.sourceMode === 'opened' && found.hasStandingOffer) && <Negotiation entry={found} />}
            </>
          )
        }}
      </Read>
    </Page>
  )
}

function Standing({ entry, offer }: { entry: Entry; offer: NonNullable<Entry['standingOffer']> }) {
  const { order: texts, page } = useText(agreementTexts)
  const navigate = useNavigate()
  const path = { id: entry.id }
  const terms = api.useQuery('get', '/api/listings/{id}/acceptance/terms', { params: { path } }, { retry: false })
  const act = useAct((body: Schemas['Sign'], headers) => client.POST('/api/listings/{id}/acceptance', { params: { path }, body, headers }))
  const buy = (given: Schemas['Sign']) => act.mutate(given, { onSuccess: ({ id }) => void navigate(`/my/agreements/${id}`) })
  return (
    <section className="card stack" aria-labelledby="standing">
      <h2 id="standing">{texts.standing}</h2>
      <p className="soft">{texts.standingLead}</p>
      <dl className="facts">
        <dt>{page.price}</dt>
        <dd>{offer.sentence}</dd>
        <dt>{page.window}</dt>
        <dd>{dayOf(new Date(offer.startsAt))} – {lastDayOf(offer.endsAt)}</dd>
        <dt>{page.quota}</dt>
        <dd>{offer.quota}</dd>
        <dt>{page.purpose}</dt>
        <dd>{entry.useCases[0]}</dd>
        <dt>{texts.forbidden}</dt>
        <dd>{entry.forbiddenUses.join('、')}</dd>
      </dl>
      <p className="faint">{texts.refund}</p>
      {terms.error !== null && terms.error !== undefined ? <Refused error={terms.error} /> : (
        <>
          {act.error !== null && <Refused error={act.error} />}
          <SignatureFields digest={terms.data?.digest} busy={act.isPending} label={texts.buy} send={buy} />
        </>
      )}
    </section>
  )
}

function Negotiation({ entry }: { entry: Entry }) {
  const { order: texts } = useText(agreementTexts)
  const [wish, setWish] = useState<Wish>()
  const [isChecking, setChecking] = useState(false)
  return (
    <section className="card stack" aria-labelledby="negotiate">
      <h2 id="negotiate">{entry.standingOffer === null ? texts.title : texts.negotiate}</h2>
      <Steps size="small" current={isChecking ? 1 : 0} items={texts.steps.map((title) => ({ title }))} />
      {wish !== undefined && isChecking
        ? <OfferCheck entry={entry} wish={wish} change={() => setChecking(false)} />
        : <OfferForm entry={entry} before={wish} done={(given) => (setWish(given), setChecking(true))} />}
    </section>
  )
}
