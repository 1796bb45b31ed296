import { useAddress } from '../client/address.ts'
import { DeskPage } from '../desk/desk-page.tsx'
import { useText } from '../language/language.tsx'
import { treasuryTexts } from '../language/treasury.ts'
import { PayoutsHistory, PayoutsWaiting } from './payouts.tsx'
import { TopUpsHistory, TopUpsWaiting } from './top-ups.tsx'
import './review.css'

const KINDS = ['topUps', 'payouts'] as const

/** The treasury (资金): what waits to be found in the bank's statement or to be paid, and all that was decided. */
export default function Treasury() {
  const texts = useText(treasuryTexts)
  return (
    <DeskPage title={texts.title} lead={texts.lead} act="account.confirm_top_up" closed={texts.role}>
      <TopUpsWaiting />
      <PayoutsWaiting />
      <History />
    </DeskPage>
  )
}

function History() {
  const texts = useText(treasuryTexts)
  const {
    values: { kind },
    change,
  } = useAddress(['kind', 'cursor'])
  const chosen = KINDS.find((one) => one === kind) ?? 'topUps'
  return (
    <section className="stack review-history-part" aria-labelledby="history">
      <div className="row between">
        <h2 id="history">{texts.history}</h2>
        <div className="row" role="group" aria-labelledby="history">
          {KINDS.map((one) => (
            <button
              key={one}
              type="button"
              className={one === chosen ? 'button small primary' : 'button small'}
              aria-pressed={one === chosen}
              onClick={() => change({ kind: one === 'topUps' ? undefined : one })}
            >
              {texts.tabs[one]}
            </button>
          ))}
        </div>
      </div>
      {chosen === 'topUps' ? <TopUpsHistory /> : <PayoutsHistory />}
    </section>
  )
}
