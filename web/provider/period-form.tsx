import { useText } from '../language/language.tsx'
import { salesTexts } from '../language/provider-sales.ts'
import { TextField } from '../part/form.tsx'
import { type Period, presetsOf } from './use-period.ts'

const NAMES = ['all', 'month', 'days', 'year'] as const

/** The period that all below is of. */
export function PeriodForm({ period }: { period: Period }) {
  const { period: texts } = useText(salesTexts)
  const presets = presetsOf()
  return (
    <section className="card provider-period" aria-label={texts.title}>
      <div className="provider-filter" role="group" aria-label={texts.title}>
        {NAMES.map((name) => {
          const [from, to] = presets[name]
          return (
            <button
              key={name}
              type="button"
              aria-pressed={period.from === from && period.to === to}
              onClick={() => period.set(from, to)}
            >
              {texts[name]}
            </button>
          )
        })}
      </div>
      <div className="provider-days">
        <TextField
          label={texts.from}
          type="date"
          value={period.from ?? ''}
          onChange={({ target }) => period.set(target.value || undefined, period.to)}
        />
        <TextField
          label={texts.to}
          type="date"
          value={period.to ?? ''}
          fault={period.isWrong ? texts.wrong : undefined}
          onChange={({ target }) => period.set(period.from, target.value || undefined)}
        />
      </div>
    </section>
  )
}
