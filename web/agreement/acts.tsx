import { useState } from 'react'
import { AGREEMENT_ACTS, type AgreementAct } from '#api/agreement/agreement.ts'
import { useAct } from '../client/act.ts'
import { client } from '../client/client.ts'
import { useMay, useSession } from '../client/session.ts'
import { agreementTexts } from '../language/agreement.ts'
import { useText } from '../language/language.tsx'
import { sayFen } from '../part/say.ts'
import { Refused } from '../part/state.tsx'
import type { Agreement } from './agreement.tsx'
import { CounterForm } from './counter.tsx'
import { ReasonForm } from './reason.tsx'
import { SignForm } from './sign.tsx'

type Open = 'sign' | 'counter' | 'decline' | 'terminate' | undefined

/** The first price of an agreement, which an order holds. */
const firstPrice = ({ plan }: Agreement): string =>
  sayFen(plan.kind === 'one_off' || plan.kind === 'subscription' ? plan.priceFen : 0)

const startsFrom = (act: AgreementAct, { state }: Agreement): boolean =>
  (AGREEMENT_ACTS[act].from as readonly string[]).includes(state)

/** Whose turn it is, and every act that is theirs from where the agreement stands. */
function possible(agreement: Agreement, own: string, mayCounter: boolean) {
  const isConsumer = own === agreement.consumer.id
  const mine = isConsumer ? agreement.signatures.consumer : agreement.signatures.provider
  const isTurn = agreement.turn === own
  const isSigning = agreement.state === 'signing' && mine === null
  return {
    isParty: isConsumer || own === agreement.provider.id,
    sign: (agreement.state === 'offered' && isTurn) || isSigning,
    counter: startsFrom('counter', agreement) && isTurn && mayCounter,
    decline: startsFrom('decline', agreement),
    order: agreement.state === 'signed' && isConsumer,
    terminate: startsFrom('terminate', agreement),
    isTurn,
    isSigning,
  }
}

function useSentence(agreement: Agreement, can: ReturnType<typeof possible>): string {
  const { act } = useText(agreementTexts)
  if (agreement.state === 'offered') return can.isTurn ? act.yourTurn : act.theirTurn
  if (agreement.state === 'signing') return can.isSigning ? act.signFirst : act.signWait
  if (agreement.state === 'signed' && can.order) return act.orderLead(firstPrice(agreement))
  if (agreement.state === 'activating' || agreement.state === 'terminating') return act.waiting
  return act.nothing
}

/** What a party may do with its agreement now. */
export function Acts({ agreement }: { agreement: Agreement }) {
  const session = useSession()
  const { act: texts } = useText(agreementTexts)
  const [open, setOpen] = useState<Open>()
  const can = possible(agreement, session?.participant.id ?? '', useMay('agreement.counter'))
  const said = useSentence(agreement, can)
  const order = useAct((agreementId: string, headers) => client.POST('/api/orders', { body: { agreementId }, headers }))
  if (!can.isParty) return null
  const close = () => setOpen(undefined)
  const button = (what: NonNullable<Open>, label: string, isPossible: boolean, tone = '') =>
    isPossible && (
      <button key={what} type="button" className={`button ${tone}`} aria-expanded={open === what} onClick={() => setOpen(open === what ? undefined : what)}>
        {label}
      </button>
    )
  return (
    <div className="stack">
      <p className="soft" role="status">{said}</p>
      {order.error !== null && <Refused error={order.error} />}
      <div className="row">
        {button('sign', texts.sign, can.sign, 'primary')}
        {can.order && (
          <button type="button" className="button primary" disabled={order.isPending} onClick={() => order.mutate(agreement.id)}>
            {order.isPending ? texts.busy : texts.order}
          </button>
        )}
        {button('counter', texts.counter, can.counter)}
        {button('decline', can.isTurn || can.isSigning ? texts.decline : texts.withdraw, can.decline)}
        {button('terminate', texts.terminate, can.terminate)}
      </div>
      {open === 'sign' && can.sign && <SignForm agreement={agreement} done={close} />}
      {open === 'counter' && can.counter && <CounterForm agreement={agreement} done={close} />}
      {open === 'decline' && can.decline && (
        <ReasonForm label={texts.decline} done={close}
          send={(reason, headers) => client.POST('/api/agreements/{id}/decline', { params: { path: { id: agreement.id } }, body: { reason }, headers })} />
      )}
      {open === 'terminate' && can.terminate && (
        <ReasonForm label={texts.terminate} done={close}
          send={(reason, headers) => client.POST('/api/agreements/{id}/terminate', { params: { path: { id: agreement.id } }, body: { reason }, headers })} />
      )}
    </div>
  )
}
