import { useState } from 'react'
import type { Schemas } from '../client/client.ts'
import { agreementTexts } from '../language/agreement.ts'
import { useText } from '../language/language.tsx'
import { ActButton } from '../part/act-button.tsx'
import { dayOf, daysAfter } from '../part/day.ts'
import { AreaField, TextField } from '../part/form.tsx'

/** What a consumer means to agree upon; days are Beijing's, the last one included. */
export type Wish = { plan: number; purpose: string; start: string; end: string; quota: number; note: string; operates: boolean }

type Entry = Schemas['CatalogEntry']

const today = () => dayOf(Date.now())

/** The slots of an agreement, with what the provider allows. */
export function OfferForm({ entry, before, done }: { entry: Entry; before: Wish | undefined; done: (wish: Wish) => void }) {
  const { order: texts } = useText(agreementTexts)
  const [wish, setWish] = useState<Wish>(
    before ?? { plan: 0, purpose: entry.useCases[0] ?? '', start: today(), end: daysAfter(today(), 89), quota: 10, note: '', operates: false },
  )
  const isCounted = Number.isSafeInteger(wish.quota) && wish.quota > 0
  const lacking = wish.start === '' || wish.end < wish.start ? texts.noDays : isCounted ? undefined : texts.noQuota
  return (
    <form className="stack" onSubmit={(event) => (event.preventDefault(), lacking === undefined && done(wish))}>
      <fieldset className="plain">
        <legend>{texts.plan}</legend>
        <div className="options">
          {entry.prices.map(({ sentence }, plan) => (
            <label key={sentence} className="option">
              <input type="radio" name="plan" checked={wish.plan === plan} onChange={() => setWish({ ...wish, plan })} />{sentence}
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset className="plain">
        <legend>{texts.purpose}</legend>
        <p className="faint">{texts.purposeHint}；{texts.forbidden}：{entry.forbiddenUses.join('、')}</p>
        <div className="options">
          {entry.useCases.map((purpose) => (
            <label key={purpose} className="option">
              <input type="radio" name="purpose" checked={wish.purpose === purpose} onChange={() => setWish({ ...wish, purpose })} />{purpose}
            </label>
          ))}
        </div>
      </fieldset>
      <div className="taking">
        <TextField label={texts.start} type="date" value={wish.start} min={today()} onChange={({ target }) => setWish({ ...wish, start: target.value })} />
        <TextField label={texts.end} type="date" value={wish.end} min={wish.start} onChange={({ target }) => setWish({ ...wish, end: target.value })} />
        <TextField label={texts.quota} type="number" min={1} value={String(wish.quota)} onChange={({ target }) => setWish({ ...wish, quota: Number(target.value) })} />
      </div>
      <label className="option">
        <input type="checkbox" checked={wish.operates} onChange={({ target }) => setWish({ ...wish, operates: target.checked })} />
        {texts.operates}
      </label>
      <AreaField label={texts.note} value={wish.note} maxLength={500} onChange={({ target }) => setWish({ ...wish, note: target.value })} />
      <div><ActButton type="submit" className="button primary" reason={lacking}>{texts.next}</ActButton></div>
    </form>
  )
}
