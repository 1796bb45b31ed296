import { Steps } from 'antd'
import { Link, useParams } from 'react-router'
import { allowedFields } from '#api/agreement/field.ts'
import { sentence as priceSentence } from '#api/pricing/plan.ts'
import { api, type Schemas } from '../client/client.ts'
import { useSession } from '../client/session.ts'
import { agreementTexts } from '../language/agreement.ts'
import { useText } from '../language/language.tsx'
import { lastDayOf, dayOf } from '../part/day.ts'
import { Page } from '../part/layout.tsx'
import { Read } from '../part/state.tsx'
import { Acts } from './acts.tsx'
import { Confirmation } from './confirmation.tsx'
import { Take } from './take.tsx'
import { Transfers } from './transfers.tsx'
import './agreement.css'

export type Agreement = Schemas['Agreement']

const MOVING = ['activating', 'terminating']

/** A digital contract (数字合约) as its two parties see it: what it says, where it stands, and what is theirs to do. */
export default function AgreementPage() {
  const { id = '' } = useParams()
  const query = api.useQuery('get', '/api/agreements/{id}', { params: { path: { id } } }, {
    refetchInterval: ({ state }) => (MOVING.includes(state.data?.state ?? '') ? 1_000 : false),
  })
  const { page } = useText(agreementTexts)
  return <Page title={query.data?.title ?? page.title}><Read query={query}>{(agreement) => <Shown agreement={agreement} />}</Read></Page>
}

/** How far an agreement has come, of the five steps to data. */
const stepOf = ({ state, usedCount }: Agreement): number => {
  if (state === 'offered' || state === 'declined') return 0
  if (state === 'signing') return 1
  if (state === 'signed') return 2
  if (state === 'activating' || state === 'refused') return 3
  return usedCount > 0 ? 5 : 4
}

function Shown({ agreement }: { agreement: Agreement }) {
  const { page } = useText(agreementTexts)
  const session = useSession()
  const isConsumer = session?.participant.id === agreement.consumer.id
  return (
    <>
      <Steps current={stepOf(agreement)} size="small" responsive items={page.steps.map((title) => ({ title }))} />
      <section className="card stack">
        <div className="row"><StateTag state={agreement.state} /><span className="faint mono">{agreement.id}</span></div>
        <p className="agreement-sentence">{agreement.sentence}</p>
        {agreement.endedReason !== null && <p className="notice wait">{page.ended}：{agreement.endedReason}</p>}
        <Acts agreement={agreement} />
      </section>
      {['active', 'terminating', 'expired', 'terminated'].includes(agreement.state) && <Confirmation agreement={agreement} />}
      {isConsumer && agreement.state === 'active' && <Take agreement={agreement} />}
      <Transfers agreementId={agreement.id} />
      <Facts agreement={agreement} />
      <Enforced />
    </>
  )
}

const TONES: Partial<Record<Agreement['state'], string>> = {
  active: 'good', signed: 'main', signing: 'main', activating: 'main', offered: 'accent', declined: '', refused: 'danger', terminated: 'danger',
}

/** The state of an agreement in words. */
export function StateTag({ state }: { state: Agreement['state'] }) {
  const { states } = useText(agreementTexts)
  return <span className={`tag ${TONES[state] ?? ''}`}>{states[state]}</span>
}

function Facts({ agreement }: { agreement: Agreement }) {
  const { page } = useText(agreementTexts)
  // What departments share with each other is not in the catalogue; its agreements alone are limited to fields.
  const isShared = allowedFields(JSON.stringify(agreement.policy)) !== undefined
  const signed = (signature: string | null) => (signature === null ? page.unsigned : page.signedBy)
  return (
    <section className="card">
      <dl className="facts">
        <dt>{page.product}</dt>
        <dd>{isShared ? agreement.title : <Link to={`/catalog/${agreement.listingId}`}>{agreement.title}</Link>}</dd>
        <dt>{page.provider}</dt>
        <dd>{agreement.provider.name} · {signed(agreement.signatures.provider)}</dd>
        <dt>{page.consumer}</dt>
        <dd>{agreement.consumer.name} · {signed(agreement.signatures.consumer)}</dd>
        <dt>{page.purpose}</dt>
        <dd>{agreement.purpose}</dd>
        <dt>{page.window}</dt>
        <dd>{dayOf(new Date(agreement.startsAt))} – {lastDayOf(agreement.endsAt)}</dd>
        <dt>{page.quota}</dt>
        <dd>{page.used} {agreement.usedCount} / {agreement.quota}</dd>
        <dt>{page.price}</dt>
        <dd>{priceSentence(agreement.plan)}</dd>
        <dt>{page.digest}</dt>
        <dd className="mono">{agreement.termsDigest}</dd>
      </dl>
    </section>
  )
}

function Enforced() {
  const { page } = useText(agreementTexts)
  return (
    <section className="card">
      <h2>{page.enforced}</h2>
      <dl className="facts">{page.rules.map(([what, how]) => [<dt key={what}>{what}</dt>, <dd key={how}>{how}</dd>])}</dl>
    </section>
  )
}
