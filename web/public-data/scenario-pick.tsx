import { type AskedField, asksForAll, needsNecessity, type ScenarioFields } from '#api/authorized-operation/scenario.ts'
import type { Schemas } from '../client/client.ts'
import { useText } from '../language/language.tsx'
import { scenarioTexts } from '../language/scenario.ts'
import { AreaField, TextField } from '../part/form.tsx'

type Resource = Schemas['PublicDataResource']

/** What was ticked, by resource: the necessity of an item is a text while it is written. */
export type Picked = ScenarioFields

/** Whether something is missing: a resource without items, or a reason that is due. */
export const isPickLacking = (resources: Resource[], picked: Picked): boolean =>
  resources.some(({ id, items }) => {
    const asked = picked[id] ?? []
    return asked.length === 0 || asked.some(({ name, necessity }) => needsNecessity(items, name) && !necessity?.trim())
  })

/** The items as they are sent: those of the chosen resources, reasons trimmed and left out where none is due. */
export const sentFields = (resources: Resource[], picked: Picked): ScenarioFields =>
  Object.fromEntries(resources.map(({ id, items }) => [
    id,
    (picked[id] ?? []).map(({ name, necessity }) => (
      { name, necessity: needsNecessity(items, name) ? (necessity ?? '').trim() : null }
    )),
  ]))

/** Whether all the items of any resource are asked for, which needs a reason of its own. */
export const asksForAnyAll = (resources: Resource[], picked: Picked): boolean =>
  resources.some((resource) => asksForAll({ fields: picked }, resource))

type PickProps = {
  resources: Resource[]
  picked: Picked
  change: (picked: Picked) => void
  necessity: string
  changeNecessity: (text: string) => void
  faults: Record<string, string>
}

/** The data items that a scenario needs, by resource (最小必要): personal and sensitive ones with the reason of each. */
export function FieldPick({ resources, picked, change, necessity, changeNecessity, faults }: PickProps) {
  const { propose: texts } = useText(scenarioTexts)
  if (resources.length === 0) return null
  return (
    <div className="stack">
      <p className="soft">{texts.itemsLead} <span className="faint">{texts.basis}</span></p>
      {resources.map((resource) => (
        <OfOne
          key={resource.id} resource={resource} asked={picked[resource.id] ?? []} faults={faults}
          change={(asked) => change({ ...picked, [resource.id]: asked })}
        />
      ))}
      {asksForAnyAll(resources, picked) && (
        <AreaField
          label={texts.allWhy} rows={2} maxLength={2000} value={necessity} fault={faults['necessity']}
          onChange={({ target }) => changeNecessity(target.value)}
        />
      )}
    </div>
  )
}

type OneProps = {
  resource: Resource
  asked: AskedField[]
  change: (asked: AskedField[]) => void
  faults: Record<string, string>
}

function OfOne({ resource: { id, name, fields, items }, asked, change, faults }: OneProps) {
  const texts = useText(scenarioTexts)
  const isAsked = (field: string) => asked.some((one) => one.name === field)
  const toggle = (field: string, isOn: boolean) =>
    change(isOn ? [...asked, { name: field, necessity: null }] : asked.filter((one) => one.name !== field))
  return (
    <fieldset className="plain scenario-pick">
      <legend>{texts.propose.fields(name)}</legend>
      <p className="faint number">{texts.propose.chosen(String(asked.length), String(fields.length))}</p>
      <div className="choices">
        {fields.map((field) => (
          <label key={field} className="choice">
            <input type="checkbox" checked={isAsked(field)} onChange={({ target }) => toggle(field, target.checked)} />
            <span>
              {field} <Marks item={items.find((item) => item.name === field)} />
            </span>
          </label>
        ))}
      </div>
      <div className="whys">
        {asked.map((field, index) => needsNecessity(items, field.name) && (
          <TextField
            key={field.name} label={texts.propose.whyOf(field.name)} hint={texts.propose.whyHint} maxLength={500}
            value={field.necessity ?? ''} fault={faults[`fields.${id}.${index}.necessity`]}
            onChange={({ target }) => change(asked.with(index, { ...field, necessity: target.value }))}
          />
        ))}
      </div>
    </fieldset>
  )
}

function Marks({ item }: { item: Resource['items'][number] | undefined }) {
  const texts = useText(scenarioTexts)
  return (
    <>
      {item?.personal && <span className="tag danger">{texts.personal}</span>}{' '}
      {item?.sensitive && <span className="tag danger">{texts.sensitive}</span>}
    </>
  )
}
