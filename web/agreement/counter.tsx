import { useState } from 'react'
import { useAct } from '../client/act.ts'
import { client, type Schemas } from '../client/client.ts'
import { agreementTexts } from '../language/agreement.ts'
import { useText } from '../language/language.tsx'
import { beginOf, dayOf, endOf, lastDayOf } from '../part/day.ts'
import { fenOf } from '../part/money.ts'
import { AreaField, faultsOf, TextField } from '../part/form.tsx'
import { Refused } from '../part/state.tsx'
import type { Agreement } from './agreement.tsx'

type Counter = Schemas['CounterOffer']

/** Other terms: what is left as it was is not sent. */
export function CounterForm({ agreement, done }: { agreement: Agreement; done: () => void }) {
  const { id, plan } = agreement
  const { act: texts, account } = useText(agreementTexts)
  const before = {
    price: 'priceFen' in plan ? (plan.priceFen / 100).toFixed(2) : '',
    start: dayOf(new Date(agreement.startsAt)), end: lastDayOf(agreement.endsAt), quota: String(agreement.quota), note: '',
  }
  const [given, setGiven] = useState(before)
  const act = useAct((body: Counter, headers) => client.POST('/api/agreements/{id}/counter', { params: { path: { id } }, body, headers }))
  const faults = faultsOf(act.error)
  const set = (name: keyof typeof before) => ({ target }: { target: { value: string } }) => setGiven({ ...given, [name]: target.value })
  const priceFen = fenOf(given.price)
  const isPriceWrong = 'priceFen' in plan && (priceFen === undefined || priceFen === 0)
  const body: Counter = {
    note: given.note,
    ...('priceFen' in plan && given.price !== before.price && priceFen !== undefined ? { plan: { ...plan, priceFen } } : {}),
    ...(given.start === before.start ? {} : { startsAt: beginOf(given.start) }),
    ...(given.end === before.end ? {} : { endsAt: endOf(given.end) }),
    ...(given.quota === before.quota ? {} : { quota: Number(given.quota) }),
  }
  return (
    <form className="stack" onSubmit={(event) => (event.preventDefault(), act.mutate(body, { onSuccess: done }))}>
      <p className="soft">{texts.counterLead}</p>
      {act.error !== null && <Refused error={act.error} />}
      <div className="taking">
        {'priceFen' in plan && (
          <TextField label={texts.priceYuan} inputMode="decimal" value={given.price} onChange={set('price')} fault={isPriceWrong ? account.amountWrong : undefined} />
        )}
        <TextField label={texts.startDay} type="date" value={given.start} onChange={set('start')} fault={faults['startsAt']} />
        <TextField label={texts.endDay} type="date" value={given.end} onChange={set('end')} fault={faults['endsAt']} />
        <TextField label={texts.quota} type="number" min={1} value={given.quota} onChange={set('quota')} fault={faults['quota']} />
      </div>
      <AreaField label={texts.note} value={given.note} maxLength={500} onChange={set('note')} />
      <div><button type="submit" className="button primary" disabled={act.isPending || isPriceWrong}>{act.isPending ? texts.busy : texts.submit}</button></div>
    </form>
  )
}
