import { api, type Schemas } from '../client/client.ts'
import { useText } from '../language/language.tsx'
import { pricesTexts } from '../language/prices.ts'
import { SelectField, TextField } from '../part/form.tsx'
import { sayFen } from '../part/say.ts'

/** What a ceiling counts for: a period with the quantity foreseen in it, or nothing yet, as a trial standard. */
export type Counted = { id: string; quantity: string }

export const TRIAL: Counted = { id: '', quantity: '' }

type Sent = { period?: NonNullable<Schemas['SetCeiling']['period']> }

/** What the API takes of it; undefined where the quantity is none. */
export function periodOf({ id, quantity }: Counted): Sent | undefined {
  if (id === '') return {}
  return /^[1-9]\d{0,11}$/.test(quantity) ? { period: { id, quantity: Number(quantity) } } : undefined
}

type Props = { scenario: Schemas['Scenario']; value: Counted; change: (value: Counted) => void }

/** The approved periods of a scenario's grant to choose from, with what the ceilings of others leave of each. */
export function PeriodChoice({ scenario: { id: scenarioId, authorizationId }, value, change }: Props) {
  const { ceiling: texts } = useText(pricesTexts)
  const query = { authorizationId, state: 'approved' as const, limit: 20 }
  const { data } = api.useQuery('get', '/api/revenue-periods', { params: { query } })
  const isWrong = value.quantity !== '' && periodOf(value) === undefined
  return (
    <>
      <SelectField
        label={texts.ground}
        value={value.id}
        onChange={({ target }) => change({ ...value, id: target.value })}
      >
        <option value="">{texts.trial}</option>
        {data?.items.map((period) => (
          <option key={period.id} value={period.id}>
            {texts.period(period.name, sayFen(leftOf(period, scenarioId)))}
          </option>
        ))}
      </SelectField>
      {value.id !== '' && (
        <TextField
          label={texts.quantity} hint={texts.quantityHint} inputMode="numeric" value={value.quantity}
          fault={isWrong ? texts.quantityWrong : undefined}
          onChange={({ target }) => change({ ...value, quantity: target.value.trim() })}
        />
      )}
    </>
  )
}

/** What a period leaves for a scenario's own ceiling. */
const leftOf = ({ maximumFen, ceilings }: Schemas['RevenuePeriod'], scenarioId: string): number =>
  ceilings.reduce((left, one) => (one.scenarioId === scenarioId ? left : left - one.productFen), maximumFen)
