import { Link } from 'react-router'
import { implementTexts } from '../language/implement.ts'
import { useLanguage, useText } from '../language/language.tsx'
import { sayCount } from '../part/say.ts'
import { type Plan, PlanRoad, PlanTag } from './plan-road.tsx'

/** A plan in a list: what it is, how far it has come, and what waits. */
export function PlanRow({ plan, href }: { plan: Plan; href: string }) {
  const { modes, list } = useText(implementTexts)
  const { language } = useLanguage()
  const { id, name, mode, state, resourceIds, applications, objections } = plan
  const open = objections.filter((one) => one.state === 'open').length
  return (
    <li>
      <article className="card" aria-labelledby={id}>
        <div className="row between">
          <h3 id={id}><Link to={href}>{name}</Link></h3>
          <span className="row">
            {open > 0 && <span className="tag danger">{list.objections(sayCount(open, language))}</span>}
            <PlanTag state={state} />
          </span>
        </div>
        <PlanRoad plan={plan} isSmall />
        <p className="faint last">
          {modes[mode]} · {list.resources(sayCount(resourceIds.length, language))}
          {applications.length > 0 && <> · {list.applications(sayCount(applications.length, language))}</>}
        </p>
      </article>
    </li>
  )
}
