import { Link } from 'react-router'
import type { Schemas } from '../client/client.ts'
import { implementTexts } from '../language/implement.ts'
import { useLanguage, useText } from '../language/language.tsx'
import { dayOf, daysUntil, lastDayOf } from '../part/day.ts'
import { sayCount } from '../part/say.ts'

export type Grant = Schemas['OperatingAuthorization']

const TONES: Record<Grant['state'], string> = {
  granted: 'accent', accepted: 'accent', active: 'good', suspended: 'danger', ended: 'accent', handed_over: '',
}

/** Where a grant stands; one whose term is over says so. */
export function GrantTag({ grant: { state, inForce, endsAt } }: { grant: Grant }) {
  const { grantStates } = useText(implementTexts)
  const isOver = state === 'active' && !inForce && Date.parse(endsAt) <= Date.now()
  const told = isOver ? 'over' : state
  return <span className={`tag ${isOver ? '' : TONES[state]}`}>{grantStates[told]}</span>
}

/** An agreement in a list: of what, with whom, until when. */
export function GrantRow({ grant, href }: { grant: Grant; href: string }) {
  const { grant: texts, modes, list } = useText(implementTexts)
  const { language } = useLanguage()
  const { id, scope, mode, operator, implementingBody, startsAt, endsAt, inForce, resourceIds } = grant
  return (
    <li>
      <article className="card" aria-labelledby={id}>
        <div className="row between">
          <h3 id={id}><Link to={href}>{scope}</Link></h3>
          <span className="row">
            {inForce && <span className="faint number">{texts.left(sayCount(daysUntil(endsAt), language))}</span>}
            <GrantTag grant={grant} />
          </span>
        </div>
        <p className="faint last">
          {texts.parties.body} {implementingBody} · {texts.parties.operator} {operator}
          <br />
          {mode !== null && <>{modes[mode]} · </>}{list.resources(sayCount(resourceIds.length, language))} ·{' '}
          <span className="number">{dayOf(Date.parse(startsAt))} – {lastDayOf(endsAt)}</span>
        </p>
      </article>
    </li>
  )
}
