import { useNavigate } from 'react-router'
import { DAY_MS } from '#api/kernel/time.ts'
import { useAct } from '../client/act.ts'
import { api, client, type Schemas } from '../client/client.ts'
import { agreementTexts } from '../language/agreement.ts'
import { useText } from '../language/language.tsx'
import { beginOf, dayOf, endOf } from '../part/day.ts'
import { sayFen } from '../part/say.ts'
import { Refused } from '../part/state.tsx'
import type { Wish } from './offer-form.tsx'

type Entry = Schemas['CatalogEntry']

const daysOf = ({ start, end }: Wish): number => (Date.parse(end) - Date.parse(start)) / DAY_MS + 1

/** An offer begins now when its first day is today: the chain compares instants. */
const startOf = ({ start }: Wish): string => (start === dayOf(Date.now()) ? new Date().toISOString() : beginOf(start))

/** Check answers: what is sent, what it costs, and that nothing is bound before both have signed. */
export function OfferCheck({ entry, wish, change }: { entry: Entry; wish: Wish; change: () => void }) {
  const { order: texts, page } = useText(agreementTexts)
  const navigate = useNavigate()
  const price = entry.prices[wish.plan]
  const usage = { transfers: wish.quota, days: daysOf(wish), units: wish.quota * (entry.version.rows ?? 0) }
  const quote = api.useQuery('post', '/api/quotes', { body: { plan: price?.plan ?? { kind: 'free' }, ...usage } })
  const act = useAct((body: Schemas['MakeOffer'], headers) => client.POST('/api/agreements', { body, headers }))
  const send = () =>
    act.mutate(
      {
        listingId: entry.id, plan: wish.plan, purpose: wish.purpose, startsAt: startOf(wish), endsAt: endOf(wish.end), quota: wish.quota,
        note: wish.note, rights: wish.operates ? ['use', 'operate'] : ['use'],
      },
      { onSuccess: ({ id }) => void navigate(`/my/agreements/${id}`) },
    )
  return (
    <div className="stack">
      <h3>{texts.check}</h3>
      <dl className="facts">
        <dt>{page.product}</dt>
        <dd>{entry.title}（{entry.provider.name}）</dd>
        <dt>{texts.plan}</dt>
        <dd>{price?.sentence}</dd>
        <dt>{texts.purpose}</dt>
        <dd>{wish.purpose}</dd>
        <dt>{page.window}</dt>
        <dd>{wish.start} – {wish.end}</dd>
        <dt>{page.quota}</dt>
        <dd>{wish.quota}</dd>
        <dt>{texts.rights}</dt>
        <dd>{wish.operates ? texts.rightsBoth : texts.rightsUse}</dd>
        {wish.note !== '' && [<dt key="note">{texts.note}</dt>, <dd key="said">{wish.note}</dd>]}
        <dt>{texts.estimate}</dt>
        <dd>{quote.data === undefined ? '…' : <strong>{quote.data.totalFen === '0' ? texts.freeNote : sayFen(quote.data.totalFen)}</strong>}</dd>
      </dl>
      <p className="soft">{texts.sentLead}</p>
      <p className="faint">{texts.refund}</p>
      {act.error !== null && <Refused error={act.error} />}
      <div className="row">
        <button type="button" className="button primary" disabled={act.isPending} onClick={send}>{act.isPending ? texts.sending : texts.send}</button>
        <button type="button" className="button" onClick={change}>{texts.change}</button>
      </div>
    </div>
  )
}
