import { useState } from 'react'
import { Link } from 'react-router'
import type { ReviewStage } from '#api/listing/listing.ts'
import type { ReasonCode } from '#api/listing/reasons.ts'
import { useAct } from '../client/act.ts'
import { client, type Problem, type Schemas } from '../client/client.ts'
import { useSession } from '../client/session.ts'
import { useText } from '../language/language.tsx'
import { declarationTexts } from '../language/provider-declaration.ts'
import { reviewTexts } from '../language/review.ts'
import { reviewListingTexts } from '../language/review-listing.ts'
import { AreaField } from '../part/form.tsx'
import { Read } from '../part/state.tsx'
import { ActButton } from '../part/act-button.tsx'
import { type Checks, DeliveryTest, QualityFacts, useChecks } from '../provider/checks.tsx'
import { type Check, Checklist, due } from './checklist.tsx'
import { Reason } from './reason.tsx'
import { ReasonCodes } from './reason-codes.tsx'
import { hindranceOf, type Listing, stageDue } from './standing.ts'
import { TurnedDown } from './turned-down.tsx'

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

function Form(props: FormProps) {
  return <Read query={useChecks(props.listing.id)}>{(checks) => <Decide checks={checks} {...props} />}</Read>
}

function Decide({ checks, listing, stage, isBusy, error, send }: FormProps & { checks: Checks }) {
  const { stage: stages, busy, cut } = useText(reviewTexts)
  const { decision: texts } = useText(reviewListingTexts)
  const { checks: words } = useText(declarationTexts)
  const [ticked, setTicked] = useState<Check[]>([])
  const [opinion, setOpinion] = useState('')
  const [isReturning, setReturning] = useState(false)
  const { round } = listing
  const open = due(checks).filter((check) => !ticked.includes(check))
  const failed = checks.items.filter(({ state }) => state === 'failed').map(({ check }) => words.names[check])
  const lacking =
    failed.length > 0
      ? texts.failed(failed.join(cut))
      : open.length > 0
        ? texts.remaining(String(open.length))
        : undefined
  const said = opinion.trim() === '' ? {} : { reason: opinion.trim() }
  return (
    <div className="stack">
      <p className="soft">{texts.stageLead(stages[stage])}</p>
      <Checklist checks={checks} ticked={ticked} change={setTicked} />
      <QualityFacts checks={checks} />
      <DeliveryTest listing={listing} checks={checks} />
      {isReturning ? (
        <Return
          labels={open.map((check) => words.names[check] ?? check).join(cut)}
          isBusy={isBusy}
          error={error}
          send={(reasons, reason) => send({ round, approved: false, reasons, reason })}
          cancel={() => setReturning(false)}
        />
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
              onClick={() => send({ round, approved: true, checks: due(checks), ...said })}
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

type ReturnProps = {
  /** Names of the checks that were not ticked. */
  labels: string
  isBusy: boolean
  error: Problem | null
  send: (reasons: ReasonCode[], reason: string) => void
  cancel: () => void
}

/** Sends a listing back: with the codes of the reasons, and in words. */
function Return({ labels, isBusy, error, send, cancel }: ReturnProps) {
  const { decision: texts } = useText(reviewListingTexts)
  const { reasons: words } = useText(declarationTexts)
  const [codes, setCodes] = useState<ReasonCode[]>([])
  return (
    <Reason
      title={texts.reject}
      lead={texts.rejectLead}
      label={texts.reject}
      hint={texts.reasonHint}
      error={null}
      missing={codes.length === 0 ? words.missing : undefined}
      isBusy={isBusy}
      preset={labels === '' ? undefined : { label: texts.fill, text: texts.filled(labels) }}
      send={(reason) => send(codes, reason)}
      cancel={cancel}
    >
      <TurnedDown error={error} />
      <ReasonCodes chosen={codes} change={setCodes} />
    </Reason>
  )
}
