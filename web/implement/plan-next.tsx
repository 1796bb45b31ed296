import { useState } from 'react'
import { Link } from 'react-router'
import { planFaults } from '#api/authorized-operation/plan.ts'
import { BASES, implementTexts } from '../language/implement.ts'
import { useText } from '../language/language.tsx'
import { lastDayOf } from '../part/day.ts'
import { AgreementForm } from './agreement-form.tsx'
import { ActForm } from '../part/act-form.tsx'
import { CallForm } from './call-form.tsx'
import { ChooseForm } from './choose-form.tsx'
import { DocumentForm } from './document-form.tsx'
import type { PlanActs } from './plan-acts.ts'
import type { Plan } from './plan-road.tsx'

type NextProps = { plan: Plan; acts: PlanActs; now: number; edit: () => void }

/** How the one next act stands out; what waits for time is calm. */
const NEXT = 'card next stack'
const CALM = 'card next calm stack'

const isPast = (at: string | null, now: number): boolean => at !== null && Date.parse(at) <= now

/** The one next act on a plan, by its state. */
export function PlanNext({ plan, acts, now, edit }: NextProps) {
  switch (plan.state) {
    case 'draft':
      return planFaults(plan).length > 0
        ? <Lacks plan={plan} edit={edit} />
        : <Documented act={acts.decide} kind="decide" basis={BASES.approval} />
    case 'decided':
      return <Documented act={acts.approve} kind="approve" basis={BASES.approval} />
    case 'approved':
      return <Documented act={acts.file} kind="file" basis={BASES.planFiling} />
    case 'filed':
      return <CallForm act={acts.call} className={NEXT} />
    case 'called':
      return isPast(plan.callEndsAt, now)
        ? <ChooseForm plan={plan} act={acts.choose} className={NEXT} />
        : <Waiting kind="running" day={plan.callEndsAt} basis={BASES.selection} />
    case 'chosen':
      return <Publicity plan={plan} acts={acts} now={now} />
    case 'selected':
      return <Sign plan={plan} acts={acts} />
    case 'withdrawn':
      return null
  }
}

/** The items that a draft still lacks, before it can be decided. */
function Lacks({ plan, edit }: Pick<NextProps, 'plan' | 'edit'>) {
  const { next, items, plan: texts, basis } = useText(implementTexts)
  const nameOf = (path: string) =>
    path === 'resourceIds'
      ? texts.resources
      : (Object.entries(items).find(([key]) => path === `items.${key}`)?.[1] ?? path)
  return (
    <section className={NEXT} aria-label={next.title}>
      <div>
        <h2>{next.lacks.title}</h2>
        <p className="soft last">{next.lacks.lead} <span className="faint">{basis}：{BASES.items}</span></p>
      </div>
      <p className="row last">
        {planFaults(plan).map(({ path }) => <span key={path} className="tag accent">{nameOf(path)}</span>)}
      </p>
      <div><button type="button" className="button primary" onClick={edit}>{texts.edit}</button></div>
    </section>
  )
}

type DocumentedProps = { act: PlanActs['decide']; kind: 'decide' | 'approve' | 'file'; basis: string }

function Documented({ act, kind, basis }: DocumentedProps) {
  const { next } = useText(implementTexts)
  return (
    <DocumentForm
      key={kind} className={NEXT} texts={next[kind]} basis={basis} error={act.error} isBusy={act.isPending}
      send={(document) => act.mutate(document)}
    />
  )
}

function Waiting({ kind, day, basis }: { kind: 'running' | 'publicity'; day: string | null; basis: string }) {
  const { next, basis: ground } = useText(implementTexts)
  return (
    <section className={CALM} aria-label={next.title}>
      <div>
        <h2>{next[kind].title}</h2>
        <p className="soft last">
          {next[kind].lead(lastDayOf(day ?? ''))} <span className="faint">{ground}：{basis}</span>
        </p>
      </div>
    </section>
  )
}

function Publicity({ plan, acts, now }: Omit<NextProps, 'edit'>) {
  const { next } = useText(implementTexts)
  if (!isPast(plan.publicityEndsAt, now))
    return <Waiting kind="publicity" day={plan.publicityEndsAt} basis={BASES.publicity} />
  const isOpen = plan.objections.some(({ state }) => state === 'open')
  return (
    <ActForm
      className={NEXT} title={next.select.title} lead={next.select.lead} basis={BASES.selection}
      submit={next.select.submit}
      error={acts.select.error} isBusy={acts.select.isPending} lacking={[isOpen && next.publicity.open]}
      send={() => acts.select.mutate(undefined)}
    />
  )
}

/** The agreement with the operator that was selected; once it is signed, the way to it. */
function Sign({ plan, acts }: Pick<NextProps, 'plan' | 'acts'>) {
  const { next, grant, basis } = useText(implementTexts)
  const [isOpen, setOpen] = useState(false)
  const newest = plan.authorizationIds.at(-1)
  if (isOpen) return <AgreementForm plan={plan} act={acts.grant} cancel={() => setOpen(false)} />
  if (newest !== undefined)
    return (
      <section className="card next done row between" aria-label={next.title}>
        <p className="last">{next.nothing}</p>
        <Link className="button primary" to={`/implement/grants/${newest}`}>{grant.open}</Link>
      </section>
    )
  return (
    <section className={NEXT} aria-label={next.title}>
      <div>
        <h2>{next.grant.title}</h2>
        <p className="soft last">
          {next.grant.lead(plan.chosenOperator?.name ?? '')} <span className="faint">{basis}：{BASES.agreement}</span>
        </p>
      </div>
      <div>
        <button type="button" className="button primary" onClick={() => setOpen(true)}>{next.grant.open}</button>
      </div>
    </section>
  )
}
