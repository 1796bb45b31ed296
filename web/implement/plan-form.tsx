import { useState } from 'react'
import { PLAN_MODES, PLAN_TEXTS, planFaults } from '#api/authorized-operation/plan.ts'
import type { Problem, Schemas } from '../client/client.ts'
import { BASES, implementTexts } from '../language/implement.ts'
import { useLanguage, useText } from '../language/language.tsx'
import { AreaField, faultsOf, TextField } from '../part/form.tsx'
import { sayCount } from '../part/say.ts'
import { Choice } from '../public-data/form.tsx'
import { ActForm } from '../part/act-form.tsx'
import { ProductFields, type Products } from './product-fields.tsx'
import { ResourcePicker } from './resource-picker.tsx'

export type PlanDraft = Schemas['DraftPlan']

const EMPTY: PlanDraft = { name: '', mode: 'field', items: {}, resourceIds: [] }

type FormProps = {
  initial?: PlanDraft
  submit: string
  error: Problem | null
  isBusy: boolean
  send: (draft: PlanDraft) => void
  cancel: () => void
}

/** The plan's twelve items (实施方案十二项), as far as they are written. */
export function PlanForm({ initial = EMPTY, submit, error, isBusy, send, cancel }: FormProps) {
  const { plan: texts, items: names, itemHints, modes } = useText(implementTexts)
  const { language } = useLanguage()
  const [draft, setDraft] = useState(initial)
  const set = (change: Partial<PlanDraft>) => setDraft({ ...draft, ...change })
  const setItem = (change: PlanDraft['items']) => set({ items: { ...draft.items, ...change } })
  const faults = faultsOf(error)
  const missing = planFaults(tidy(draft)).length
  const products: Products = draft.items.products ?? { welfare: [], industry: [] }
  return (
    <ActForm
      title={texts.form}
      lead={texts.formLead}
      basis={BASES.items}
      submit={submit}
      error={error}
      isBusy={isBusy}
      lacking={[draft.name.trim() === '' && names.name]}
      send={() => send(tidy(draft))}
      cancel={cancel}
    >
      <p className="last">
        <span className={missing === 0 ? 'tag good' : 'tag accent'}>
          {missing === 0 ? texts.complete : texts.missing(sayCount(missing, language))}
        </span>
      </p>
      <TextField
        label={names.name} maxLength={100} value={draft.name} fault={faults['name']}
        onChange={({ target }) => set({ name: target.value })}
      />
      <Choice
        label={names.mode} names={modes} values={PLAN_MODES} value={draft.mode} choose={(mode) => set({ mode })}
      />
      {PLAN_TEXTS.map((key) => (
        <div key={key} className="stack">
          <AreaField
            label={names[key]}
            hint={itemHints[key]}
            rows={4}
            maxLength={3000}
            value={draft.items[key] ?? ''}
            fault={faults[`items.${key}`]}
            onChange={({ target }) => setItem({ [key]: target.value })}
          />
          {key === 'scope' && (
            <ResourcePicker
              chosen={draft.resourceIds} choose={(resourceIds) => set({ resourceIds })}
              fault={faults['resourceIds']}
            />
          )}
          {key === 'term' && (
            <ProductFields
              products={products} change={(changed) => setItem({ products: changed })}
              fault={faults['items.products']}
            />
          )}
        </div>
      ))}
    </ActForm>
  )
}

/** What is written, without empty items and products that have no name. */
function tidy({ name, mode, items: { products, ...texts }, resourceIds }: PlanDraft): PlanDraft {
  const written = Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== ''))
  const named = (list: Products['welfare']) => list.filter((one) => one.name.trim() !== '' && one.form.trim() !== '')
  const kept = products && { welfare: named(products.welfare), industry: named(products.industry) }
  const items = { ...written, ...(kept === undefined ? {} : { products: kept }) }
  return { name: name.trim(), mode, resourceIds, items }
}
