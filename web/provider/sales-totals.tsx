import type { Schemas } from '../client/client.ts'
import { useLanguage, useText } from '../language/language.tsx'
import { salesTexts } from '../language/provider-sales.ts'
import { sayCount, sayFen } from '../part/say.ts'
import { madeOf, offeredOf } from './figures.ts'

/** The figures of all products together. */
export function SalesTotals({ totals }: { totals: Schemas['Sales']['totals'] }) {
  const { totals: texts } = useText(salesTexts)
  const { language } = useLanguage()
  const tiles = [
    { name: texts.gross, value: sayFen(totals.grossFen), note: '' },
    { name: texts.fee, value: sayFen(totals.feeFen), note: '' },
    { name: texts.share, value: sayFen(totals.shareFen), note: '' },
    { name: texts.paidOut, value: sayFen(totals.paidOutFen), note: '' },
    {
      name: texts.agreements,
      value: sayCount(madeOf(totals.agreements), language),
      note: texts.offered(sayCount(offeredOf(totals.agreements), language)),
    },
    { name: texts.transfers, value: sayCount(totals.transfers, language), note: '' },
    { name: texts.rows, value: sayCount(totals.rows, language), note: '' },
    { name: texts.held, value: sayFen(totals.heldFen), note: texts.heldNote },
  ]
  return (
    <section className="card" aria-labelledby="totals">
      <h2 id="totals">{texts.title}</h2>
      <dl className="provider-tiles">
        {tiles.map(({ name, value, note }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {value}
              {note !== '' && <span className="faint provider-note">{note}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
