import { TOP_UP_ACTS } from '#api/account/top-up.ts'
import { useAct } from '../client/act.ts'
import { api, client, type Schemas } from '../client/client.ts'
import { useText } from '../language/language.tsx'
import { treasuryTexts } from '../language/treasury.ts'
import { Decisions, History, useHistory, Waiting } from './decisions.tsx'
import type { Movement } from './money.tsx'
import { NEWEST } from './waiting.ts'

type TopUp = Schemas['TopUp']

const TONES = { requested: 'accent', confirmed: 'good', rejected: 'danger' } as const

const isOpen = ({ state }: TopUp): boolean => TOP_UP_ACTS.confirm.from.some((from) => from === state)

/** Top-ups that are to be found in the custodian's statement (待核对的充值). */
export function TopUpsWaiting() {
  const texts = useText(treasuryTexts)
  const found = api.useQuery('get', '/api/account/top-ups', { params: { query: { limit: NEWEST } } })
  return (
    <Waiting
      part="top-ups"
      title={texts.topUps}
      lead={texts.topUpsLead}
      none={texts.noTopUps}
      task="top_ups_to_decide"
      found={found}
      isOpen={isOpen}
    >
      {(waiting, all, empty) => <Table topUps={waiting} others={all} label={texts.region} empty={empty} />}
    </Waiting>
  )
}

/** All top-ups, newest first. */
export function TopUpsHistory() {
  const texts = useText(treasuryTexts)
  const at = useHistory()
  const found = api.useQuery('get', '/api/account/top-ups', { params: { query: at.query } })
  return (
    <History found={found} at={at}>
      {(items) => <Table topUps={items} others={items} label={`${texts.history} · ${texts.tabs.topUps}`} />}
    </History>
  )
}

type TableProps = { topUps: TopUp[]; others: TopUp[]; empty?: string | undefined; label: string }

function Table({ topUps, others, empty, label }: TableProps) {
  const texts = useText(treasuryTexts)
  const act = useAct(({ id, approved }: { id: string; approved: boolean }, headers) =>
    client.POST('/api/account/top-ups/{id}/decision', { params: { path: { id } }, body: { approved }, headers }),
  )
  const movementOf = (topUp: TopUp): Movement => ({
    id: topUp.id,
    name: topUp.participantName,
    amountFen: topUp.amountFen,
    reference: topUp.reference,
    createdAt: topUp.createdAt,
    decidedAt: topUp.decidedAt,
    isOpen: isOpen(topUp),
    tone: TONES[topUp.state],
    state: texts.topUpStates[topUp.state] ?? topUp.state,
  })
  const warning = ({ id, reference }: Movement) =>
    others.some((one) => one.id !== id && one.state === 'confirmed' && one.reference === reference)
      ? texts.twice
      : undefined
  const decided = act.data && movementOf(act.data)
  return (
    <Decisions
      rows={topUps.map(movementOf)}
      label={label}
      empty={empty}
      by={{ reference: texts.reference, approve: 'confirm', turnDown: 'reject', act, decided, warning }}
    />
  )
}
