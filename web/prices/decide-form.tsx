import { type ReactNode, useId, useState } from 'react'
import { REVENUE_ACTS } from '#api/revenue/revenue.ts'
import { useAct } from '../client/act.ts'
import { client, type Schemas } from '../client/client.ts'
import { useText } from '../language/language.tsx'
import { pricesTexts } from '../language/prices.ts'
import { TextField } from '../part/form.tsx'
import { Refused } from '../part/state.tsx'
import { ActButton } from '../part/act-button.tsx'
import { Reason } from '../review/reason.tsx'
import { FigureFields, useLackingFigures } from './figure-fields.tsx'
import { type Sent, sentOf, typedOf } from './figures.ts'
import type { Period } from './period-card.tsx'

/** The decision of the price authority, sent to the server. */
export const useDecide = () =>
  useAct(({ id, body }: { id: string; body: Schemas['DecideRevenue'] }, headers) =>
    client.POST('/api/revenue-periods/{id}/decision', { params: { path: { id } }, body, headers }))

type Props = { period: Period; rules: Schemas['PriceRules']; act: ReturnType<typeof useDecide> }

/** What the price authority may do about a period: fix its maximum, or not. */
export function Decide({ period, rules, act }: Props): ReactNode {
  const { decide: texts } = useText(pricesTexts)
  const [open, setOpen] = useState<'approve' | 'reject'>()
  if (!REVENUE_ACTS.approve.from.some((from) => from === period.state)) return null
  const close = () => setOpen(undefined)
  // An application is decided on by the base that it was made by.
  const own = { ...rules, profitBase: period.profitBase }
  if (open === 'approve') return <Approve period={period} rules={own} act={act} close={close} />
  if (open === 'reject')
    return (
      <Reason
        title={texts.rejectTitle(period.name)} label={texts.reject} hint={texts.rejectHint}
        isBusy={act.isPending} cancel={close}
        error={act.variables?.id === period.id ? act.error : null}
        send={(why) => act.mutate({ id: period.id, body: { approved: false, reason: why } }, { onSuccess: close })}
      />
    )
  const start = (what: 'approve' | 'reject') => (act.reset(), setOpen(what))
  return (
    <div className="row">
      <button type="button" className="button primary" onClick={() => start('approve')}>{texts.open}</button>
      <button type="button" className="button" onClick={() => start('reject')}>{texts.reject}</button>
    </div>
  )
}

/** The figures that differ from those applied for. */
const changedOf = (period: Period, sent: Sent): Partial<Sent> => {
  const before = sentOf(typedOf(period))
  const different = Object.entries(sent).filter(([key, value]) => before?.[key as keyof Sent] !== value)
  return Object.fromEntries(different)
}

function Approve({ period, rules, act, close }: Props & { close: () => void }) {
  const { decide: texts, busy } = useText(pricesTexts)
  const [typed, setTyped] = useState(typedOf(period))
  const [decisionNo, setDecisionNo] = useState('')
  const [why, setWhy] = useState('')
  const id = useId()
  const sent = sentOf(typed)
  const changed = sent ? changedOf(period, sent) : {}
  const isChanged = Object.keys(changed).length > 0
  const lacking = [
    ...useLackingFigures(typed, rules),
    ...(decisionNo.trim() === '' ? [texts.number] : []),
    ...(isChanged && why.trim() === '' ? [texts.changed] : []),
  ]
  const reason = act.isPending ? busy : lacking.length > 0 ? texts.missing + lacking.join(texts.cut) : undefined
  const send = () => {
    const figures = isChanged ? { figures: changed, reason: why.trim() } : {}
    const body = { approved: true as const, decisionNo: decisionNo.trim(), ...figures }
    act.mutate({ id: period.id, body }, { onSuccess: close })
  }
  return (
    <form
      className="notice stack" aria-labelledby={id} noValidate
      onSubmit={(event) => (event.preventDefault(), reason === undefined && send())}
    >
      <div>
        <h4 id={id}>{texts.title(period.name)}</h4>
        <p className="soft">{texts.lead}</p>
      </div>
      {act.variables?.id === period.id && act.error !== null && <Refused error={act.error} />}
      <FigureFields typed={typed} change={setTyped} rules={rules} carriedFen={period.carriedFen} />
      <div className="two">
        <TextField
          label={texts.number} hint={texts.numberHint} maxLength={100} value={decisionNo}
          onChange={({ target }) => setDecisionNo(target.value)}
        />
        {isChanged && (
          <TextField
            label={texts.changed} hint={texts.changedHint} maxLength={500} value={why}
            onChange={({ target }) => setWhy(target.value)}
          />
        )}
      </div>
      <div className="row">
        <ActButton type="submit" className="button primary" reason={reason}>{texts.submit}</ActButton>
        <button type="button" className="button" onClick={close}>{texts.cancel}</button>
      </div>
    </form>
  )
}
