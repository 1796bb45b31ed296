import { useId } from 'react'
import { comparablePrice, sharesOf } from '#api/listing/price-guide.ts'
import { terms } from '../language/catalog.ts'
import { useText } from '../language/language.tsx'
import { listingTexts } from '../language/provider-listing.ts'
import { TextField } from '../part/form.tsx'
import { sayFen } from '../part/say.ts'
import { microYuanOf } from './money.ts'
import { KINDS, type Kind, type PlanDraft, planOf, priceOf, upToOf, wholeOf } from './plan-draft.ts'

type FormProps = {
  number: number
  draft: PlanDraft
  /** Whether faults are told yet: not before somebody has left a field. */
  isTold: boolean
  disabled: boolean
  feeBps: number | undefined
  change: (changed: Partial<PlanDraft>) => void
  remove: () => void
}

/** One price plan. */
export function PlanForm(props: FormProps) {
  const { price: texts } = useText(listingTexts)
  const { price: kinds } = useText(terms)
  const { number, draft, disabled, change, remove } = props
  const id = useId()
  const setKind = (text: string) => change({ kind: KINDS.find((kind) => kind === text) ?? 'free' })
  return (
    <fieldset className="card stack provider-plan" disabled={disabled}>
      <legend>{texts.plan(String(number))}</legend>
      <div className="provider-pair">
        <div className="field">
          <label htmlFor={id}>{texts.kind}</label>
          <select id={id} className="input" value={draft.kind} onChange={({ target }) => setKind(target.value)}>
            {KINDS.map((kind: Kind) => <option key={kind} value={kind}>{kinds[kind]}</option>)}
          </select>
        </div>
        <Price {...props} />
      </div>
      {draft.kind === 'per_volume' && <Tiers {...props} />}
      <div className="row between">
        <Shares {...props} />
        {!disabled && <button type="button" className="button plain" onClick={remove}>{texts.remove}</button>}
      </div>
    </fieldset>
  )
}

function Price({ draft, isTold, change }: FormProps) {
  const { price: texts } = useText(listingTexts)
  const id = useId()
  const { kind } = draft
  if (kind === 'free') return null
  if (kind === 'per_volume')
    return (
      <div className="field">
        <label htmlFor={id}>{texts.unit}</label>
        <select id={id} className="input" value={draft.unit} onChange={({ target }) => change({ unit: target.value === 'row' ? 'row' : 'mebibyte' })}>
          <option value="row">{texts.row}</option>
          <option value="mebibyte">{texts.mebibyte}</option>
        </select>
      </div>
    )
  return (
    <>
      <TextField label={texts.price} inputMode="decimal" value={draft.price} fault={isTold && priceOf(draft) === undefined ? texts.priceWrong : undefined}
        onChange={({ target }) => change({ price: target.value })} />
      {kind === 'subscription' && (
        <TextField label={texts.days} inputMode="numeric" value={draft.days} fault={isTold && wholeOf(draft.days, 366) === undefined ? texts.daysWrong : undefined}
          onChange={({ target }) => change({ days: target.value })} />
      )}
    </>
  )
}

function Tiers({ draft, isTold, disabled, change }: FormProps) {
  const { price: texts } = useText(listingTexts)
  const unit = texts[draft.unit]
  const { tiers } = draft
  const set = (at: number, changed: Partial<PlanDraft['tiers'][number]>) => change({ tiers: tiers.map((tier, index) => (index === at ? { ...tier, ...changed } : tier)) })
  return (
    <div className="stack" role="group" aria-label={texts.tiers}>
      {tiers.map((tier, at) => (
        // Tiers have no identity but their place.
        <div key={at} className="provider-pair">
          {at < tiers.length - 1 ? (
            <TextField label={texts.upTo(unit)} inputMode="numeric" value={tier.upTo} fault={isTold && upToOf(draft, at) === undefined ? texts.upToWrong : undefined}
              onChange={({ target }) => set(at, { upTo: target.value })} />
          ) : tiers.length > 1 ? <p className="faint provider-rest">∞</p> : null}
          <TextField label={texts.unitPrice(unit)} inputMode="decimal" value={tier.price} fault={isTold && microYuanOf(tier.price) === undefined ? texts.unitWrong : undefined}
            onChange={({ target }) => set(at, { price: target.value })} />
        </div>
      ))}
      {!disabled && (
        <div className="row">
          {tiers.length < 20 && <button type="button" className="button" onClick={() => change({ tiers: [...tiers, { upTo: '', price: '' }] })}>{texts.addTier}</button>}
          {tiers.length > 1 && <button type="button" className="button" onClick={() => change({ tiers: tiers.slice(0, -1) })}>{texts.removeTier}</button>}
        </div>
      )}
    </div>
  )
}

/** What the consumer pays and what the provider receives, for the use by which prices are compared. */
function Shares({ draft, feeBps }: FormProps) {
  const { price: texts } = useText(listingTexts)
  const plan = planOf(draft)
  if (plan === undefined || feeBps === undefined) return <span />
  const price = comparablePrice(plan)
  if (price === undefined) return <p className="provider-shares">{texts.freeShares}</p>
  const { consumerPaysFen, feeFen, providerReceivesFen } = sharesOf(price.priceFen, feeBps)
  return <p className="provider-shares"><span className="tag">{texts.of[price.measure]}</span> {texts.shares(sayFen(consumerPaysFen), sayFen(feeFen), sayFen(providerReceivesFen))}</p>
}
