import { useState } from 'react'
import { useAct } from '../client/act.ts'
import { useAddress } from '../client/address.ts'
import { api, client, type Schemas } from '../client/client.ts'
import { useText } from '../language/language.tsx'
import { publicDataTexts } from '../language/public-data.ts'
import { Paging } from '../part/list.tsx'
import { Empty, Read } from '../part/state.tsx'
import { newestOf, type Sent } from '../review/newest.ts'
import { GrantCard } from './grant-card.tsx'
import { GrantForm } from './grant-form.tsx'
import type { Side } from './side.ts'

export type Grant = Schemas['OperatingAuthorization']

/** What is done about a grant: its operator accepts it, its department ends it. */
export type GrantAct = { id: string; reason?: string }

/** Grants (授权), as who made them or who was given them sees them; what waits comes first. */
export function Grants({ side }: { side: Side }) {
  const { grants: texts, grant } = useText(publicDataTexts)
  const {
    values: { cursor },
    change,
  } = useAddress(['cursor'])
  const [isGranting, setGranting] = useState(false)
  const found = api.useQuery('get', '/api/authorizations', {
    params: { query: { limit: 20, ...(cursor === undefined ? {} : { cursor }) } },
  })
  const granting = useAct((body: Schemas['GrantAuthorization'], headers) =>
    client.POST('/api/authorizations', { body, headers }),
  )
  const act = useAct(({ id, reason }: GrantAct, headers) =>
    reason === undefined
      ? client.POST('/api/authorizations/{id}/accept', { params: { path: { id } }, headers })
      : client.POST('/api/authorizations/{id}/end', { params: { path: { id } }, body: { reason }, headers }),
  )
  const newest = newestOf<Sent>([granting, act])
  const isDepartment = side === 'department'
  const close = () => setGranting(false)
  return (
    <section className="stack" aria-labelledby="grants">
      <div className="row between">
        <h2 id="grants">{texts.titles[side]}</h2>
        {isDepartment && !isGranting && (
          <button type="button" className="button primary" onClick={() => (granting.reset(), setGranting(true))}>
            {texts.open}
          </button>
        )}
      </div>
      {newest === granting && granting.isSuccess && (
        <p className="notice good" role="status">
          {grant.done}
        </p>
      )}
      {newest === act && act.isSuccess && (
        <p className="notice good" role="status">
          {act.variables.reason === undefined ? texts.accepted : texts.endDone}
        </p>
      )}
      {isGranting && <GrantForm act={granting} done={close} cancel={close} />}
      <Read query={found}>
        {({ items, next }) =>
          items.length === 0 && cursor === undefined ? (
            <Empty>{isDepartment ? texts.empty : texts.emptyOperator}</Empty>
          ) : (
            <>
              {items.toSorted(waitingFirst).map((one) => (
                <GrantCard key={one.id} grant={one} side={side} act={act} />
              ))}
              <Paging cursor={cursor} next={next} go={(after) => change({ cursor: after })} />
            </>
          )
        }
      </Read>
    </section>
  )
}

const waitingFirst = (one: Grant, other: Grant): number =>
  Number(other.state === 'granted') - Number(one.state === 'granted')
