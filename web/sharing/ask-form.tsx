import type { UseMutationResult } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { DISTRICTS } from '#api/listing/district.ts'
import type { Problem, Schemas } from '../client/client.ts'
import { useText } from '../language/language.tsx'
import { sharingTexts } from '../language/sharing.ts'
import { dayOf, daysAfter, endOf } from '../part/day.ts'
import { faultsOf, SelectField, TextField } from '../part/form.tsx'
import { Refused } from '../part/state.tsx'
import { ActButton } from '../part/act-button.tsx'
import type { Shareable } from './catalogue.tsx'

type Given = Schemas['RequestSharing']
type Level = NonNullable<Given['level']>
type District = NonNullable<Given['district']>

const LEVELS: readonly Level[] = ['city', 'county', 'town']
const PLACES = DISTRICTS.filter((district): district is District => district !== '全市')

type FormProps = {
  resource: Shareable
  act: UseMutationResult<Schemas['SharingRequest'], Problem, Given>
  close: () => void
}

/** Asks another department for fields of a resource: the fewest that a duty needs, and why each personal one of them. */
export function AskForm({ resource, act, close }: FormProps) {
  const { form: texts, law, basis, cut, levels } = useText(sharingTexts)
  const today = dayOf(Date.now())
  const id = useId()
  const [given, setGiven] = useState({ purpose: '', basis: '', quota: '12', until: daysAfter(today, 364) })
  const [level, setLevel] = useState<Level>('city')
  const [district, setDistrict] = useState<District>()
  const [fields, setFields] = useState<string[]>([])
  const [necessity, setNecessity] = useState<Record<string, string>>({})
  const personal = resource.items.filter(({ name, isPersonal }) => isPersonal && fields.includes(name))
  const lacking = [
    given.purpose.trim() === '' && texts.purpose, given.basis.trim() === '' && texts.basis, fields.length === 0 && texts.fields,
    ...personal.map(({ name }) => (necessity[name] ?? '').trim() === '' && texts.necessity(name)),
    level !== 'city' && district === undefined && texts.district,
    !(given.until >= today) && texts.until, !(Number(given.quota) >= 1) && texts.quota,
  ].filter((name) => name !== false)
  const reason = act.isPending ? texts.busy : lacking.length > 0 ? `${texts.missing}${lacking.join(cut)}` : undefined
  const faults = faultsOf(act.error)
  const set = (change: Partial<typeof given>) => setGiven({ ...given, ...change })
  const send = () =>
    act.mutate({
      resourceId: resource.id, purpose: given.purpose.trim(), basis: given.basis.trim(), fields, level, quota: Number(given.quota),
      endsAt: endOf(given.until), necessity: Object.fromEntries(personal.map(({ name }) => [name, (necessity[name] ?? '').trim()])),
      ...(level === 'city' || district === undefined ? {} : { district }),
    }, { onSuccess: close })
  return (
    <form className="card stack" aria-labelledby={id} noValidate onSubmit={(event) => (event.preventDefault(), reason === undefined && send())}>
      <div>
        <h3 id={id}>{texts.title(resource.name)}</h3>
        <p className="soft last">{texts.lead} <span className="faint">{basis}：{law}</span></p>
      </div>
      {act.error !== null && <Refused error={act.error} />}
      <div className="sharing-two">
        <TextField label={texts.purpose} hint={texts.purposeHint} maxLength={100} value={given.purpose} fault={faults['purpose']}
          onChange={({ target }) => set({ purpose: target.value })} />
        <TextField label={texts.basis} hint={texts.basisHint} maxLength={300} value={given.basis} fault={faults['basis']}
          onChange={({ target }) => set({ basis: target.value })} />
      </div>
      <Fields items={resource.items} fields={fields} choose={setFields} />
      {personal.map(({ name }) => (
        <TextField key={name} label={texts.necessity(name)} hint={texts.necessityHint} maxLength={300} value={necessity[name] ?? ''}
          fault={faults[name]} onChange={({ target }) => setNecessity({ ...necessity, [name]: target.value })} />
      ))}
      <div className="sharing-two">
        <SelectField label={texts.level} value={level} onChange={({ target }) => setLevel(LEVELS.find((one) => one === target.value) ?? 'city')}>
          {LEVELS.map((one) => <option key={one} value={one}>{levels[one]}</option>)}
        </SelectField>
        {level !== 'city' && (
          <SelectField label={texts.district} value={district ?? ''} fault={faults['district']}
            onChange={({ target }) => setDistrict(PLACES.find((one) => one === target.value))}>
            <option value="">{texts.choose}</option>
            {PLACES.map((one) => <option key={one} value={one}>{one}</option>)}
          </SelectField>
        )}
        <TextField label={texts.until} type="date" min={today} value={given.until} fault={faults['endsAt']}
          onChange={({ target }) => set({ until: target.value })} />
        <TextField label={texts.quota} type="number" min={1} value={given.quota} fault={faults['quota']}
          onChange={({ target }) => set({ quota: target.value })} />
      </div>
      <div className="row">
        <ActButton type="submit" className="button primary" reason={reason}>{texts.submit}</ActButton>
        <button type="button" className="button" onClick={close}>{texts.cancel}</button>
      </div>
    </form>
  )
}

type FieldsProps = { items: Shareable['items']; fields: string[]; choose: (fields: string[]) => void }

/** The data items that are asked for; none is chosen beforehand. */
function Fields({ items, fields, choose }: FieldsProps) {
  const { form: texts, catalogue } = useText(sharingTexts)
  const names = items.map(({ name }) => name)
  return (
    <fieldset className="plain">
      <legend>{texts.fields}</legend>
      <span className="faint">{texts.fieldsHint}</span>
      <div className="sharing-choices">
        {items.map(({ name, isPersonal }) => (
          <label key={name} className="choice">
            <input type="checkbox" checked={fields.includes(name)}
              onChange={({ target }) => choose(names.filter((one) => (one === name ? target.checked : fields.includes(one))))} />
            <span>{name}{isPersonal && <span className="sharing-personal"> · {catalogue.personal}</span>}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
