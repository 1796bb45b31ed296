import { Link } from 'react-router'
import { lowestPlan } from '#api/listing/lowest-price.ts'
import { useMay, useSession } from '../client/session.ts'
import { terms } from '../language/catalog.ts'
import { useLanguage, useText } from '../language/language.tsx'
import { product } from '../language/product.ts'
import { sayCount } from '../part/say.ts'
import type { Entry } from './answer.ts'
import { type Plan, sayPlan, sayPlanSentence } from './say.ts'

/** What it costs and the way to get it; what comes next and when money goes back, where there is room for it. */
export function Rail({ entry, isShort }: { entry: Entry; isShort: boolean }) {
  const { rail } = useText(product)
  const words = useText(terms)
  const { language } = useLanguage()
  const plan = lowestPlan(entry.prices.map((price) => price.plan))
  if (plan === undefined) return null
  const others = entry.prices.length - 1
  return (
    <aside className="rail">
      <section className="card stack">
        <div>
          <p className="rail-price">{sayPlan(plan, words)}</p>
          <p className="soft">{sayPlanSentence(plan, words)}</p>
          <p className="rail-plans">
            {others > 0 && <>{rail.otherPlans(sayCount(others, language))} · </>}
            <Link to="?tab=price" preventScrollReset>{rail.plans}</Link>
          </p>
        </div>
        <MainAction entry={entry} isFree={plan.kind === 'free'} />
        {entry.hasStandingOffer && <p className="faint">{rail.signed}</p>}
        {!isShort && <NextAndRefund entry={entry} />}
      </section>
    </aside>
  )
}

/** What comes next, and when money goes back. */
export function NextAndRefund({ entry }: { entry: Entry }) {
  const { rail } = useText(product)
  const plan = lowestPlan(entry.prices.map((price) => price.plan))
  const steps = entry.hasStandingOffer ? rail.steps.standing : rail.steps.negotiated
  if (plan === undefined) return null
  return (
    <>
      <div>
        <h2>{rail.next}</h2>
        <ol className="rail-steps">{Object.values(steps).map((step) => <li key={step}>{step}</li>)}</ol>
      </div>
      <div>
        <h2>{rail.refund}</h2>
        <p className="soft">{refundRule(plan, rail.refunds)}</p>
        {isUpfront(plan) && <p className="faint">{rail.refunds.basis}</p>}
      </div>
    </>
  )
}

const isUpfront = ({ kind }: Plan): boolean => kind === 'one_off' || kind === 'subscription'

const refundRule = (plan: Plan, texts: { free: string; each: string; upfront: string }): string =>
  plan.kind === 'free' ? texts.free : isUpfront(plan) ? texts.upfront : texts.each

/** Open data is for every participant, everything else for consumers. */
export const mayTake = (roles: readonly string[], { sourceMode }: Pick<Entry, 'sourceMode'>): boolean =>
  sourceMode === 'opened' || roles.includes('consumer')

/** The way to order; whoever may not is told why, by the server's own table of acts. */
function MainAction({ entry, isFree }: { entry: Entry; isFree: boolean }) {
  const { rail } = useText(product)
  const session = useSession()
  const may = useMay(entry.hasStandingOffer ? 'agreement.accept_standing' : 'agreement.offer')
  const mayOrder = may && mayTake(session?.roles ?? [], entry)
  const name = !entry.hasStandingOffer ? rail.negotiate : isFree ? rail.standingFree : rail.standing
  const isOwn = session?.participant.id === entry.provider.id
  const isRefused = session !== null && session !== undefined && (isOwn || !mayOrder)
  if (!isRefused)
    return (
      <div>
        <Link className="button primary rail-action" to={`/order/${entry.id}`}>{name}</Link>
        {session === null && <p className="faint rail-visitor">{rail.visitor}</p>}
      </div>
    )
  return (
    <div>
      <button type="button" className="button primary rail-action" disabled aria-describedby="rail-reason">{name}</button>
      <p id="rail-reason" className="soft rail-visitor">
        {isOwn ? <>{rail.own} <Link to={`/provide/listings/${entry.id}`}>{rail.manage}</Link></> : rail.role}
      </p>
    </div>
  )
}
