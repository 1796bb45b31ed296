import { useState } from 'react'
import { api } from '../client/client.ts'
import { useText } from '../language/language.tsx'
import { partTexts } from '../language/provider-parts.ts'
import { sayFen } from '../part/say.ts'
import { ActButton } from '../part/act-button.tsx'
import { draftOfPlan, emptyDraft, type PlanDraft, planOf } from './plan-draft.ts'
import { PlanForm } from './plan-form.tsx'
import { GuideList, usePriceGuide } from './price-guide.tsx'
import { Closed, SaveBar } from './save-bar.tsx'
import type { Parts } from './section.tsx'
import { StandingOffer } from './standing-offer.tsx'
import type { Editor } from './use-editor.ts'

const MOST_PLANS = 5

/** What the data cost: up to five plans, what others ask, and what of it one receives. */
export function PriceSection({ editor, listing, product }: Parts) {
  const { price: texts } = useText(partTexts)
  if (product.sourceMode === 'opened')
    return (
      <>
        <Closed editor={editor} />
        <OpenPrice editor={editor} />
        <StandingOffer listing={listing} />
      </>
    )
  return (
    <>
      <p className="soft provider-last">{texts.lead}</p>
      <Closed editor={editor} />
      {product.scenarioId !== null && <Ceiling scenarioId={product.scenarioId} />}
      <Plans key={editor.turn} editor={editor} />
      <GuideList listingId={listing.id} />
      <StandingOffer listing={listing} />
    </>
  )
}

/** What a department opens is free, and has this one plan. */
function OpenPrice({ editor }: { editor: Editor }) {
  const { price: texts } = useText(partTexts)
  const [plan] = editor.text.plans
  const isFree = plan?.kind === 'free' && editor.text.plans.length === 1
  return (
    <div className="stack">
      <p className="notice">{texts.open}</p>
      {!isFree && editor.closed === undefined && (
        <div>
          <button type="button" className="button" onClick={() => editor.change({ plans: [{ kind: 'free' }] })}>
            {texts.openFree}
          </button>
        </div>
      )}
      <SaveBar editor={editor} />
    </div>
  )
}

function Plans({ editor }: { editor: Editor }) {
  const { price: texts } = useText(partTexts)
  const [drafts, setDrafts] = useState(() => editor.text.plans.map(draftOfPlan))
  const guide = usePriceGuide(editor.listing.id)
  const isClosed = editor.closed !== undefined
  const plans = drafts.flatMap((draft) => planOf(draft) ?? [])
  const isWrong = plans.length < drafts.length
  const take = (next: PlanDraft[]) => {
    setDrafts(next)
    const whole = next.flatMap((draft) => planOf(draft) ?? [])
    if (whole.length === next.length) editor.change({ plans: whole })
  }
  const change = (at: number) => (changed: Partial<PlanDraft>) =>
    take(drafts.map((draft, index) => (index === at ? { ...draft, ...changed } : draft)))
  return (
    <div className="stack">
      {drafts.map((draft, at) => (
        <PlanForm
          key={draft.key}
          number={at + 1}
          draft={draft}
          disabled={isClosed}
          feeBps={guide.data?.feeBps}
          change={change(at)}
          remove={() => take(drafts.filter((_, index) => index !== at))}
        />
      ))}
      {!isClosed && (
        <ActButton
          reason={drafts.length >= MOST_PLANS ? texts.most : undefined}
          onClick={() => take([...drafts, emptyDraft()])}
        >
          ＋ {texts.add}
        </ActButton>
      )}
      <SaveBar editor={editor} reason={isWrong ? texts.wrong : undefined} />
    </div>
  )
}

/** What public data of a scenario may cost at most. */
function Ceiling({ scenarioId }: { scenarioId: string }) {
  const { price: texts } = useText(partTexts)
  const { data } = api.useQuery('get', '/api/scenarios/{id}', { params: { path: { id: scenarioId } } })
  if (data === undefined) return null
  const isFree = data.purposeClass === 'governance' || data.purposeClass === 'public_welfare'
  if (!isFree && data.ceiling === null) return null
  return (
    <p className="notice">
      {isFree || data.ceiling === null
        ? texts.ceilingFree
        : texts.ceilingText(
            sayFen(data.ceiling.fen),
            texts.ceilingUnits[data.ceiling.unit] ?? data.ceiling.unit,
            data.ceiling.decision,
          )}
    </p>
  )
}
