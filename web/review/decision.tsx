import { useState } from 'react'
import { Link } from 'react-router'
import type { ReviewStage } from '#api/listing/listing.ts'
import { useAct } from '../client/act.ts'
import { client, type Problem, type Schemas } from '../client/client.ts'
import { useSession } from '../client/session.ts'
import { useText } from '../language/language.tsx'
import { reviewTexts } from '../language/review.ts'
import { reviewListingTexts } from '../language/review-listing.ts'
import { AreaField } from '../part/form.tsx'
import { ActButton } from '../provider/act-button.tsx'
import { type Check, Checklist, CHECKS } from './checklist.tsx'
import { Reason } from './reason.tsx'
import { hindranceOf, type Listing, stageDue } from './standing.ts'
import { TurnedDown } from './turned-down.tsx'
import { useEvidence } from './use-evidence.ts'

type Given = { stage: ReviewStage; body: Schemas['ReviewListing'] }

/** Sends a review. */
const useReview = (id: string) =>
  useAct(({ stage, body }: Given, headers) =>
    stage === 'first'
      ? client.POST('/api/listings/{id}/first-review', { params: { path: { id } }, body, headers })
      : client.POST('/api/listings/{id}/second-review', { params: { path: { id } }, body, headers }),
  )

const outcomeOf = ({ stage, body }: Given) =>
  !body.approved ? 'doneReject' : stage === 'first' ? 'doneFirst' : 'doneSecond'

/** The decision of whoever's review is due; for everybody else why it is not theirs. */
export function Decision({ listing }: { listing: Listing }) {
  const { hindrance, back } = useText(reviewTexts)
  const { decision: texts } = useText(reviewListingTexts)
  const session = useSession()
  const act = useReview(listing.id)
  const stage = stageDue(listing)
  const refused = session ? hindranceOf(listing, session) : undefined
  if (act.isSuccess)
    return (
      <p className="notice good" role="status">
        {texts[outcomeOf(act.variables)]} <Link to="/review">{back}</Link>
      </p>
    )
  if (!session || stage === undefined || refused !== undefined)
    return (
      <p className="soft">
        {hindrance[refused?.code ?? ''] ?? texts.notDue}
        {refused?.basis !== undefined && <span className="faint">（{refused.basis}）</span>}
      </p>
    )
  return (
    <Form
      listing={listing}
      stage={stage}
      isBusy={act.isPending}
      error={act.error}
      send={(body) => act.mutate({ stage, body })}
    />
  )
}

type FormProps = {
  listing: Listing
  stage: ReviewStage
  isBusy: boolean
  error: Problem | null
  send: (body: Given['body']) => void
}

function Form({ listing, stage, isBusy, error, send }: FormProps) {
  const { stage: stages, busy, cut } = useText(reviewTexts)
  const { decision: texts } = useText(reviewListingTexts)
  const [ticked, setTicked] = useState<Check[]>([])
  const [opinion, setOpinion] = useState('')
  const [isReturning, setReturning] = useState(false)
  const evidence = useEvidence(listing)
  const { round } = listing
  const open = CHECKS.filter((check) => !ticked.includes(check))
  const lacking = evidence.isRefused ? texts.gates : open.length > 0 ? texts.remaining(String(open.length)) : undefined
  const labels = open.map((check) => texts.checks[check].label).join(cut)
  const said = opinion.trim() === '' ? {} : { reason: opinion.trim() }
  return (
    <div className="stack">
      <p className="soft">{texts.stageLead(stages[stage])}</p>
      <Checklist ticked={ticked} evidence={evidence.told} change={setTicked} />
      {isReturning ? (
        <Reason
          title={texts.reject}
          lead={texts.rejectLead}
          label={texts.reject}
          hint={texts.reasonHint}
          error={null}
          isBusy={isBusy}
          preset={open.length === 0 ? undefined : { label: texts.fill, text: texts.filled(labels) }}
          send={(reason) => send({ round, approved: false, reason })}
          cancel={() => setReturning(false)}
        >
          <TurnedDown error={error} />
        </Reason>
      ) : (
        <>
          <TurnedDown error={error} />
          <AreaField
            label={texts.opinion}
            hint={texts.opinionHint}
            rows={2}
            maxLength={500}
            value={opinion}
            onChange={({ target }) => setOpinion(target.value)}
          />
          <div className="row">
            <ActButton
              className="button primary"
              reason={isBusy ? busy : lacking}
              onClick={() => send({ round, approved: true, ...said })}
            >
              {texts.approve[stage]}
            </ActButton>
            <button type="button" className="button" onClick={() => setReturning(true)}>
              {texts.reject}
            </button>
          </div>
        </>
      )}
    </div>
  )
}
