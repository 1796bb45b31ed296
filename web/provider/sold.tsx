import { Link } from 'react-router'
import { api } from '../client/client.ts'
import { providerTexts } from '../language/provider.ts'
import { useLanguage, useText } from '../language/language.tsx'
import { sayCount, sayFen } from '../part/say.ts'
import { Read } from '../part/state.tsx'
import { madeOf } from './figures.ts'

/** What was sold so far, and what is owed. */
export function Sold() {
  const { desk } = useText(providerTexts)
  const { language } = useLanguage()
  const query = api.useQuery('get', '/api/sales', { params: { query: { limit: 1 } } })
  return (
    <section className="card" aria-labelledby="sold">
      <h2 id="sold">
        <Link to="/provide/sales">{desk.sold}</Link>
      </h2>
      <Read query={query}>
        {({ totals }) => {
          const made = madeOf(totals.agreements)
          const tiles = [
            { name: desk.gross, value: sayFen(totals.grossFen) },
            { name: desk.share, value: sayFen(totals.shareFen) },
            { name: desk.payable, value: sayFen(totals.payableFen) },
            { name: desk.held, value: sayFen(totals.heldFen) },
          ]
          return (
            <>
              <p className="soft">
                {made === 0
                  ? desk.soldNone
                  : desk.soldLead(sayCount(made, language), sayCount(totals.transfers, language))}
              </p>
              <dl className="provider-tiles">
                {tiles.map(({ name, value }) => (
                  <div key={name}>
                    <dt>{name}</dt>
                    <dd>{value}</dd>
                  </div>
                ))}
              </dl>
            </>
          )
        }}
      </Read>
    </section>
  )
}
