import { useState } from 'react'
import { useAct } from '../client/act.ts'
import { useAddress } from '../client/address.ts'
import { api, client, type Schemas } from '../client/client.ts'
import { useMay } from '../client/session.ts'
import { agreementTexts } from '../language/agreement.ts'
import { useText } from '../language/language.tsx'
import { faultsOf, TextField } from '../part/form.tsx'
import { Exports, Paging } from '../part/list.tsx'
import { fenOf } from '../part/money.ts'
import { Page } from '../part/layout.tsx'
import { sayFen, sayInstant } from '../part/say.ts'
import { Empty, Read, Refused } from '../part/state.tsx'
import { Balance } from './balance.tsx'

/** The account (账户): balance, top-ups, and every entry of it. */
export default function Account() {
  const { account: texts } = useText(agreementTexts)
  const mayTopUp = useMay('account.request_top_up')
  return (
    <Page title={texts.title}>
      <Balance />
      {mayTopUp && <TopUp />}
      {mayTopUp && <TopUps />}
      <Entries />
    </Page>
  )
}

function TopUp() {
  const { account: texts, act: words } = useText(agreementTexts)
  const [amount, setAmount] = useState('')
  const [reference, setReference] = useState('')
  const act = useAct((body: Schemas['RequestTopUp'], headers) => client.POST('/api/account/top-ups', { body, headers }))
  const amountFen = fenOf(amount)
  const isWrong = amount !== '' && (amountFen === undefined || amountFen === 0)
  const clear = () => (setAmount(''), setReference(''))
  return (
    <form className="card stack" onSubmit={(event) => (event.preventDefault(), act.mutate({ amountFen: amountFen ?? 0, reference }, { onSuccess: clear }))}>
      <h2>{texts.topUp}</h2>
      {act.error !== null && <Refused error={act.error} />}
      <div className="taking">
        <TextField label={texts.amount} inputMode="decimal" value={amount} fault={isWrong ? texts.amountWrong : faultsOf(act.error)['amountFen']}
          onChange={({ target }) => setAmount(target.value)} />
        <TextField label={texts.reference} value={reference} hint={texts.referenceHint} fault={faultsOf(act.error)['reference']}
          onChange={({ target }) => setReference(target.value)} />
      </div>
      <div><button type="submit" className="button primary" disabled={act.isPending || amount === '' || isWrong || reference.trim() === ''}>{act.isPending ? words.busy : texts.submit}</button></div>
    </form>
  )
}

function TopUps() {
  const { account: texts } = useText(agreementTexts)
  const found = api.useQuery('get', '/api/account/top-ups', { params: { query: { limit: 10 } } })
  return (
    <section className="stack" aria-labelledby="top-ups">
      <h2 id="top-ups">{texts.topUps}</h2>
      <Read query={found}>
        {({ items }) => items.length === 0 ? <Empty /> : (
          <div className="sheet" tabIndex={0} role="group" aria-labelledby="top-ups">
            <table>
              <thead><tr><th scope="col">{texts.at}</th><th scope="col" className="number">{texts.amount}</th><th scope="col">{texts.reference}</th><th scope="col">{texts.state}</th></tr></thead>
              <tbody>
                {items.map(({ id, createdAt, amountFen, reference, state }) => (
                  <tr key={id}><td className="nowrap">{sayInstant(createdAt)}</td><td className="number">{sayFen(amountFen)}</td><td>{reference}</td><td>{texts.states[state]}</td></tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Read>
    </section>
  )
}

function Entries() {
  const { account: texts } = useText(agreementTexts)
  const { values: { cursor }, change } = useAddress(['cursor'])
  const found = api.useQuery('get', '/api/account/entries', { params: { query: { limit: 20, ...(cursor === undefined ? {} : { cursor }) } } })
  return (
    <section className="stack" aria-labelledby="entries">
      <div className="row between">
        <h2 id="entries">{texts.entries}</h2>
        <Exports hrefOf={(as) => `/api/account/entries/export?as=${as}`} />
      </div>
      <Read query={found}>
        {({ items, next }) => items.length === 0 ? <Empty /> : (
          <>
            <div className="sheet" tabIndex={0} role="group" aria-labelledby="entries">
              <table>
                <thead><tr><th scope="col">{texts.at}</th><th scope="col">{texts.kind}</th><th scope="col">{texts.account}</th><th scope="col" className="number">{texts.amount}</th></tr></thead>
                <tbody>
                  {items.map(({ id, at, kind, account, amountFen }) => (
                    <tr key={id}><td className="nowrap">{sayInstant(at)}</td><td>{texts.kinds[kind]}</td><td>{texts.accounts[account]}</td><td className="number">{sayFen(amountFen)}</td></tr>
                  ))}
                </tbody>
              </table>
            </div>
            <Paging cursor={cursor} next={next} go={(after) => change({ cursor: after })} />
          </>
        )}
      </Read>
    </section>
  )
}
