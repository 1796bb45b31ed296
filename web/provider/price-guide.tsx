import { api } from '../client/client.ts'
import { useMay } from '../client/session.ts'
import { useText } from '../language/language.tsx'
import { partTexts } from '../language/provider-parts.ts'
import { sayFen } from '../part/say.ts'
import { Read } from '../part/state.tsx'

/** What comparable listings cost, and the platform's fee. */
export const usePriceGuide = (listingId: string) =>
  api.useQuery('get', '/api/price-guide', { params: { query: { listingId } } }, { enabled: useMay('pricing.guide') })

/** What comparable listings cost, by each measure of comparison. */
export function GuideList({ listingId }: { listingId: string }) {
  const { price: texts } = useText(partTexts)
  const query = usePriceGuide(listingId)
  if (!useMay('pricing.guide')) return null
  return (
    <section className="card" aria-labelledby="guide">
      <h3 id="guide">{texts.guide}</h3>
      <Read query={query}>
        {({ comparables, guides }) => {
          if (comparables === 0) return <p className="soft provider-last">{texts.guideNone}</p>
          return (
            <>
              <p className="soft">{texts.guideLead(String(comparables))}</p>
              <dl className="provider-guide">
                {guides.map(({ measure, label, prices, count }) => (
                  <div key={measure}>
                    <dt>{texts.of[measure] ?? label}</dt>
                    <dd>
                      {prices === null
                        ? texts.guideFew
                        : texts.guideRow(
                            sayFen(prices.medianFen),
                            sayFen(prices.lowerFen),
                            sayFen(prices.upperFen),
                            String(count),
                          )}
                    </dd>
                  </div>
                ))}
              </dl>
              <p className="faint provider-last">{texts.guideNote}</p>
            </>
          )
        }}
      </Read>
    </section>
  )
}
