import { useState } from 'react'
import { Link } from 'react-router'
import { SHARING_ACTS, type SharingAct } from '#api/sharing/sharing.ts'
import { ReasonForm } from '../agreement/reason.tsx'
import { useAct } from '../client/act.ts'
import { client } from '../client/client.ts'
import { useText } from '../language/language.tsx'
import { sharingTexts } from '../language/sharing.ts'
import { Refused } from '../part/state.tsx'
import type { Request } from './requests.tsx'

const startsFrom = (act: SharingAct, { state }: Request): boolean => SHARING_ACTS[act].some((from) => from === state)

type Open = 'refuse' | 'end' | undefined

/** What a department may do with a request now: answer it as its owner, or step back. */
export function RequestActs({ request, side }: { request: Request; side: 'asked' | 'owned' }) {
  const { request: texts } = useText(sharingTexts)
  const [open, setOpen] = useState<Open>()
  const path = { id: request.id }
  const approve = useAct((_: string, headers) =>
    client.POST('/api/sharing/requests/{id}/answer', { params: { path }, body: { approved: true }, headers }))
  const canAnswer = side === 'owned' && startsFrom('approve', request)
  const canEnd = startsFrom('end', request)
  const canWithdraw = startsFrom('withdraw', request) && !canAnswer
  const { agreement, state } = request
  if (!canAnswer && !canEnd && !canWithdraw && agreement === null) return null
  const close = () => setOpen(undefined)
  const toggle = (what: NonNullable<Open>) => setOpen(open === what ? undefined : what)
  return (
    <div className="stack">
      {canAnswer && <p className="soft last">{texts.approveLead}</p>}
      {approve.error !== null && <Refused error={approve.error} />}
      <div className="row">
        {canAnswer && (
          <button type="button" className="button primary" disabled={approve.isPending} onClick={() => approve.mutate(request.id)}>
            {approve.isPending ? texts.busy : texts.approve}
          </button>
        )}
        {canAnswer && <button type="button" className="button" aria-expanded={open === 'refuse'} onClick={() => toggle('refuse')}>{texts.refuse}</button>}
        {agreement !== null && (
          <Link className={`button ${state === 'approved' || state === 'signed' ? 'primary' : ''}`} to={`/my/agreements/${agreement.id}`}>
            {texts.agreement}
          </Link>
        )}
        {(canEnd || canWithdraw) && (
          <button type="button" className="button" aria-expanded={open === 'end'} onClick={() => toggle('end')}>
            {canEnd ? texts.end : texts.withdraw}
          </button>
        )}
      </div>
      {open === 'refuse' && (
        <ReasonForm label={texts.refuse} done={close} send={(reason, headers) =>
          client.POST('/api/sharing/requests/{id}/answer', { params: { path }, body: { approved: false, reason }, headers })} />
      )}
      {open === 'end' && (
        <ReasonForm label={canEnd ? texts.end : texts.withdraw} done={close} send={(reason, headers) =>
          client.POST('/api/sharing/requests/{id}/end', { params: { path }, body: { reason }, headers })} />
      )}
    </div>
  )
}
