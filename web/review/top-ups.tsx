import { useState } from 'react'
import { TOP_UP_ACTS } from '#api/account/top-up.ts'
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

type TopUp = Schemas['TopUp']
type Wish = { topUp: TopUp; act: keyof typeof TOP_UP_ACTS }

const TONES = { requested: 'accent', confirmed: 'good', rejected: 'danger' } as const

const isOpen = ({ state }: TopUp): boolean => TOP_UP_ACTS.confirm.from.some((from) => from === state)

/** Top-ups that are to be found in the custodian's statement (待核对的充值). */
export function TopUpsWaiting() {
  const texts = useText(treasuryTexts)
  const found = api.useQuery('get', '/api/account/top-ups', { params: { query: { limit: NEWEST } } })
  const count = useWaitingCount('top_ups_to_decide')
  return (
    <section className="stack review-section" id="top-ups" aria-labelledby="top-ups-title">
      <div>
        <h2 id="top-ups-title">{texts.topUps}</h2>
        <p className="soft last">{texts.topUpsLead}</p>
      </div>
      <Read query={found}>
        {({ items }) => {
          const waiting = items.filter(isOpen)
          const older = (count ?? 0) - waiting.length
          return (
            <>
              <Table
                rows={waiting}
                others={items}
                label={texts.region}
                empty={older > 0 ? undefined : texts.noTopUps}
              />
              {older > 0 && <p className="notice wait">{texts.older(String(older))}</p>}
            </>
          )
        }}
      </Read>
    </section>
  )
}

/** All top-ups, newest first. */
export function TopUpsHistory() {
  const texts = useText(treasuryTexts)
  const {
    values: { cursor },
    change,
  } = useAddress(['cursor'])
  const found = api.useQuery('get', '/api/account/top-ups', {
    params: { query: { limit: 20, ...(cursor === undefined ? {} : { cursor }) } },
  })
  return (
    <Read query={found}>
      {({ items, next }) =>
        items.length === 0 ? (
          <Empty>{texts.historyEmpty}</Empty>
        ) : (
          <>
            <Table rows={items} others={items} label={`${texts.history} · ${texts.tabs.topUps}`} />
            <Paging cursor={cursor} next={next} go={(after) => change({ cursor: after })} />
          </>
        )
      }
    </Read>
  )
}

function Table({
  rows,
  others,
  empty,
  label,
}: {
  rows: TopUp[]
  others: TopUp[]
  empty?: string | undefined
  label: string
}) {
  const texts = useText(treasuryTexts)
  const [wish, setWish] = useState<Wish>()
  const act = useAct(({ topUp: { id }, act: name }: Wish, headers) =>
    client.POST('/api/account/top-ups/{id}/decision', {
      params: { path: { id } },
      body: { approved: name === 'confirm' },
      headers,
    }),
  )
  const ask = (next: Wish | undefined) => {
    act.reset()
    setWish(next)
  }
  const isTwice =
    wish?.act === 'confirm' &&
    others.some(
      ({ id, reference, state }) => id !== wish.topUp.id && state === 'confirmed' && reference === wish.topUp.reference,
    )
  const asked = wish && {
    title: texts.ask[wish.act],
    told: texts.told[wish.act],
    label: texts[wish.act],
    warning: isTwice ? texts.twice : undefined,
  }
  const facts: [string, string][] =
    wish === undefined
      ? []
      : [
          [texts.organisation, wish.topUp.participantName],
          [texts.amount, sayFen(wish.topUp.amountFen)],
          [texts.reference, wish.topUp.reference],
          [texts.at, sayInstant(wish.topUp.createdAt)],
        ]
  const rowOf = (topUp: TopUp): MoneyRow => ({
    id: topUp.id,
    name: topUp.participantName,
    amountFen: topUp.amountFen,
    reference: topUp.reference,
    createdAt: topUp.createdAt,
    decidedAt: topUp.decidedAt,
    tone: TONES[topUp.state],
    state: texts.topUpStates[topUp.state] ?? topUp.state,
    acts: isOpen(topUp)
      ? [
          { label: texts.confirm, isMain: true, ask: () => ask({ topUp, act: 'confirm' }) },
          { label: texts.reject, isMain: false, ask: () => ask({ topUp, act: 'reject' }) },
        ]
      : [],
  })
  return (
    <>
      {act.isSuccess && (
        <p className="notice good" role="status">
          {texts.done(act.data.participantName, sayFen(act.data.amountFen))}
        </p>
      )}
      {rows.length === 0 && empty !== undefined && <Empty>{empty}</Empty>}
      {rows.length > 0 && <Money rows={rows.map(rowOf)} label={label} reference={texts.reference} />}
      <Confirm
        asked={asked}
        facts={facts}
        error={act.error}
        isBusy={act.isPending}
        cancel={() => ask(undefined)}
        confirm={() => wish !== undefined && act.mutate(wish, { onSuccess: () => setWish(undefined) })}
      />
    </>
  )
}
