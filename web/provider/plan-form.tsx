import { useState } from 'react'
import { comparablePrice, sharesOf } from '#api/listing/price-guide.ts'
import { terms } from '../language/catalog.ts'
import { useText } from '../language/language.tsx'
import { partTexts } from '../language/provider-parts.ts'
import { SelectField, TextField } from '../part/form.tsx'
import { sayFen } from '../part/say.ts'
import { microYuanOf } from '../part/money.ts'
import { KINDS, type Kind, type PlanDraft, planOf, priceOf, upToOf, wholeOf } from './plan-draft.ts'

type FormProps = {
  number: number
  draft: PlanDraft
  disabled: boolean
  feeBps: number | undefined
  change: (changed: Partial<PlanDraft>) => void
  remove: () => void
}

/** One price plan. */
export function PlanForm(props: FormProps) {
  const { price: texts } = useText(partTexts)
  const { price: kinds } = useText(terms)
  const { number, draft, disabled, change, remove } = props
  const setKind = (text: string) => change({ kind: KINDS.find((kind) => kind === text) ?? 'free' })
  return (
    <fieldset className="card stack provider-plan" disabled={disabled}>
      <legend>{texts.plan(String(number))}</legend>
      <div className="provider-pair">
        <SelectField label={texts.kind} value={draft.kind} onChange={({ target }) => setKind(target.value)}>
          {KINDS.map((kind: Kind) => (
            <option key={kind} value={kind}>
              {kinds[kind]}
            </option>
          ))}
        </SelectField>
        <Price {...props} />
      </div>
      {draft.kind === 'per_volume' && <Tiers {...props} />}
      <div className="row between">
        <Shares {...props} />
        {!disabled && (
          <button type="button" className="button plain" onClick={remove}>
            {texts.remove}
          </button>
        )}
      </div>
    </fieldset>
  )
}

type NumberProps = {
  label: string
  mode: 'decimal' | 'numeric'
  value: string
  fault: string | undefined
  change: (text: string) => void
}

/** A number as it is typed: what is wrong with it is told once the field was left, and not of an empty one. */
function NumberField({ label, mode, value, fault, change }: NumberProps) {
  const [isLeft, setLeft] = useState(false)
  return (
    <TextField
      label={label}
      inputMode={mode}
      autoComplete="off"
      value={value}
      fault={isLeft && value !== '' ? fault : undefined}
      onFocus={() => setLeft(false)}
      onBlur={() => setLeft(true)}
      onChange={({ target }) => change(target.value)}
    />
  )
}

function Price({ draft, change }: FormProps) {
  const { price: texts } = useText(partTexts)
  const { kind } = draft
  if (kind === 'free') return null
  if (kind === 'per_volume')
    return (
      <SelectField
        label={texts.unit}
        value={draft.unit}
        onChange={({ target }) => change({ unit: target.value === 'row' ? 'row' : 'mebibyte' })}
      >
        <option value="row">{texts.row}</option>
        <option value="mebibyte">{texts.mebibyte}</option>
      </SelectField>
    )
  return (
    <>
      <NumberField
        label={texts.price}
        mode="decimal"
        value={draft.price}
        fault={priceOf(draft) === undefined ? texts.priceWrong : undefined}
        change={(price) => change({ price })}
      />
      {kind === 'subscription' && (
        <NumberField
          label={texts.days}
          mode="numeric"
          value={draft.days}
          fault={wholeOf(draft.days, 366) === undefined ? texts.daysWrong : undefined}
          change={(days) => change({ days })}
        />
      )}
    </>
  )
}

function Tiers({ draft, disabled, change }: FormProps) {
  const { price: texts } = useText(partTexts)
  const unit = texts[draft.unit]
  const { tiers } = draft
  const set = (at: number, changed: Partial<PlanDraft['tiers'][number]>) =>
    change({ tiers: tiers.map((tier, index) => (index === at ? { ...tier, ...changed } : tier)) })
  return (
    <div className="stack" role="group" aria-label={texts.tiers}>
      {tiers.map((tier, at) => (
        // Tiers have no identity but their place.
        <div key={at} className="provider-pair">
          {at < tiers.length - 1 ? (
            <NumberField
              label={texts.upTo(unit)}
              mode="numeric"
              value={tier.upTo}
              fault={upToOf(draft, at) === undefined ? texts.upToWrong : undefined}
              change={(upTo) => set(at, { upTo })}
            />
          ) : tiers.length > 1 ? (
            <p className="faint provider-rest">{texts.rest}</p>
          ) : null}
          <NumberField
            label={texts.unitPrice(unit)}
            mode="decimal"
            value={tier.price}
            fault={microYuanOf(tier.price) === undefined ? texts.unitWrong : undefined}
            change={(price) => set(at, { price })}
          />
        </div>
      ))}
      {!disabled && (
        <div className="row">
          {tiers.length < 20 && (
            <button
              type="button"
              className="button"
              onClick={() => change({ tiers: [...tiers, { upTo: '', price: '' }] })}
            >
              {texts.addTier}
            </button>
          )}
          {tiers.length > 1 && (
            <button type="button" className="button" onClick={() => change({ tiers: tiers.slice(0, -1) })}>
              {texts.removeTier}
            </button>
          )}
        </div>
      )}
    </div>
  )
}

/** What the consumer pays and what the provider receives, for the use by which prices are compared. */
function Shares({ draft, feeBps }: FormProps) {
  const { price: texts } = useText(partTexts)
  const plan = planOf(draft)
  if (plan === undefined || feeBps === undefined) return <p className="provider-shares" />
  const price = comparablePrice(plan)
  if (price === undefined) return <p className="provider-shares">{texts.freeShares}</p>
  const { consumerPaysFen, feeFen, providerReceivesFen } = sharesOf(price.priceFen, feeBps)
  return (
    <p className="provider-shares">
      <span className="tag">{texts.of[price.measure]}</span>{' '}
      {texts.shares(sayFen(consumerPaysFen), sayFen(feeFen), sayFen(providerReceivesFen))}
    </p>
  )
}
