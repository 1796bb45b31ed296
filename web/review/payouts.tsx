import { PAYOUT_ACTS } from '#api/settlement/payout.ts'
import { useAct } from '../client/act.ts'
import { api, client, type Schemas } from '../client/client.ts'
import { useText } from '../language/language.tsx'
import { treasuryTexts } from '../language/treasury.ts'
import { Decisions, History, useHistory, Waiting } from './decisions.tsx'
import type { Movement } from './money.tsx'
import { NEWEST } from './waiting.ts'

type Payout = Schemas['Payout']

const TONES = { requested: 'accent', paid: 'good', returned: 'danger' } as const

const isOpen = ({ state }: Payout): boolean => PAYOUT_ACTS.pay.from.some((from) => from === state)

/** Payouts that are to be made (待付款的提现). */
export function PayoutsWaiting() {
  const texts = useText(treasuryTexts)
  const found = api.useQuery('get', '/api/payouts', { params: { query: { limit: NEWEST } } })
  return (
    <Waiting
      part="payouts"
      title={texts.payouts}
      lead={texts.payoutsLead}
      none={texts.noPayouts}
      task="payouts_to_decide"
      found={found}
      isOpen={isOpen}
    >
      {(waiting, _, empty) => <Table payouts={waiting} label={texts.payoutRegion} empty={empty} />}
    </Waiting>
  )
}

/** All payouts, newest first. */
export function PayoutsHistory() {
  const texts = useText(treasuryTexts)
  const at = useHistory()
  const found = api.useQuery('get', '/api/payouts', { params: { query: at.query } })
  return (
    <History found={found} at={at}>
      {(items) => <Table payouts={items} label={`${texts.history} · ${texts.tabs.payouts}`} />}
    </History>
  )
}

function Table({ payouts, empty, label }: { payouts: Payout[]; empty?: string | undefined; label: string }) {
  const texts = useText(treasuryTexts)
  const act = useAct(({ id, approved }: { id: string; approved: boolean }, headers) =>
    client.POST('/api/payouts/{id}/decision', { params: { path: { id } }, body: { approved }, headers }),
  )
  const movementOf = (payout: Payout): Movement => ({
    id: payout.id,
    name: payout.providerName,
    amountFen: payout.amountFen,
    reference: payout.bankNote,
    createdAt: payout.createdAt,
    decidedAt: payout.decidedAt,
    isOpen: isOpen(payout),
    tone: TONES[payout.state],
    state: texts.payoutStates[payout.state] ?? payout.state,
  })
  const decided = act.data && movementOf(act.data)
  return (
    <Decisions
      rows={payouts.map(movementOf)}
      label={label}
      empty={empty}
      by={{ reference: texts.note, approve: 'pay', turnDown: 'refuse', act, decided }}
    />
  )
}
