import { useState } from 'react'
import { RELATION_KINDS, type RelationKind } from '#api/participant/related-party.ts'
import type { Schemas } from '../client/client.ts'
import { common } from '../language/common.ts'
import { useText } from '../language/language.tsx'
import { relationTexts } from '../language/relation.ts'
import { beginOf, dayOf } from '../part/day.ts'
import { faultsOf, TextField } from '../part/form.tsx'
import { Refused } from '../part/state.tsx'
import { isDigest } from '../part/digest.ts'
import { Choice, type Sending } from '../public-data/form.tsx'
import { DigestField } from '../part/digest-field.tsx'
import { ActButton } from '../part/act-button.tsx'
import { EMPTY_NODE, type GivenNode, isNodeWhole, nodeOf, NodeFields } from './relation-node.tsx'

export type Relation = Schemas['Relation']

type Own = { uscc: string; name: string }
type FormProps = {
  /** The organisation that declares about itself; none for the platform's staff, who register about anybody. */
  own: Own | undefined
  act: Sending<Schemas['DeclareRelation'], Relation>
  close: () => void
}

const bpsOf = (percent: string): number | undefined => {
  const bps = /^\d{1,3}(\.\d{1,2})?$/.test(percent) ? Math.round(Number(percent) * 100) : 0
  return bps >= 1 && bps <= 10_000 ? bps : undefined
}

const START = { percent: '', since: dayOf(Date.now()), evidence: '', evidenceDigest: '' }

/** Declares one relation (申报关联关系): two ends, how they are tied, since when, and what shows it. */
export function RelationForm({ own, act, close }: FormProps) {
  const { form: texts, kinds } = useText(relationTexts)
  const [direction, setDirection] = useState<'controller' | 'controlled'>('controller')
  const [nodes, setNodes] = useState({ controller: EMPTY_NODE, controlled: EMPTY_NODE })
  const [kind, setKind] = useState<RelationKind>('shares')
  const [given, setGiven] = useState(START)
  const faults = faultsOf(act.error)
  const ends = own === undefined ? nodes : { ...nodes, [direction]: { ...EMPTY_NODE, ...own } }
  const shareBps = bpsOf(given.percent)
  const isLate = given.since > dayOf(Date.now())
  const isPersonMissing = kind === 'insider' && ends.controller.kind !== 'person'
  const lacking = [
    !isNodeWhole(ends.controller) && texts.controller,
    !isNodeWhole(ends.controlled) && texts.controlled,
    isPersonMissing && texts.insiderHint,
    kind === 'shares' && shareBps === undefined && texts.percent,
    (given.since === '' || isLate) && texts.since,
    given.evidence.trim() === '' && texts.evidence,
    own === undefined && !isDigest(given.evidenceDigest) && texts.file,
  ].filter((one) => one !== false)
  const send = async () => act.mutate({
    controller: await nodeOf(ends.controller), controllerName: ends.controller.name.trim(),
    controlled: await nodeOf(ends.controlled), controlledName: ends.controlled.name.trim(),
    kind, shareBps: kind === 'shares' ? (shareBps ?? null) : null, evidence: given.evidence.trim(),
    evidenceDigest: isDigest(given.evidenceDigest) ? given.evidenceDigest : null, validFrom: beginOf(given.since),
  }, { onSuccess: close })
  const field = (end: 'controller' | 'controlled', legend: string) => (
    <NodeFields
      legend={legend} given={nodes[end]} mayBePerson={end === 'controller'}
      change={(node: GivenNode) => setNodes({ ...nodes, [end]: node })}
    />
  )
  return (
    <form
      className="stack" noValidate
      onSubmit={(event) => (event.preventDefault(), lacking.length === 0 && void send())}
    >
      <p className="soft">{texts.lead}</p>
      {act.error !== null && <Refused error={act.error} />}
      {own !== undefined && (
        <Choice
          label={texts.direction} names={texts.directions} values={['controller', 'controlled'] as const}
          value={direction} choose={setDirection}
        />
      )}
      {own === undefined && field('controller', texts.controller)}
      {own === undefined && field('controlled', texts.controlled)}
      {own !== undefined && field(direction === 'controller' ? 'controlled' : 'controller', texts.other)}
      <div className="pair">
        <Choice label={texts.kind} names={kinds} values={RELATION_KINDS} value={kind} choose={setKind} />
        {kind === 'shares' && (
          <TextField
            label={texts.percent} inputMode="decimal" maxLength={6} value={given.percent}
            fault={given.percent !== '' && shareBps === undefined ? texts.percentWrong : faults['shareBps']}
            onChange={({ target }) => setGiven({ ...given, percent: target.value.trim() })}
          />
        )}
        <TextField
          label={texts.since} type="date" value={given.since} fault={isLate ? texts.sinceWrong : undefined}
          onChange={({ target }) => setGiven({ ...given, since: target.value })}
        />
        <TextField
          label={texts.evidence} hint={texts.evidenceHint} maxLength={500} value={given.evidence}
          fault={faults['evidence']}
          onChange={({ target }) => setGiven({ ...given, evidence: target.value })}
        />
      </div>
      <DigestField
        names={{ file: texts.file }} value={given.evidenceDigest}
        change={(evidenceDigest) => setGiven({ ...given, evidenceDigest })}
      />
      <FormEnd
        reason={lacking.length > 0 ? `${texts.missing}${lacking.join('、')}` : undefined} isBusy={act.isPending} close={close}
      />
    </form>
  )
}

function FormEnd({ reason, isBusy, close }: { reason: string | undefined; isBusy: boolean; close: () => void }) {
  const { form: texts } = useText(relationTexts)
  const { act: { cancel } } = useText(common)
  return (
    <div className="row">
      <ActButton type="submit" className="button primary" reason={isBusy ? '…' : reason}>{texts.submit}</ActButton>
      <button type="button" className="button" onClick={close}>{cancel}</button>
    </div>
  )
}
