import { useState } from 'react'
import { PAYOUT_ACTS } from '#api/settlement/payout.ts'
import { useAct } from '../client/act.ts'
import { useAddress } from '../client/address.ts'
import { api, client, type Schemas } from '../client/client.ts'
import { useText } from '../language/language.tsx'
import { treasuryTexts } from '../language/treasury.ts'
import { Paging } from '../part/list.tsx'
import { sayFen, sayInstant } from '../part/say.ts'
import { Empty, Read } from '../part/state.tsx'
import { Confirm } from './confirm.tsx'
import { Money, type MoneyRow } from './money.tsx'
import { NEWEST, useWaitingCount } from './waiting.ts'

type Payout = Schemas['Payout']
type Wish = { payout: Payout; act: keyof typeof PAYOUT_ACTS }

const TONES = { requested: 'accent', paid: 'good', returned: 'danger' } as const

/** The words of an act: to return a payout has another name than to send a listing back. */
const WORDS = { pay: 'pay', return: 'refuse' } as const

const isOpen = ({ state }: Payout): boolean => PAYOUT_ACTS.pay.from.some((from) => from === state)

/** Payouts that are to be made (待付款的提现). */
export function PayoutsWaiting() {
  const texts = useText(treasuryTexts)
  const found = api.useQuery('get', '/api/payouts', { params: { query: { limit: NEWEST } } })
  const count = useWaitingCount('payouts_to_decide')
  return (
    <section className="stack review-section" id="payouts" aria-labelledby="payouts-title">
      <div>
        <h2 id="payouts-title">{texts.payouts}</h2>
        <p className="soft last">{texts.payoutsLead}</p>
      </div>
      <Read query={found}>
        {({ items }) => {
          const waiting = items.filter(isOpen)
          const older = (count ?? 0) - waiting.length
          return (
            <>
              <Table rows={waiting} label={texts.payoutRegion} empty={older > 0 ? undefined : texts.noPayouts} />
              {older > 0 && <p className="notice wait">{texts.older(String(older))}</p>}
            </>
          )
        }}
      </Read>
    </section>
  )
}

/** All payouts, newest first. */
export function PayoutsHistory() {
  const texts = useText(treasuryTexts)
  const {
    values: { cursor },
    change,
  } = useAddress(['cursor'])
  const found = api.useQuery('get', '/api/payouts', {
    params: { query: { limit: 20, ...(cursor === undefined ? {} : { cursor }) } },
  })
  return (
    <Read query={found}>
      {({ items, next }) =>
        items.length === 0 ? (
          <Empty>{texts.historyEmpty}</Empty>
        ) : (
          <>
            <Table rows={items} label={`${texts.history} · ${texts.tabs.payouts}`} />
            <Paging cursor={cursor} next={next} go={(after) => change({ cursor: after })} />
          </>
        )
      }
    </Read>
  )
}

function Table({ rows, empty, label }: { rows: Payout[]; empty?: string | undefined; label: string }) {
  const texts = useText(treasuryTexts)
  const [wish, setWish] = useState<Wish>()
  const act = useAct(({ payout: { id }, act: name }: Wish, headers) =>
    client.POST('/api/payouts/{id}/decision', {
      params: { path: { id } },
      body: { approved: name === 'pay' },
      headers,
    }),
  )
  const ask = (next: Wish | undefined) => {
    act.reset()
    setWish(next)
  }
  const words = wish && WORDS[wish.act]
  const facts: [string, string][] =
    wish === undefined
      ? []
      : [
          [texts.organisation, wish.payout.providerName],
          [texts.amount, sayFen(wish.payout.amountFen)],
          [texts.note, wish.payout.bankNote],
          [texts.at, sayInstant(wish.payout.createdAt)],
        ]
  const rowOf = (payout: Payout): MoneyRow => ({
    id: payout.id,
    name: payout.providerName,
    amountFen: payout.amountFen,
    reference: payout.bankNote,
    createdAt: payout.createdAt,
    decidedAt: payout.decidedAt,
    tone: TONES[payout.state],
    state: texts.payoutStates[payout.state] ?? payout.state,
    acts: isOpen(payout)
      ? [
          { label: texts.pay, isMain: true, ask: () => ask({ payout, act: 'pay' }) },
          { label: texts.refuse, isMain: false, ask: () => ask({ payout, act: 'return' }) },
        ]
      : [],
  })
  return (
    <>
      {act.isSuccess && (
        <p className="notice good" role="status">
          {texts.done(act.data.providerName, sayFen(act.data.amountFen))}
        </p>
      )}
      {rows.length === 0 && empty !== undefined && <Empty>{empty}</Empty>}
      {rows.length > 0 && <Money rows={rows.map(rowOf)} label={label} reference={texts.note} />}
      <Confirm
        asked={words && { title: texts.ask[words], told: texts.told[words], label: texts[words] }}
        facts={facts}
        error={act.error}
        isBusy={act.isPending}
        cancel={() => ask(undefined)}
        confirm={() => wish !== undefined && act.mutate(wish, { onSuccess: () => setWish(undefined) })}
      />
    </>
  )
}
