import { useState } from 'react'
import { useAct } from '../client/act.ts'
import { client, type Schemas } from '../client/client.ts'
import { common } from '../language/common.ts'
import { implementTexts } from '../language/implement.ts'
import { useText } from '../language/language.tsx'
import { AreaField } from '../part/form.tsx'
import { Refused } from '../part/state.tsx'
import { ActButton } from '../part/act-button.tsx'

/** An objection (异议) against a choice under publicity, in the name of one's organisation. */
export function ObjectForm({ planId }: { planId: string }) {
  const { published: texts, next, objections } = useText(implementTexts)
  const { act: { cancel } } = useText(common)
  const [isOpen, setOpen] = useState(false)
  const [ground, setGround] = useState('')
  const act = useAct((body: Schemas['ObjectToPlan'], headers) =>
    client.POST('/api/plans/{id}/objections', { params: { path: { id: planId } }, body, headers }))
  if (act.isSuccess) return <p className="notice good" role="status">{texts.objected}</p>
  if (!isOpen)
    return <div><button type="button" className="button" onClick={() => setOpen(true)}>{texts.object}</button></div>
  return (
    <section className="notice wait stack" aria-label={texts.objectTitle}>
      <AreaField
        label={texts.objectTitle} hint={texts.objectHint} rows={3} maxLength={2000} value={ground}
        onChange={({ target }) => setGround(target.value)}
      />
      {act.error !== null && <Refused error={act.error} />}
      <div className="row">
        <ActButton
          className="button primary"
          reason={act.isPending ? next.busy : ground.trim() === '' ? objections.ground : undefined}
          onClick={() => act.mutate({ ground })}
        >
          {texts.object}
        </ActButton>
        <button type="button" className="button" onClick={() => setOpen(false)}>{cancel}</button>
      </div>
    </section>
  )
}
