import { useState } from 'react'
import { Link } from 'react-router'
import { AUTHORIZATION_ACTS } from '#api/authorized-operation/authorized-operation.ts'
import { useText } from '../language/language.tsx'
import { publicDataTexts } from '../language/public-data.ts'
import { daysUntil, dayOf, lastDayOf } from '../part/day.ts'
import { sayDay } from '../part/say.ts'
import { Refused } from '../part/state.tsx'
import { ActButton } from '../provider/act-button.tsx'
import { Reason } from '../review/reason.tsx'
import type { Sending } from './form.tsx'
import type { Grant, GrantAct } from './grants.tsx'
import { Party } from './party.tsx'
import { ResourceNames } from './resource-names.tsx'
import type { Side } from './side.ts'
import { type GrantStanding, standingOf } from './term.ts'

const TONES: Record<GrantStanding, string> = {
  granted: 'accent',
  active: 'good',
  ended: 'danger',
  over: '',
  later: 'main',
}

type CardProps = { grant: Grant; side: Side; act: Sending<GrantAct, Grant> }

/** A grant: of which resources, to whom, until when, and what is to be done about it. */
export function GrantCard({ grant, side, act }: CardProps) {
  const { grants: texts, states, party, days } = useText(publicDataTexts)
  const standing = standingOf(grant)
  const { id, scope, implementingBodyId, operatorId, startsAt, endsAt, endedAt, endedReason, agreementDigest, resourceIds } =
    grant
  return (
    <article className="card public-card" aria-labelledby={id}>
      <div className="row between">
        <h3 id={id}>{scope}</h3>
        <span className="row">
          <span className={`tag ${TONES[standing]}`}>{states.grant[standing]}</span>
          {standing === 'active' && <span className="faint number">{days(String(daysUntil(endsAt)))}</span>}
        </span>
      </div>
      <dl className="facts">
        {side === 'department'
          ? [
              <dt key="name">{party.operator}</dt>,
              <dd key="value">
                <Party id={operatorId} />
              </dd>,
            ]
          : [
              <dt key="name">{party.department}</dt>,
              <dd key="value">
                <Party id={implementingBodyId} />
              </dd>,
            ]}
        <dt>{texts.term}</dt>
        <dd>
          {dayOf(Date.parse(startsAt))} – {lastDayOf(endsAt)}
        </dd>
        <dt>{texts.resources}</dt>
        <dd>
          <ResourceNames ids={resourceIds} />
        </dd>
        <dt>{texts.digest}</dt>
        <dd className="public-mono">{agreementDigest}</dd>
      </dl>
      {endedAt !== null && <p className="notice wait">{texts.ended(sayDay(endedAt), endedReason ?? '')}</p>}
      {side === 'operator' ? <Accept grant={grant} standing={standing} act={act} /> : <End grant={grant} act={act} />}
    </article>
  )
}

function Accept({
  grant: { id, state },
  standing,
  act,
}: {
  grant: Grant
  standing: GrantStanding
  act: CardProps['act']
}) {
  const { grants: texts, busy, basis } = useText(publicDataTexts)
  const canStart = AUTHORIZATION_ACTS.accept.from.some((from) => from === state) && standing !== 'over'
  const error = act.variables?.id === id ? act.error : null
  if (standing === 'active')
    return (
      <div className="row">
        <Link className="button" to={`/operate?tab=scenarios&propose=${id}`}>
          {texts.propose}
        </Link>
        <Link to={`/operate?tab=scenarios&grant=${id}`}>{texts.scenarios}</Link>
      </div>
    )
  if (!canStart) return null
  return (
    <>
      <p className="soft">
        {texts.acceptLead}{' '}
        <span className="faint">
          {basis}：{texts.acceptBasis}
        </span>
      </p>
      {error !== null && <Refused error={error} />}
      <div>
        <ActButton
          className="button primary"
          reason={act.isPending ? busy : undefined}
          onClick={() => act.mutate({ id })}
        >
          {texts.accept}
        </ActButton>
      </div>
    </>
  )
}

function End({ grant: { id, state }, act }: Pick<CardProps, 'grant' | 'act'>) {
  const { grants: texts } = useText(publicDataTexts)
  const [isOpen, setOpen] = useState(false)
  const canEnd = AUTHORIZATION_ACTS.end.from.some((from) => from === state)
  const error = act.variables?.id === id ? act.error : null
  if (isOpen && canEnd)
    return (
      <Reason
        title={texts.endTitle}
        lead={texts.endLead}
        label={texts.end}
        hint={texts.endHint}
        error={error}
        isBusy={act.isPending}
        send={(reason) => act.mutate({ id, reason }, { onSuccess: () => setOpen(false) })}
        cancel={() => setOpen(false)}
      />
    )
  return (
    <div className="row">
      <ActButton className="button" reason={canEnd ? undefined : texts.endReasons[state]} onClick={() => setOpen(true)}>
        {texts.end}
      </ActButton>
      <Link to={`/resources?tab=scenarios&grant=${id}`}>{texts.scenarios}</Link>
    </div>
  )
}
