import { useState } from 'react'
import { useAct } from '../client/act.ts'
import { agreementTexts } from '../language/agreement.ts'
import { useText } from '../language/language.tsx'
import { AreaField } from '../part/form.tsx'
import { Refused } from '../part/state.tsx'

type Send = (reason: string, headers: { 'idempotency-key': string }) => Promise<{ data?: unknown; error?: unknown; response: Response }>

/** An act that needs a reason, which the other party reads. */
export function ReasonForm({ label, send, done }: { label: string; send: Send; done: () => void }) {
  const { act: texts } = useText(agreementTexts)
  const [reason, setReason] = useState('')
  const act = useAct(send)
  return (
    <form className="stack" onSubmit={(event) => (event.preventDefault(), act.mutate(reason.trim(), { onSuccess: done }))}>
      {act.error !== null && <Refused error={act.error} />}
      <AreaField label={texts.reason} hint={texts.reasonHint} value={reason} maxLength={500} onChange={({ target }) => setReason(target.value)} />
      <div><button className="button primary" type="submit" disabled={act.isPending || reason.trim() === ''}>{act.isPending ? texts.busy : label}</button></div>
    </form>
  )
}
