import { type FormEvent, useState } from 'react'
import { useAct } from '../client/act.ts'
import { useAddress } from '../client/address.ts'
import { api, client, type Schemas } from '../client/client.ts'
import { useMay } from '../client/session.ts'
import { useText } from '../language/language.tsx'
import { salesTexts } from '../language/provider-sales.ts'
import { TextField } from '../part/form.tsx'
import { Paging } from '../part/list.tsx'
import { sayFen, sayInstant } from '../part/say.ts'
import { Read, Refused } from '../part/state.tsx'
import { ActButton } from '../part/act-button.tsx'
import { fenOf, yuanText } from '../part/money.ts'

/** What was earned and not yet paid, and how it is asked for (提现). */
export function Payout() {
  const { payout: texts } = useText(salesTexts)
  const account = api.useQuery('get', '/api/account')
  return (
    <section className="card stack" aria-labelledby="payout">
      <h2 id="payout" className="provider-last">
        {texts.title}
      </h2>
      <Read query={account}>
        {({ payableFen, payoutFen }) => (
          <>
            <dl className="provider-tiles">
              <div>
                <dt>{texts.payable}</dt>
                <dd>{sayFen(payableFen)}</dd>
              </div>
              <div>
                <dt>{texts.pending}</dt>
                <dd>{sayFen(payoutFen)}</dd>
              </div>
            </dl>
            <PayoutForm payableFen={payableFen} />
          </>
        )}
      </Read>
      <Payouts />
    </section>
  )
}

function PayoutForm({ payableFen }: { payableFen: number }) {
  const { payout: texts } = useText(salesTexts)
  const mayRequest = useMay('settlement.request_payout')
  const [amount, setAmount] = useState('')
  const [bankNote, setBankNote] = useState('')
  const [isTold, setTold] = useState(false)
  const act = useAct((body: Schemas['RequestPayout'], headers) => client.POST('/api/payouts', { body, headers }))
  const fen = fenOf(amount)
  const amountFault = fen === undefined || fen === 0 ? texts.amountWrong : fen > payableFen ? texts.tooMuch : undefined
  const noteFault = bankNote.trim() === '' ? texts.noteMissing : undefined
  const reason = !mayRequest ? texts.role : payableFen < 0 ? texts.owing : payableFen === 0 ? texts.nothing : undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTold(true)
    if (
      reason !== undefined ||
      amountFault !== undefined ||
      noteFault !== undefined ||
      fen === undefined ||
      act.isPending
    )
      return
    act.mutate(
      { amountFen: fen, bankNote: bankNote.trim() },
      {
        onSuccess: () => {
          setAmount('')
          setBankNote('')
          setTold(false)
        },
      },
    )
  }
  return (
    <form className="stack" onSubmit={submit} noValidate>
      {act.error !== null && <Refused error={act.error} />}
      {act.isSuccess && !isTold && (
        <p className="notice good" role="status">
          {texts.done}
        </p>
      )}
      <div className="provider-pair">
        <TextField
          label={texts.amount}
          inputMode="decimal"
          value={amount}
          fault={isTold ? amountFault : undefined}
          onChange={({ target }) => setAmount(target.value)}
        />
        <TextField
          label={texts.note}
          hint={texts.noteHint}
          maxLength={200}
          value={bankNote}
          fault={isTold ? noteFault : undefined}
          onChange={({ target }) => setBankNote(target.value)}
        />
      </div>
      <div className="row">
        <ActButton type="submit" className="button primary" reason={reason}>
          {act.isPending ? texts.busy : texts.request}
        </ActButton>
        {payableFen > 0 && (
          <button type="button" className="button" onClick={() => setAmount(yuanText(payableFen))}>
            {texts.all}
          </button>
        )}
      </div>
    </form>
  )
}

const TONES: Record<Schemas['Payout']['state'], string> = { requested: 'accent', paid: 'good', returned: 'danger' }

function Payouts() {
  const { payout: texts } = useText(salesTexts)
  const {
    values: { payouts: cursor },
    change,
  } = useAddress(['payouts'])
  const found = api.useQuery('get', '/api/payouts', {
    params: { query: { limit: 10, ...(cursor === undefined ? {} : { cursor }) } },
  })
  return (
    <>
      <h3 className="provider-last">{texts.list}</h3>
      <Read query={found}>
        {({ items, next }) =>
          items.length === 0 ? (
            <p className="soft provider-last">{texts.none}</p>
          ) : (
            <>
              <div className="sheet" role="region" aria-label={texts.region} tabIndex={0}>
                <table>
                  <thead>
                    <tr>
                      <th scope="col">{texts.at}</th>
                      <th scope="col" className="number">
                        {texts.amount}
                      </th>
                      <th scope="col">{texts.note}</th>
                      <th scope="col">{texts.state}</th>
                      <th scope="col">{texts.decided}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {items.map(({ id, createdAt, amountFen, bankNote, state, decidedAt }) => (
                      <tr key={id}>
                        <td className="nowrap">{sayInstant(createdAt)}</td>
                        <td className="number">{sayFen(amountFen)}</td>
                        <td className="provider-file">{bankNote}</td>
                        <td>
                          <span className={`tag ${TONES[state]}`}>{texts.states[state]}</span>
                        </td>
                        <td className="nowrap">{decidedAt === null ? '—' : sayInstant(decidedAt)}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
              <Paging cursor={cursor} next={next} go={(after) => change({ payouts: after })} />
            </>
          )
        }
      </Read>
    </>
  )
}
