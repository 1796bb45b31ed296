import { useState } from 'react'
import {
  AUTHORIZATION_ACTS, type AuthorizationAct, END_KINDS, type EndKind,
} from '#api/authorized-operation/authorized-operation.ts'
import { implementTexts } from '../language/implement.ts'
import { useText } from '../language/language.tsx'
import { sayDay } from '../part/say.ts'
import { Choice } from '../public-data/form.tsx'
import { Reason } from '../review/reason.tsx'
import type { GrantActs } from './grant-acts.ts'
import type { ActsProps } from './grant-page.tsx'
import type { Grant } from './grant-row.tsx'

type Asking = 'suspend' | 'resume' | 'notice' | 'end'

const ACTS: Record<Asking, AuthorizationAct> = {
  suspend: 'suspend', resume: 'resume', notice: 'give_notice', end: 'end',
}

/** What stops a grant, for a while or for good: each with its reason. */
export function GrantEnding({ grant, side, acts }: ActsProps) {
  const { grant: texts } = useText(implementTexts)
  const [asking, setAsking] = useState<Asking>()
  const can = (act: Asking) => AUTHORIZATION_ACTS[ACTS[act]].from.some((from) => from === grant.state)
  const offered = (['suspend', 'resume', 'notice', 'end'] as const)
    .filter((act) => can(act) && (side === 'body' || (side === 'operator' && act === 'notice')))
    .filter((act) => act !== 'notice' || grant.notice === null)
  const stop = () => setAsking(undefined)
  if (offered.length === 0) return null
  if (asking === 'end') return <End grant={grant} act={acts.end} stop={stop} />
  if (asking !== undefined && offered.includes(asking)) {
    const told = {
      suspend: [texts.suspendTitle, texts.suspendLead],
      resume: [texts.resumeTitle, undefined],
      notice: [texts.noticeTitle, texts.noticeLead],
    } as const
    const [title, lead] = told[asking]
    const act = acts[asking]
    return (
      <Reason
        title={title} lead={lead} label={texts[asking]} hint={texts.reasonHint} error={act.error} isBusy={act.isPending}
        send={(reason) => act.mutate({ reason }, { onSuccess: stop })} cancel={stop}
      />
    )
  }
  return (
    <div className="row">
      {offered.map((act) => (
        <button key={act} type="button" className="button" onClick={() => (acts[act].reset(), setAsking(act))}>
          {texts[act]}
        </button>
      ))}
    </div>
  )
}

type EndProps = { grant: Grant; act: GrantActs['end']; stop: () => void }

function End({ grant, act, stop }: EndProps) {
  const { grant: texts } = useText(implementTexts)
  const [kind, setKind] = useState<EndKind>('breach')
  const missing = {
    breach: undefined,
    normal: Date.parse(grant.endsAt) > Date.now() ? texts.notOver : undefined,
    early: earlyMissing(grant, texts),
  }[kind]
  return (
    <Reason
      title={texts.endTitle} lead={texts.endLead} label={texts.end} hint={texts.reasonHint} error={act.error}
      missing={missing}
      isBusy={act.isPending} send={(reason) => act.mutate({ kind, reason }, { onSuccess: stop })} cancel={stop}
    >
      <Choice label={texts.endKind} names={texts.endKinds} values={END_KINDS} value={kind} choose={setKind} />
    </Reason>
  )
}

type Words = { noticeMissing: string; noticeRuns: (day: string) => string }

/** Why a grant can't end early now; one that is not in operation yet can. */
function earlyMissing({ state, notice }: Grant, texts: Words): string | undefined {
  if (state === 'granted' || state === 'accepted') return undefined
  if (notice === null) return texts.noticeMissing
  return Date.parse(notice.endsAt) > Date.now() ? texts.noticeRuns(sayDay(notice.endsAt)) : undefined
}
