import { useState } from 'react'
import { isPersonNode } from '#api/participant/related-party.ts'
import { useAct } from '../client/act.ts'
import { useAddress } from '../client/address.ts'
import { api, client, type Schemas } from '../client/client.ts'
import { useMay, useSession } from '../client/session.ts'
import { useText } from '../language/language.tsx'
import { relationTexts } from '../language/relation.ts'
import { Paging } from '../part/list.tsx'
import { sayDay } from '../part/say.ts'
import { Empty, Read } from '../part/state.tsx'
import { Reason } from '../review/reason.tsx'
import { type Relation, RelationForm } from './relation-form.tsx'
import '../review/review.css'
import '../public-data/public-data.css'

/**
 * The register of related parties (关联关系): an organisation declares its own; the platform's staff register and see all
 * of them, the overseers see all.
 */
export function Relations({ isStaff = false }: { isStaff?: boolean }) {
  const texts = useText(relationTexts)
  const { values: { relations: cursor }, change } = useAddress(['relations'])
  const mayDeclare = useMay('relation.declare')
  const own = api.useQuery('get', '/api/participants/me')
  const query = { limit: 20, ...(cursor === undefined ? {} : { cursor }) }
  const found = api.useQuery('get', '/api/relations', { params: { query } })
  const [isOpen, setOpen] = useState(false)
  const declare = useAct((body: Schemas['DeclareRelation'], headers) =>
    client.POST('/api/relations', { body, headers }))
  return (
    <section className="card stack" aria-labelledby="relations">
      <h2 id="relations">{texts.title}</h2>
      <p className="soft">
        {isStaff ? texts.staffLead : texts.lead} <span className="faint">{texts.basisName}：{texts.basis}</span>
      </p>
      {declare.isSuccess && !isOpen && <p className="notice good" role="status">{texts.done}</p>}
      <Read query={found}>
        {({ items, next }) => items.length === 0 && cursor === undefined ? <Empty>{texts.none}</Empty> : (
          <>
            <Table relations={items} isStaff={isStaff} />
            <Paging cursor={cursor} next={next} go={(to) => change({ relations: to })} />
          </>
        )}
      </Read>
      {mayDeclare && (isOpen
        ? <RelationForm own={isStaff ? undefined : own.data} act={declare} close={() => setOpen(false)} />
        : (
          <div>
            <button type="button" className="button" onClick={() => (declare.reset(), setOpen(true))}>
              {isStaff ? texts.openStaff : texts.open}
            </button>
          </div>
        ))}
    </section>
  )
}

function Table({ relations, isStaff }: { relations: Relation[]; isStaff: boolean }) {
  const { table, region } = useText(relationTexts)
  return (
    <div className="sheet" tabIndex={0} role="group" aria-label={region}>
      <table>
        <thead>
          <tr>
            <th scope="col">{table.who}</th><th scope="col">{table.whom}</th><th scope="col">{table.kind}</th>
            <th scope="col">{table.since}</th><th scope="col">{table.evidence}</th><th scope="col">{table.state}</th>
          </tr>
        </thead>
        <tbody>{relations.map((relation) => <Row key={relation.id} relation={relation} isStaff={isStaff} />)}</tbody>
      </table>
    </div>
  )
}

function Row({ relation, isStaff }: { relation: Relation; isStaff: boolean }) {
  const texts = useText(relationTexts)
  const session = useSession()
  const [isEnding, setEnding] = useState(false)
  const end = useAct((reason: string, headers) =>
    client.POST('/api/relations/{id}/end', { params: { path: { id: relation.id } }, body: { reason }, headers }))
  const mayEnd = useMay('relation.end') && (isStaff || relation.declaredBy === session?.participant.id)
  const { kind, shareBps, isAffiliating, validFrom, endedAt, endedReason, byStaff, evidence } = relation
  return (
    <>
      <tr>
        <td><Node node={relation.controller} name={relation.controllerName} /></td>
        <td><Node node={relation.controlled} name={relation.controlledName} /></td>
        <td>
          {shareBps === null ? texts.kinds[kind] : texts.share(String(shareBps / 100))}{' '}
          <span className={`tag ${isAffiliating ? 'accent' : ''}`}>{isAffiliating ? texts.affiliating : texts.minor}</span>
        </td>
        <td className="nowrap">{sayDay(validFrom)}</td>
        <td>{evidence}<div className="faint">{byStaff ? texts.byStaff : texts.byParty}</div></td>
        <td>
          {endedAt !== null && <span className="soft">{texts.ended(sayDay(endedAt), endedReason ?? '')}</span>}
          {endedAt === null && (
            <span className="row">
              <span className="tag good">{texts.inForce}</span>
              {mayEnd && !isEnding && (
                <button type="button" className="button small" onClick={() => setEnding(true)}>
                  {texts.end}<span className="visually-hidden"> {relation.controlledName}</span>
                </button>
              )}
            </span>
          )}
        </td>
      </tr>
      {isEnding && endedAt === null && (
        <tr>
          <td colSpan={6}>
            <Reason
              title={texts.endTitle(`${relation.controllerName} → ${relation.controlledName}`)} label={texts.end}
              hint={texts.endHint} error={end.error} isBusy={end.isPending}
              send={(reason) => end.mutate(reason, { onSuccess: () => setEnding(false) })}
              cancel={() => setEnding(false)}
            />
          </td>
        </tr>
      )}
    </>
  )
}

/** One end by its name; an organisation with its code, a person without anything more. */
function Node({ node, name }: { node: string; name: string }) {
  const { person } = useText(relationTexts)
  return (
    <>
      {name}
      <div className="faint">{isPersonNode(node) ? person : <span className="public-mono">{node.slice(5)}</span>}</div>
    </>
  )
}
