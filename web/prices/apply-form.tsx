import { useId, useState } from 'react'
import { addYears } from '#api/resource/resource.ts'
import { useAct } from '../client/act.ts'
import { client, type Schemas } from '../client/client.ts'
import { useText } from '../language/language.tsx'
import { pricesTexts } from '../language/prices.ts'
import { beginOf, dayOf } from '../part/day.ts'
import { faultsOf, SelectField, TextField } from '../part/form.tsx'
import { Refused } from '../part/state.tsx'
import { ActButton } from '../part/act-button.tsx'
import { type Document, Documents } from './documents.tsx'
import { FigureFields, useLackingFigures } from './figure-fields.tsx'
import { NOTHING_TYPED, sentOf } from './figures.ts'

type Grant = Schemas['OperatingAuthorization']

export const useApply = () =>
  useAct((body: Schemas['ApplyRevenue'], headers) => client.POST('/api/revenue-periods', { body, headers }))

type Props = { grants: Grant[]; rules: Schemas['PriceRules']; act: ReturnType<typeof useApply>; close: () => void }

/** The last day of a period: a year, or to the end of the grant. */
function lastDay({ endsAt }: Grant, start: string): string {
  const year = addYears(new Date(beginOf(start)), 1).getTime()
  return dayOf(Math.min(year, Date.parse(endsAt)) - 1)
}

/** The operator applies for the maximum of a period, which is computed while its figures are typed. */
export function ApplyForm({ grants, rules, act, close }: Props) {
  const { apply: texts, decide, busy, basis, notice } = useText(pricesTexts)
  const [grantId, setGrantId] = useState(grants[0]?.id ?? '')
  const [name, setName] = useState('')
  const [start, setStart] = useState(dayOf(Date.now()))
  const [typed, setTyped] = useState(NOTHING_TYPED)
  const [documents, setDocuments] = useState<Document[]>([{ key: 0, title: '', digest: '' }])
  const id = useId()
  const grant = grants.find((one) => one.id === grantId)
  const faults = faultsOf(act.error)
  const lacking = [
    ...(grant ? [] : [texts.grant]),
    ...(name.trim() === '' ? [texts.name] : []),
    ...(beginOf(start) === '' ? [texts.start] : []),
    ...useLackingFigures(typed, rules),
    ...(documents.some(({ title, digest }) => title.trim() === '' || digest === '') ? [texts.documents] : []),
  ]
  const reason = act.isPending ? busy : lacking.length > 0 ? decide.missing + lacking.join(decide.cut) : undefined
  const send = () => {
    const figures = sentOf(typed)
    if (!figures || !grant) return
    const begin = beginOf(start)
    // The first day of a grant that began during it is meant from the grant's begin on.
    const startsAt = begin < grant.startsAt && dayOf(Date.parse(grant.startsAt)) === start ? grant.startsAt : begin
    const told = documents.map(({ title, digest }) => ({ title: title.trim(), digest }))
    const body = { authorizationId: grant.id, name: name.trim(), startsAt, ...figures, documents: told }
    act.mutate(body, { onSuccess: close })
  }
  return (
    <form
      className="card stack" aria-labelledby={id} noValidate
      onSubmit={(event) => (event.preventDefault(), reason === undefined && send())}
    >
      <div>
        <h3 id={id}>{texts.form}</h3>
        <p className="soft last">{texts.formLead} <span className="faint">{basis}：{notice}</span></p>
      </div>
      {act.error !== null && <Refused error={act.error} />}
      <div className="two">
        <SelectField label={texts.grant} value={grantId} onChange={({ target }) => setGrantId(target.value)}>
          {grants.map((one) => <option key={one.id} value={one.id}>{one.scope}</option>)}
        </SelectField>
        <TextField
          label={texts.name} hint={texts.nameHint} fault={faults['name']} maxLength={100} value={name}
          onChange={({ target }) => setName(target.value)}
        />
        <TextField
          label={texts.start} type="date" value={start}
          hint={grant && beginOf(start) !== '' ? texts.startHint(lastDay(grant, start)) : undefined}
          onChange={({ target }) => setStart(target.value)}
        />
      </div>
      <FigureFields typed={typed} change={setTyped} rules={rules} carriedFen={0} />
      <p className="faint last">{texts.previewHint}</p>
      <Documents documents={documents} change={setDocuments} />
      <div className="row">
        <ActButton type="submit" className="button primary" reason={reason}>{texts.submit}</ActButton>
        <button type="button" className="button" onClick={close}>{decide.cancel}</button>
      </div>
    </form>
  )
}
